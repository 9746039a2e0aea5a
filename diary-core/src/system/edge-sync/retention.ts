import type { SchoolRead } from '../../kernel/db/handles.ts';
import { dropRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** What lies in a row that could not be read is not known. */
const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(read, 'quarantined_row', { at: 'received_at_utc', before: part.beforeUtc }, part);

/** Events of doors that this program could not read: they name cards and holders by their ids. */
export const quarantineRetention = defineRetention({
  key: 'doors.quarantine',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) => dropRows(tx, 'quarantined_row', await old(tx, part)),
});
