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

/** Who has which number in some classes from a day on; who is crossed out without having moved keeps the own one. */
export const numbersTaken = async (
  read: SchoolRead,
  classIds: readonly ClassId[],
  from: string,
): Promise<ReadonlyMap<ClassId, ReadonlyMap<number, readonly PersonId[]>>> => {
  const taken = new Map<ClassId, Map<number, PersonId[]>>();
  if (classIds.length === 0) return taken;
  const rows = await read
    .from('class_member')
    .select(COLUMNS)
    .where('class_id', 'in', [...classIds])
    .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', from)]))
    .execute();
  for (const { classId, numberInClass, studentId } of rows) {
    const ofClass = taken.get(classId) ?? new Map<number, PersonId[]>();
    taken.set(classId, ofClass);
    ofClass.set(numberInClass, [...(ofClass.get(numberInClass) ?? []), studentId]);
  }
  return taken;
};

/** A number that nobody of the class ever had: who is crossed out keeps the own one. */
export const nextNumberInClass = async (read: SchoolRead, classId: ClassId): Promise<number> =>
  Math.max(0, ...(await staysOfClass(read, classId)).map((stay) => stay.numberInClass)) + 1;

/** A stay in the class and with the number that it had before it was replaced. */
export const putStayBack = async (
  tx: SchoolTx,
  studentId: PersonId,
  stay: {
    readonly memberId: string;
    readonly classId: string;
    readonly numberInClass: number;
    readonly to: string | null;
  },
): Promise<void> => {
  await tx.update('class_member', stay.memberId, {
    class_id: stay.classId as ClassId,
    number_in_class: stay.numberInClass,
    last_day: stay.to,
  });
  tx.announce('person.changed', { personId: studentId });
};

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
