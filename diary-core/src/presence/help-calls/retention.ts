import type { SchoolRead } from '../../kernel/db/handles.ts';
import { clearFields } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = async (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) => {
  const rows = read
    .from('help_call')
    .select('id')
    .where('occurred_at_utc', '<', beforeUtc)
    .where('holder_id', 'is not', null)
    .orderBy('id')
    .limit(limit);
  return (
    heldPersonIds.length === 0 ? rows : rows.where('holder_id', 'not in', heldPersonIds as never)
  ).execute();
};

/** Who opened a door under threat; that it was opened so stays. */
export const helpCallRetention = defineRetention({
  key: 'doors.helpCalls',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) =>
    clearFields(tx, 'help_call', {
      ids: (await old(tx, part)).map(({ id }) => id),
      rule: 'doors.helpCalls',
      fields: ['holder_id'],
    }),
});
