import type { Connection } from '../database/connection.ts';
import { readNumber, writeSetting } from '../database/settings.ts';

/** As `DenyBody` takes; more cannot be published. */
const DENY_MAX_ENTRIES = 20_000;

export interface DenyEntry {
  readonly blockId: string;
  readonly cardId: string;
  readonly atUtc: number;
  /** Version of the list that first held this entry. */
  readonly denyVersion: number;
}

/** The list as it is published: only entries that no stored roster has settled. */
export interface DenyList {
  readonly version: number;
  readonly entries: readonly DenyEntry[];
}

interface Row {
  block_id: string;
  card_id: string;
  at_utc: number;
  deny_version: number;
}

const toEntry = (row: Row): DenyEntry => ({
  blockId: row.block_id,
  cardId: row.card_id,
  atUtc: row.at_utc,
  denyVersion: row.deny_version,
});

export const readDenyList = (db: Connection): DenyList => ({
  version: readNumber(db, 'denyVersion'),
  entries: db
    .prepare<[], Row>(
      'select * from deny_entry where settled_by is null order by deny_version, block_id',
    )
    .all()
    .map(toEntry),
});

/** An entry, settled or not. */
export const findEntry = (db: Connection, blockId: string): DenyEntry | undefined => {
  const row = db.prepare<[string], Row>('select * from deny_entry where block_id = ?').get(blockId);
  return row && toEntry(row);
};

/** The open block of a card, when there is one: blocking twice is blocking once. */
export const openEntryOfCard = (db: Connection, cardId: string): DenyEntry | undefined => {
  const row = db
    .prepare<[string], Row>(
      'select * from deny_entry where card_id = ? and settled_by is null order by deny_version limit 1',
    )
    .get(cardId);
  return row && toEntry(row);
};

const raiseVersion = (db: Connection): number => {
  const version = readNumber(db, 'denyVersion') + 1;
  writeSetting(db, 'denyVersion', version);
  return version;
};

export type AddOutcome = 'added' | 'known' | 'full';

/** Adds an entry once; the same block again changes nothing, also after it was settled. Call inside a transaction. */
export const addEntry = (
  db: Connection,
  block: Pick<DenyEntry, 'blockId' | 'cardId' | 'atUtc'>,
): AddOutcome => {
  if (findEntry(db, block.blockId) !== undefined) return 'known';
  const open = db
    .prepare<[], { n: number }>('select count(*) as n from deny_entry where settled_by is null')
    .get();
  if ((open?.n ?? 0) >= DENY_MAX_ENTRIES) return 'full';
  db.prepare(
    'insert into deny_entry (block_id, card_id, at_utc, deny_version) values (?, ?, ?, ?)',
  ).run(block.blockId, block.cardId, block.atUtc, raiseVersion(db));
  return 'added';
};

/**
 * Takes out the entries that a stored roster settles, and no others. Call in the transaction that stores the roster.
 *
 * @returns how many left the list
 */
export const settleEntries = (
  db: Connection,
  settledBlocks: readonly string[],
  rosterVersion: number,
): number => {
  const settle = db.prepare(
    'update deny_entry set settled_by = ? where block_id = ? and settled_by is null',
  );
  let settled = 0;
  for (const blockId of settledBlocks) settled += settle.run(rosterVersion, blockId).changes;
  if (settled > 0) raiseVersion(db);
  return settled;
};

/** A core names each of its blocks in its rosters for 120 days; one that is younger than this and not named is unknown to it. */
const KNOWN_TO_CORE_MS = 90 * 24 * 3600 * 1000;

/**
 * Takes entries back that an earlier roster had settled and this one no longer knows: the core was put back from a copy of before the
 * block. The card stays dead at the doors until the secretariat decides again. Call in the transaction that stores the roster.
 *
 * @param nowUtc  system clock
 * @returns       how many came back
 */
export const reopenEntries = (
  db: Connection,
  settledBlocks: readonly string[],
  nowUtc: number,
): number => {
  const known = new Set(settledBlocks);
  const lost = db
    .prepare<[number], { block_id: string }>(
      'select block_id from deny_entry where settled_by is not null and at_utc > ?',
    )
    .all(nowUtc - KNOWN_TO_CORE_MS)
    .filter((row) => !known.has(row.block_id));
  if (lost.length === 0) return 0;
  const version = raiseVersion(db);
  const reopen = db.prepare(
    'update deny_entry set settled_by = null, deny_version = ? where block_id = ?',
  );
  for (const row of lost) reopen.run(version, row.block_id);
  return lost.length;
};
