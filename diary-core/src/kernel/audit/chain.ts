import { createHash } from 'node:crypto';
import type { AuditItem } from './content.ts';

/**
 * Digest of one content item. The salt keeps a short content (a mark, a name) from being found by trying; it is erased with it.
 * Fields are length-prefixed, so that no two contents share a text.
 */
export const itemDigest = (salt: string, item: AuditItem): string => {
  const hash = createHash('sha256');
  for (const part of [salt, item.operation, item.table, item.rowId, item.oldText, item.newText])
    hash.update(part === null ? '-' : `${Buffer.byteLength(part)}:${part}`);
  return hash.digest('hex');
};

/** Digest of a change's content: its items' digests in order. */
export const contentDigest = (itemDigests: readonly string[]): string =>
  createHash('sha256').update(itemDigests.join('\n')).digest('hex');

/** What is chained: everything of the row but its hash. */
export interface ChainedRow {
  readonly id: string;
  readonly version: number;
  readonly at_utc: number;
  readonly at_school_utc: number;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly content_digest: string;
  readonly previous_hash: string;
}

/** `hash` of a row: over the school, the hash before and its own fields, in fixed order. */
export const rowHash = (schoolId: string, row: ChainedRow): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        schoolId,
        row.previous_hash,
        row.id,
        row.version,
        row.at_utc,
        row.at_school_utc,
        row.actor_kind,
        row.actor_id,
        row.actor_role,
        row.action,
        row.subject_kind,
        row.subject_id,
        row.content_digest,
      ]),
    )
    .digest('hex');
