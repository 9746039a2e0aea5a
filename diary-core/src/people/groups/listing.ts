import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { dayAfter } from '../../school/school-date.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import { personsByIds } from '../persons/api.ts';
import { attendingStudents, classesByStudentOn } from '../students/api.ts';
import { laterChanges, unbroken } from './domain.ts';
import type { GroupDetail, GroupReply } from './schema.ts';
import { allMembers, classIdsByGroup, groupRows, membersOn } from './store.ts';

type GroupRow = Row<'student_group'>;

/** Says groups with the names of their subjects, teachers and classes. */
const describer = async (read: SchoolRead, rows: readonly GroupRow[]) => {
  const classIds = await classIdsByGroup(read);
  const classes = await classNames(read);
  const subjects = new Map<string, string>(
    (await subjectsOf(read)).map(({ subjectId, name }) => [subjectId, name]),
  );
  const teachers = await personsByIds(
    read,
    rows.flatMap((row) => row.teacher_id ?? []),
  );
  const nameOf = (teacherId: PersonId | null): string | null => {
    const found = teacherId === null ? undefined : teachers.get(teacherId);
    return found === undefined ? null : `${found.firstName} ${found.lastName}`;
  };
  return (group: GroupRow, memberCount: number): GroupReply => {
    const own: readonly ClassId[] = classIds.get(group.id) ?? [];
    return {
      groupId: group.id,
      yearId: group.year_id,
      name: group.name,
      subjectId: group.subject_id,
      subjectName: group.subject_id === null ? null : (subjects.get(group.subject_id) ?? null),
      teacherId: group.teacher_id,
      teacherName: nameOf(group.teacher_id),
      classIds: [...own],
      classNames: own.map((classId) => classes.get(classId) ?? '').toSorted(),
      memberCount,
      version: group.version,
    };
  };
};

/** All groups by name, with how many belong to each on a date. */
export const listGroups = async (read: SchoolRead, date: string): Promise<GroupReply[]> => {
  const counts = new Map<string, number>();
  const attending = await attendingStudents(read, date);
  for (const { group_id, student_id } of await membersOn(read, date))
    if (attending.has(student_id)) counts.set(group_id, (counts.get(group_id) ?? 0) + 1);
  const rows = await groupRows(read);
  const described = await describer(read, rows);
  return rows.map((group) => described(group, counts.get(group.id) ?? 0));
};

/** One group with its members on a date. Errors: `kernel.not_found`. */
export const groupDetail = async (
  read: SchoolRead,
  groupId: string,
  date: string,
): Promise<GroupDetail> => {
  const group = await read.require('student_group', groupId);
  const attending = await attendingStudents(read, date);
  const rows = (await membersOn(read, date, groupId)).filter((row) =>
    attending.has(row.student_id),
  );
  const ids = rows.map((row) => row.student_id as PersonId);
  const names = await personsByIds(read, ids);
  const classes = await classesByStudentOn(read, date, ids);
  const all = (await allMembers(read, groupId)).map((row) => ({
    studentId: row.student_id,
    from: row.first_day,
    to: row.last_day,
  }));
  const since = new Map(
    unbroken(all, ({ studentId }) => studentId, dayAfter)
      .filter(({ from }) => from <= date)
      .map(({ studentId, from }) => [studentId, from]),
  );
  const described = await describer(read, [group]);
  return {
    ...described(group, rows.length),
    members: rows.map((row) => ({
      studentId: row.student_id,
      numberInGroup: row.number_in_group,
      firstName: names.get(row.student_id)?.firstName ?? '',
      lastName: names.get(row.student_id)?.lastName ?? '',
      className: classes.get(row.student_id)?.name ?? '',
      since: since.get(row.student_id) ?? row.first_day,
    })),
    laterChanges: laterChanges(all, date, dayAfter),
  };
};
