import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { requireWithin } from './listing.ts';

export interface GateNote {
  readonly note: string | null;
  /** Of the student's record. */
  readonly version: number;
}

/** Errors: `kernel.not_found`, also for a student outside the scope. */
export const gateNote = async (
  read: SchoolRead,
  scope: Scope<'gateNote.read'> | Scope<'gateNote.write'>,
  studentId: PersonId,
): Promise<GateNote> => {
  const row = await requireWithin(read, scope, studentId);
  return { note: row.gate_note, version: row.version };
};

/** Who may leave how and who collects the child, for the gatehouse. Errors: `kernel.version_conflict`, `kernel.not_found`. */
export const writeGateNote = async (
  tx: SchoolTx,
  scope: Scope<'gateNote.write'>,
  studentId: PersonId,
  { note, version }: GateNote,
): Promise<GateNote> => {
  await requireWithin(tx, scope, studentId);
  const text = note?.normalize('NFC').trim() ?? '';
  await tx.update(
    'student',
    studentId,
    { gate_note: text === '' ? null : text },
    { expectVersion: version },
  );
  tx.announce('person.changed', { personId: studentId });
  return gateNote(tx, scope, studentId);
};

/** Notes of all students that have one. */
export const gateNotes = async (read: SchoolRead): Promise<ReadonlyMap<PersonId, string>> => {
  const rows = await read
    .from('student')
    .select(['id', 'gate_note as note'])
    .where('gate_note', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.note === null ? [] : [[row.id, row.note]])));
};
