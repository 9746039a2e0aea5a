import type { PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';

/** All moves of a student, the last one first. */
export const moveRows = (read: SchoolRead, studentId: PersonId): Promise<Row<'student_move'>[]> =>
  read
    .from('student_move')
    .selectAll()
    .where('student_id', '=', studentId)
    .orderBy('id', 'desc')
    .execute();

/** The last move that was not taken back. */
export const lastMoveId = async (
  read: SchoolRead,
  studentId: PersonId,
): Promise<string | undefined> => {
  const row = await read
    .from('student_move')
    .select('id')
    .where('student_id', '=', studentId)
    .where('undone_at_utc', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
};
