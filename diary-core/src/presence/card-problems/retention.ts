import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(
    read,
    'card_problem',
    { at: 'reported_at_utc', before: part.beforeUtc, person: 'holder_id' },
    part,
  );

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
      ids: await old(tx, part),
      rule: 'cards.problems',
    }),
});
