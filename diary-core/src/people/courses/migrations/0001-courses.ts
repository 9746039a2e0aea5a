import { id, integer, localDate, text } from '../../../kernel/db/columns.ts';
import type { Migration, MigrationTools } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const course = schoolTable(
  'course',
  {
    id: id<'CourseId'>(),
    year_id: id<'YearId'>(),
    subject_id: id<'SubjectId'>(),
    class_id: id<'ClassId'>().nullable(),
    group_id: id<'GroupId'>().nullable(),
    group_name: text(),
    target_key: text(),
    version: integer(),
  },
  {
    unique: [['year_id', 'subject_id', 'target_key']],
    index: [['class_id'], ['group_id']],
    references: {
      year_id: 'school_year',
      subject_id: 'subject',
      class_id: 'school_class',
      group_id: 'student_group',
    },
  },
);

const courseTeacher = schoolTable(
  'course_teacher',
  {
    id: id<'CourseTeacherId'>(),
    course_id: id<'CourseId'>(),
    teacher_id: id<'PersonId'>(),
    first_day: localDate(),
    last_day: localDate().nullable(),
  },
  {
    unique: [['course_id', 'teacher_id', 'first_day']],
    index: [['teacher_id']],
    references: { course_id: 'course', teacher_id: 'staff_member' },
  },
);

/** Assignments named teacher, subject and class in one row: those of one subject and class become one course. */
const moveAssignments = async ({ db }: MigrationTools): Promise<void> => {
  const rows = await db
    .selectFrom('teaching_assignment as a')
    .innerJoin('school_class as c', (join) =>
      join.onRef('c.school_id', '=', 'a.school_id').onRef('c.id', '=', 'a.class_id'),
    )
    .select([
      'a.school_id',
      'a.id',
      'a.teacher_id',
      'a.subject_id',
      'a.class_id',
      'a.group_name',
      'a.first_day',
      'a.last_day',
      'c.year_id',
    ])
    .orderBy('a.id')
    .execute();
  const courseOf = new Map<string, unknown>();
  for (const row of rows) {
    const { school_id, year_id, subject_id, class_id, group_name } = row;
    const target = `class:${class_id}:${group_name}`;
    const key = `${school_id}/${subject_id}/${target}`;
    if (!courseOf.has(key)) {
      courseOf.set(key, row['id']);
      await db
        .insertInto('course')
        .values({
          school_id,
          id: row['id'],
          year_id,
          subject_id,
          class_id,
          group_id: null,
          group_name,
          target_key: target,
          version: 1,
        })
        .execute();
    }
    const { id, teacher_id, first_day, last_day } = row;
    await db
      .insertInto('course_teacher')
      .values({ school_id, id, course_id: courseOf.get(key), teacher_id, first_day, last_day })
      .execute();
  }
};

/** Courses outlive a change of teacher; the assignments that staff kept become their teachers. */
export const courses0001: Migration = {
  id: '0001-courses',
  up: async (m) => {
    await m.create(course, courseTeacher);
    await moveAssignments(m);
    await m.drop('teaching_assignment');
  },
};
