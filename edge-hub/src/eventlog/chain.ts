import { hash } from 'node:crypto';

/** Hash before the first row. */
export const CHAIN_START = '0'.repeat(64);
export const SALT_BYTES = 16;

/** The fields of a row that the chain covers: ids, times, codes and the digest of the content, never the content. */
export interface ChainedRow {
  readonly position: number;
  readonly eventKey: string;
  readonly sourceId: string;
  readonly epoch: string | null;
  readonly seq: number | null;
  readonly kind: string | null;
  readonly occurredAtUtc: number | null;
  readonly receivedAtUtc: number;
  readonly receivedAtSchoolUtc: number;
  readonly hubCode: string | null;
  /** SHA-256 of salt and bytes: says nothing about the content once salt and bytes are erased. */
  readonly digest: string;
}

/** Salted digest of an event's bytes. */
export const contentDigest = (salt: Uint8Array, bytes: Uint8Array): string =>
  hash('sha256', Buffer.concat([salt, bytes]), 'hex');

/** The fields in the order in which the chain covers them. */
export const chainedFields = (row: ChainedRow) =>
  [
    row.position,
    row.eventKey,
    row.sourceId,
    row.epoch,
    row.seq,
    row.kind,
    row.occurredAtUtc,
    row.receivedAtUtc,
    row.receivedAtSchoolUtc,
    row.hubCode,
    row.digest,
  ] as const;

/** Chain hash of a row after the row whose hash is `previous`. */
export const chainHash = (previous: string, fields: ReturnType<typeof chainedFields>): string =>
  hash('sha256', `${previous}\n${JSON.stringify(fields)}`, 'hex');
