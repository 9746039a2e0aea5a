import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { bondsWithoutCollecting } from '../../people/guardians/api.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { gateNotes } from '../../people/students/api.ts';

/** As the directory takes it. */
const LONGEST = 500;

/**
 * What duty staff see beside a student: first who must not collect the child by a court's decision, then the note of the office. Nobody
 * has to copy the first into the second.
 */
export const notesForGate = async (
  read: SchoolRead,
  today: string,
): Promise<ReadonlyMap<PersonId, string>> => {
  const notes = new Map(await gateNotes(read));
  const bonds = await bondsWithoutCollecting(read, today);
  const guardians = await personsByIds(
    read,
    bonds.map(({ guardianId }) => guardianId),
  );
  const kept = new Map<PersonId, string[]>();
  for (const { studentId, guardianId } of bonds) {
    const guardian = guardians.get(guardianId);
    if (guardian === undefined) continue;
    kept.set(studentId, [...(kept.get(studentId) ?? []), fullName(guardian)]);
  }
  for (const [studentId, names] of kept) {
    const lines = [`Nie odbiera: ${names.join(', ')}.`, notes.get(studentId) ?? ''];
    notes.set(studentId, lines.join(' ').trim().slice(0, LONGEST));
  }
  return notes;
};
