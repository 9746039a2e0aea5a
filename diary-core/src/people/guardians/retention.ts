import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { clearFields } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';
import { studentsHereSince } from '../students/api.ts';

/** Guardians with a phone or an address whose last child left, or whose care ended, before the day. */
const outlived = async (read: SchoolRead, part: ErasePart): Promise<PersonId[]> => {
  const guardians = await read
    .from('guardian')
    .select('id')
    .where((eb) => eb.or([eb('phone', 'is not', null), eb('email', 'is not', null)]))
    .orderBy('id')
    .execute();
  const bonds = await read
    .from('guardianship')
    .select(['guardian_id', 'student_id', 'last_day'])
    .execute();
  const here = await studentsHereSince(read, part.beforeDate);
  const needed = new Set<string>(part.heldPersonIds);
  // One whose first child is only being entered has no bond yet: nothing was over.
  const bonded = new Set<string>(bonds.map(({ guardian_id }) => guardian_id));
  for (const { guardian_id, student_id, last_day } of bonds)
    if (here.has(student_id) && (last_day === null || last_day >= part.beforeDate))
      needed.add(guardian_id);
  return guardians
    .map(({ id }) => id as PersonId)
    .filter((id) => bonded.has(id) && !needed.has(id))
    .slice(0, part.limit);
};

/** C-38: how to reach a parent whose children all left. */
export const contactRetention = defineRetention({
  key: 'guardians.contact',
  from: 'leaving',
  least: 0,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await outlived(read, part)).length,
  erase: async (tx, part) =>
    clearFields(tx, 'guardian', {
      ids: await outlived(tx, part),
      rule: 'guardians.contact',
      fields: ['phone', 'email'],
    }),
});
