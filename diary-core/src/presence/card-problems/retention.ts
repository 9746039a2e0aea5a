import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = async (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) => {
  const rows = read
    .from('card_problem')
    .select('id')
    .where('reported_at_utc', '<', beforeUtc)
    .orderBy('id')
    .limit(limit);
  return (
    heldPersonIds.length === 0 ? rows : rows.where('holder_id', 'not in', heldPersonIds as never)
  ).execute();
};

/** Problems with cards, answered or not: after so long nobody waits for an answer. */
export const cardProblemRetention = defineRetention({
  key: 'cards.problems',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) =>
    eraseRows(tx, 'card_problem', {
      ids: (await old(tx, part)).map(({ id }) => id),
      rule: 'cards.problems',
    }),
});
