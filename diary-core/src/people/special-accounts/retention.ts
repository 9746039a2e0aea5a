import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const ended = async (read: SchoolRead, { beforeDate, limit }: ErasePart) =>
  read
    .from('inspection')
    .select('id')
    .where('last_day', '<', beforeDate)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Who inspected the school, on whose order (S0 §82). The account is shut by its own dates. */
export const inspectionRetention = defineRetention({
  key: 'accounts.inspections',
  from: 'closing',
  least: 365,
  most: 3650,
  default: 1825,
  source: 'school',
  count: async (read, part) => (await ended(read, part)).length,
  erase: async (tx, part) => {
    const ids = (await ended(tx, part)).map(({ id }) => id);
    return eraseRows(tx, 'inspection', { ids, rule: 'accounts.inspections' });
  },
});
