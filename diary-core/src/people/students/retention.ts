import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { clearFields, eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** What the gatehouse and the hub need of a pupil is over with the last day at the school; law names no longer time. */
const bounds = { from: 'leaving', least: 0, most: 365, default: 30, source: 'school' } as const;

/** Students who left before a day and are not held. */
const leavers = async (
  read: SchoolRead,
  { beforeDate, heldPersonIds }: ErasePart,
): Promise<{ readonly id: PersonId; readonly hasNote: boolean }[]> => {
  const rows = await read
    .from('student')
    .select(['id', 'gate_note'])
    .where('left_on', '<', beforeDate)
    .orderBy('id')
    .execute();
  const held = new Set(heldPersonIds);
  return rows.flatMap(({ id, gate_note }) =>
    held.has(id) ? [] : [{ id, hasNote: gate_note !== null }],
  );
};

const withNote = async (read: SchoolRead, part: ErasePart): Promise<PersonId[]> =>
  (await leavers(read, part))
    .filter(({ hasNote }) => hasNote)
    .slice(0, part.limit)
    .map(({ id }) => id);

/** C-38: the release and pick-up note of a student who left. */
export const gateNoteRetention = defineRetention({
  ...bounds,
  key: 'students.gateNote',
  count: async (read, part) => (await withNote(read, part)).length,
  erase: async (tx, part) =>
    clearFields(tx, 'student', {
      ids: await withNote(tx, part),
      rule: 'students.gateNote',
      fields: ['gate_note'],
    }),
});

const withPhoto = async (read: SchoolRead, part: ErasePart): Promise<PersonId[]> => {
  const photos = await read.from('student_photo').select('id').execute();
  const have = new Set<string>(photos.map(({ id }) => id));
  return (await leavers(read, part))
    .filter(({ id }) => have.has(id))
    .slice(0, part.limit)
    .map(({ id }) => id);
};

/** C-38: the photo of a student who left. */
export const photoRetention = defineRetention({
  ...bounds,
  key: 'students.photo',
  count: async (read, part) => (await withPhoto(read, part)).length,
  erase: async (tx, part) => {
    const ids = await withPhoto(tx, part);
    for (const personId of ids) tx.announce('person.changed', { personId });
    return eraseRows(tx, 'student_photo', { ids, rule: 'students.photo' });
  },
});

/** Students who had not left before a school date: who is here still, or left on it or later. */
export const studentsHereSince = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlySet<PersonId>> => {
  const rows = await read
    .from('student')
    .select('id')
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>=', date)]))
    .execute();
  return new Set(rows.map(({ id }) => id as PersonId));
};
