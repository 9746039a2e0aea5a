import type { SchoolRead } from '../../kernel/db/handles.ts';
import { dropRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = async (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) =>
  // What lies in a row that could not be read is not known: while anybody is held, all stay.
  heldPersonIds.length > 0
    ? []
    : read
        .from('quarantined_row')
        .select('id')
        .where('received_at_utc', '<', beforeUtc)
        .orderBy('id')
        .limit(limit)
        .execute();

/** Events of doors that this program could not read: they name cards and holders by their ids. */
export const quarantineRetention = defineRetention({
  key: 'doors.quarantine',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) =>
    dropRows(
      tx,
      'quarantined_row',
      (await old(tx, part)).map(({ id }) => id),
    ),
});
