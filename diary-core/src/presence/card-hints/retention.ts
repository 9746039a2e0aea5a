import type { SchoolRead } from '../../kernel/db/handles.ts';
import { dropRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(
    read,
    'card_hint',
    { at: 'occurred_at_utc', before: part.beforeUtc, person: 'holder_id' },
    part,
  );

/** Hints that a card may exist twice: they are drawn from door events and live as long by default. */
export const cardHintRetention = defineRetention({
  key: 'doors.cardHints',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) => dropRows(tx, 'card_hint', await old(tx, part)),
});
