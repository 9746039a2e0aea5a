import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { ActivityKind } from './activities.ts';

export type CourseRow = Row<'course'>;
export type CourseTeacherRow = Row<'course_teacher'>;

export const courseRowsOfYear = (read: SchoolRead, yearId: string): Promise<CourseRow[]> =>
  read
    .from('course')
    .selectAll()
    .where('year_id', '=', yearId as Brand<'YearId'>)
    .orderBy('id')
    .execute();

/** Teachers of all courses of a year, the earliest first. */
export const teacherRowsOfYear = (read: SchoolRead, yearId: string): Promise<CourseTeacherRow[]> =>
  read
    .from('course_teacher as t')
    .innerJoin('course as c', (join) =>
      join.onRef('c.school_id', '=', 't.school_id').onRef('c.id', '=', 't.course_id'),
    )
    .selectAll('t')
    .where('c.year_id', '=', yearId as Brand<'YearId'>)
    .orderBy('t.first_day')
    .orderBy('t.id')
    .execute();

export const teacherRowsOf = (read: SchoolRead, courseId: string): Promise<CourseTeacherRow[]> =>
  read
    .from('course_teacher')
    .selectAll()
    .where('course_id', '=', courseId as Brand<'CourseId'>)
    .orderBy('first_day')
    .orderBy('id')
    .execute();

export interface TaughtRow {
  readonly courseId: string;
  readonly yearId: string;
  readonly subjectId: string;
  readonly classId: ClassId | null;
  readonly groupId: string | null;
  readonly groupName: string;
  readonly activity: ActivityKind;
  readonly teacherId: PersonId;
}

/** Courses with a teacher on a date, one row a teacher; of some teachers only when they are named. */
export const taughtOn = async (
  read: SchoolRead,
  date: string,
  teacherIds?: readonly PersonId[],
): Promise<TaughtRow[]> => {
  if (teacherIds?.length === 0) return [];
  const rows = read
    .from('course_teacher as t')
    .innerJoin('course as c', (join) =>
      join.onRef('c.school_id', '=', 't.school_id').onRef('c.id', '=', 't.course_id'),
    )
    .select([
      'c.id as courseId',
      'c.year_id as yearId',
      'c.subject_id as subjectId',
      'c.class_id as classId',
      'c.group_id as groupId',
      'c.group_name as groupName',
      'c.activity',
      't.teacher_id as teacherId',
    ])
    .where('t.first_day', '<=', date)
    .where((eb) => eb.or([eb('t.last_day', 'is', null), eb('t.last_day', '>=', date)]));
  return (teacherIds === undefined ? rows : rows.where('t.teacher_id', 'in', [...teacherIds]))
    .orderBy('c.id')
    .orderBy('t.id')
    .execute();
};

export const insertTeachers = (
  tx: SchoolTx,
  teachers: readonly {
    readonly courseId: string;
    readonly teacherId: PersonId;
    readonly from: string;
  }[],
): Promise<void> =>
  tx.insertMany(
    'course_teacher',
    teachers.map(({ courseId, teacherId, from }) => ({
      id: tx.newId<'CourseTeacherId'>(),
      course_id: courseId as Brand<'CourseId'>,
      teacher_id: teacherId,
      first_day: from,
      last_day: null,
    })),
  );
