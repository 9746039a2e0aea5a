import { type ChainedRow, chainedFields, chainHash, contentDigest } from './chain.ts';
import { anchorOf, type Head, type LogHandle } from './log-handle.ts';

/** Result over the rows looked at so far; `brokenAt` is the position of the first row that is not as it was written. */
export interface Verified {
  readonly after: Head;
  readonly rows: number;
  readonly erasedByRule: number;
  readonly brokenAt?: number;
  readonly done: boolean;
}

interface Row extends ChainedRow {
  readonly hash: string;
  readonly salt: Buffer | null;
  readonly bytes: Buffer | null;
  readonly erased: number;
}

const SQL = `
  select r.position, r.event_key as eventKey, r.source_id as sourceId, r.epoch, r.seq, r.kind,
         r.occurred_at_utc as occurredAtUtc, r.received_at_utc as receivedAtUtc,
         r.received_at_school_utc as receivedAtSchoolUtc, r.hub_code as hubCode, r.digest, r.hash,
         c.salt, c.bytes,
         exists (select 1 from erasure e
                  where r.position between e.from_position and e.to_position) as erased
    from event_row r left join event_content c on c.position = r.position
   where r.position > ? order by r.position limit ?`;

const isWhole = (row: Row, previous: Head): boolean => {
  if (row.position !== previous.position + 1) return false;
  if (chainHash(previous.hash, chainedFields(row)) !== row.hash) return false;
  if (row.salt === null || row.bytes === null) return row.erased === 1;
  return contentDigest(row.salt, row.bytes) === row.digest;
};

/**
 * Checks the next `limit` rows of the chain: each hash over its row and the hash before, each digest over its content, no hole.
 * Content that is missing without a rule that cleared it counts as broken. Begins at the anchor when `after` is not given.
 */
export const verifyNext = (log: LogHandle, after: Head | undefined, limit: number): Verified => {
  let previous = after ?? anchorOf(log.db);
  const rows = log.db.prepare<[number, number], Row>(SQL).all(previous.position, limit);
  let erasedByRule = 0;
  for (const row of rows) {
    if (!isWhole(row, previous))
      return {
        after: previous,
        rows: rows.length,
        erasedByRule,
        brokenAt: previous.position + 1,
        done: true,
      };
    if (row.bytes === null) erasedByRule += 1;
    previous = { position: row.position, hash: row.hash };
  }
  return { after: previous, rows: rows.length, erasedByRule, done: rows.length < limit };
};
