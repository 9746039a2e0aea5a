import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type DoorEvent, EVENT_VERSION } from '@furtka/core-contract/event';
import { isDiskFault } from '../database/connection.ts';
import { readNumber, readSetting, writeSetting } from '../database/settings.ts';
import { type ChainedRow, chainedFields, chainHash, contentDigest, SALT_BYTES } from './chain.ts';
import { classify, placeOf, type Sender } from './classify.ts';
import type { LogHandle } from './log-handle.ts';

/** Bytes as they came, and when, by both clocks. */
export interface Arrival extends Sender {
  readonly bytes: Uint8Array;
  readonly receivedAtUtc: number;
  readonly receivedAtSchoolUtc: number;
}

/** What is known of an event before anybody has read it. */
export type Told = Pick<DoorEvent, 'kind' | 'cardId'>;

/** What became of an arrival. Without `epoch` and `seq` nobody can be told: the bytes were no event at all. */
export interface Appended {
  readonly outcome: 'stored' | 'duplicate' | 'quarantined';
  readonly code?: string;
  readonly epoch?: string;
  readonly seq?: number;
  /** Id of the tap that this event is or follows, for whoever watches the hops. */
  readonly tapId?: string;
  /** What was stored, for whoever follows the log. */
  readonly told?: Told;
}

type Described = Omit<ChainedRow, 'position' | 'digest' | 'receivedAtUtc' | 'receivedAtSchoolUtc'>;

const insert = (log: LogHandle, row: Described, arrival: Arrival, salt: Uint8Array): boolean => {
  const position = log.head.position + 1;
  const fields = chainedFields({
    position,
    eventKey: row.eventKey,
    sourceId: row.sourceId,
    epoch: row.epoch,
    seq: row.seq,
    kind: row.kind,
    occurredAtUtc: row.occurredAtUtc,
    receivedAtUtc: arrival.receivedAtUtc,
    receivedAtSchoolUtc: arrival.receivedAtSchoolUtc,
    hubCode: row.hubCode,
    digest: contentDigest(salt, arrival.bytes),
  });
  const hash = chainHash(log.head.hash, fields);
  if (log.insertRow.run(...fields, hash).changes === 0) return false;
  log.insertContent.run(position, salt, arrival.bytes);
  log.head = { position, hash };
  return true;
};

const quarantine = (
  log: LogHandle,
  arrival: Arrival,
  salt: Uint8Array,
  fault: { code: string; epoch?: string; seq?: number },
): Appended => {
  const bytesHash = createHash('sha256').update(arrival.bytes).digest('hex');
  // Sent again with the same bytes it is the same row, so a repeating sender cannot fill the log.
  insert(
    log,
    {
      eventKey: `x:${arrival.sourceId}:${bytesHash}`,
      sourceId: arrival.sourceId,
      epoch: fault.epoch ?? null,
      seq: fault.seq ?? null,
      kind: null,
      occurredAtUtc: null,
      hubCode: fault.code,
    },
    arrival,
    salt,
  );
  return { outcome: 'quarantined', ...fault };
};

const appendOne = (log: LogHandle, arrival: Arrival, salt: Uint8Array): Appended => {
  const classified = classify(arrival.bytes, arrival);
  if (!classified.ok) {
    const { ok: _, ...fault } = classified;
    return quarantine(log, arrival, salt, fault);
  }
  const { event } = classified;
  const { epoch, seq } = event;
  const row: Described = {
    eventKey: event.id,
    sourceId: event.sourceId,
    epoch,
    seq,
    kind: event.kind,
    occurredAtUtc: event.occurredAtUtc,
    hubCode: null,
  };
  const tapId = event.kind === 'tap' ? event.id : event.tapId;
  const { kind, cardId } = event;
  const told: Told = { kind, ...(cardId === undefined ? {} : { cardId }) };
  if (insert(log, row, arrival, salt)) {
    const { receivedAtSchoolUtc } = arrival;
    log.noteMovement(event, { position: log.head.position, receivedAtSchoolUtc });
    return { outcome: 'stored', epoch, seq, told, ...(tapId === undefined ? {} : { tapId }) };
  }
  const held = log.rowByKey.get(event.id);
  if (held === undefined)
    return quarantine(log, arrival, salt, { code: 'event.seq_reused', epoch, seq });
  const isSame = held.source_id === event.sourceId && held.epoch === epoch && held.seq === seq;
  return isSame
    ? { outcome: 'duplicate', epoch, seq }
    : quarantine(log, arrival, salt, { code: 'event.id_reused', epoch, seq });
};

/** Appends what waits, in order of arrival. Call inside one transaction: one commit for all. */
export const append = (log: LogHandle, arrivals: readonly Arrival[]): Appended[] => {
  const salts = randomBytes(SALT_BYTES * arrivals.length);
  return arrivals.map((arrival, index) => {
    const salt = salts.subarray(index * SALT_BYTES, (index + 1) * SALT_BYTES);
    try {
      return appendOne(log, arrival, salt);
    } catch (error) {
      if (isDiskFault(error)) throw error;
      // A row that the tables cannot take must not keep all others from their commit: SQLite undid only its statement.
      return quarantine(log, arrival, salt, {
        code: 'hub.not_storable',
        ...placeOf(arrival.bytes),
      });
    }
  });
};

/** A kiosk act before the log gives it its place. */
export type KioskAct = Omit<DoorEvent, 'v' | 'epoch' | 'seq' | 'source'>;

/** Appends an act of the kiosk under the hub's own epoch and next seq. Call inside a transaction. */
export const appendKioskAct = (
  log: LogHandle,
  act: KioskAct,
  received: { readonly receivedAtUtc: number; readonly receivedAtSchoolUtc: number },
): Appended => {
  const epoch = readSetting(log.db, 'kioskEpoch') ?? randomUUID();
  const seq = readNumber(log.db, 'kioskSeq') + 1;
  writeSetting(log.db, 'kioskEpoch', epoch);
  writeSetting(log.db, 'kioskSeq', seq);
  const event = { v: EVENT_VERSION, source: 'kiosk', ...act, epoch, seq };
  const bytes = Buffer.from(JSON.stringify(event));
  const arrival: Arrival = { source: 'kiosk', sourceId: act.sourceId, bytes, ...received };
  return appendOne(log, arrival, randomBytes(SALT_BYTES));
};
