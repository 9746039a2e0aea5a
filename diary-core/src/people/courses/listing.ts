import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { personsWithin, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import { type GroupOfClasses, groupsOfYear } from '../groups/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { ACTIVITIES, type Register } from './activities.ts';
import type { CourseReply } from './schema.ts';
import {
  type CourseRow,
  type CourseTeacherRow,
  courseRowsOfYear,
  teacherRowsOfYear,
} from './store.ts';

interface Names {
  readonly classes: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, GroupOfClasses>;
}

/** Class or group of a course, as people name it, and the classes that it reaches. */
const targetOf = (row: CourseRow, { classes, groups }: Names) => {
  if (row.group_id !== null) {
    const group = groups.get(row.group_id);
    return { targetName: group?.name ?? '', classIds: [...(group?.classIds ?? [])] };
  }
  const name = classes.get(row.class_id ?? '') ?? '';
  return {
    targetName: row.group_name === '' ? name : `${name} ${row.group_name}`,
    classIds: row.class_id === null ? [] : [row.class_id],
  };
};

const byCourse = (rows: readonly CourseTeacherRow[]) => {
  const found = new Map<string, CourseTeacherRow[]>();
  for (const row of rows) {
    const known = found.get(row.course_id);
    if (known === undefined) found.set(row.course_id, [row]);
    else known.push(row);
  }
  return found;
};

/** Courses of a year by subject, then class or group, with everybody who taught them or will. */
export const coursesOfYear = async (read: SchoolRead, yearId: string): Promise<CourseReply[]> => {
  const rows = await courseRowsOfYear(read, yearId);
  const teachers = await teacherRowsOfYear(read, yearId);
  const persons = await personsByIds(read, [...new Set(teachers.map((row) => row.teacher_id))]);
  const classes = await classesOfYear(read, yearId);
  const names: Names = {
    classes: new Map(classes.map((each) => [each.classId, each.name])),
    groups: new Map((await groupsOfYear(read, yearId)).map((group) => [group.groupId, group])),
  };
  const subjects = await subjectsOf(read);
  const subjectNames = new Map(subjects.map((subject) => [subject.subjectId, subject.name]));
  const place = new Map(subjects.map(({ subjectId }, index) => [subjectId, index]));
  const teachersOf = byCourse(teachers);
  return rows
    .map((row) => ({
      courseId: row.id,
      yearId: row.year_id,
      subjectId: row.subject_id,
      subjectName: subjectNames.get(row.subject_id) ?? '',
      classId: row.class_id,
      groupId: row.group_id,
      groupName: row.group_name,
      activity: row.activity,
      register: ACTIVITIES[row.activity].register,
      ...targetOf(row, names),
      teachers: (teachersOf.get(row.id) ?? []).map((teacher) => {
        const person = persons.get(teacher.teacher_id);
        return {
          teacherId: teacher.teacher_id,
          name: person === undefined ? '' : fullName(person),
          from: teacher.first_day,
          to: teacher.last_day,
        };
      }),
      version: row.version,
    }))
    .toSorted(
      (a, b) =>
        (place.get(a.subjectId) ?? 0) - (place.get(b.subjectId) ?? 0) ||
        (a.targetName < b.targetName ? -1 : 1),
    );
};

/** Those of them that a scope reaches: a teacher's own, past ones too; all for the school. */
export const coursesWithin = async (
  read: SchoolRead,
  scope: Scope<'course.read'>,
  asked: {
    readonly yearId: string;
    readonly teacherId?: PersonId;
    readonly classId?: ClassId;
    readonly register?: Register;
  },
): Promise<CourseReply[]> => {
  const within = await personsWithin(read, scope);
  const all = await coursesOfYear(read, asked.yearId);
  return all.filter(
    ({ teachers, classIds, register }) =>
      (within === 'all' || teachers.some(({ teacherId }) => within.has(teacherId))) &&
      (asked.teacherId === undefined ||
        teachers.some(({ teacherId }) => teacherId === asked.teacherId)) &&
      (asked.classId === undefined || classIds.includes(asked.classId)) &&
      (asked.register === undefined || register === asked.register),
  );
};

/** One course of a year. Errors: `kernel.not_found`. */
export const courseDetail = async (read: SchoolRead, courseId: string): Promise<CourseReply> => {
  const { year_id } = await read.require('course', courseId);
  const found = (await coursesOfYear(read, year_id)).find((course) => course.courseId === courseId);
  if (found === undefined) throw notFound('course');
  return found;
};
