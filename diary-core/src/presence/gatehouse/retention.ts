import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(
    read,
    'card_note',
    { at: 'made_at_utc', before: part.beforeUtc, person: 'student_id' },
    part,
  );

/** Notes about cards that were forgotten too often. */
export const cardNoteRetention = defineRetention({
  key: 'gate.cardNotes',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) => {
    const ids = await old(tx, part);
    return eraseRows(tx, 'card_note', { ids, rule: 'gate.cardNotes' });
  },
});
