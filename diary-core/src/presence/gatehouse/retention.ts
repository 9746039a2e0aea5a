import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = async (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) => {
  const rows = read
    .from('card_note')
    .select('id')
    .where('made_at_utc', '<', beforeUtc)
    .orderBy('id')
    .limit(limit);
  return (
    heldPersonIds.length === 0 ? rows : rows.where('student_id', 'not in', heldPersonIds as never)
  ).execute();
};

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
    const ids = (await old(tx, part)).map(({ id }) => id);
    return eraseRows(tx, 'card_note', { ids, rule: 'gate.cardNotes' });
  },
});
