import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';

/** One stay of a student in a class, ended ones and those to come included. */
export interface Stay {
  readonly memberId: string;
  readonly studentId: PersonId;
  readonly classId: ClassId;
  readonly numberInClass: number;
  readonly from: string;
  /** Last day; null while it lasts. */
  readonly to: string | null;
}

const COLUMNS = [
  'id as memberId',
  'student_id as studentId',
  'class_id as classId',
  'number_in_class as numberInClass',
  'first_day as from',
  'last_day as to',
] as const;

/** Everybody who was ever in a class or will be, by number and first day. */
export const staysOfClass = (read: SchoolRead, classId: ClassId): Promise<Stay[]> =>
  read
    .from('class_member')
    .select(COLUMNS)
    .where('class_id', '=', classId)
    .orderBy('number_in_class')
    .orderBy('first_day')
    .execute();

/** All stays of some students, the first one first. */
export const staysOfStudents = async (
  read: SchoolRead,
  studentIds: readonly PersonId[],
): Promise<Stay[]> =>
  studentIds.length === 0
    ? []
    : read
        .from('class_member')
        .select(COLUMNS)
        .where('student_id', 'in', [...studentIds])
        .orderBy('first_day')
        .execute();

/** A number that nobody of the class ever had: who is crossed out keeps the own one. */
export const nextNumberInClass = async (read: SchoolRead, classId: ClassId): Promise<number> =>
  Math.max(0, ...(await staysOfClass(read, classId)).map((stay) => stay.numberInClass)) + 1;

/** Takes a stay back that began by mistake; the one before goes on as it was meant to. */
export const undoStay = async (
  tx: SchoolTx,
  studentId: PersonId,
  {
    added,
    ended,
  }: {
    readonly added: string;
    readonly ended: { readonly memberId: string; readonly lastDayBefore: string | null } | null;
  },
): Promise<void> => {
  await tx.remove('class_member', added);
  if (ended !== null)
    await tx.update('class_member', ended.memberId, { last_day: ended.lastDayBefore });
  tx.announce('person.changed', { personId: studentId });
};
