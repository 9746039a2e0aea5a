import type { SchoolTx } from '../kernel/db/handles.ts';
import type { Services } from '../kernel/services.ts';
import { addGuardians } from '../people/guardians/api.ts';
import {
  addAssignments,
  addHomerooms,
  addStaff,
  type TeachingAssignment,
} from '../people/staff/api.ts';
import { addPhotos, addStudents } from '../people/students/api.ts';
import type { SeedSchool } from '../seed-types.ts';
import { importTimetable } from '../teaching/timetable/api.ts';

const firstDay = (school: SeedSchool, yearId: string): string =>
  school.years.find((year) => year.id === yearId)?.from ?? school.timetable.validFrom;

/** Who teaches what to whom, as the lessons of the week show it. */
const assignmentsOf = (school: SeedSchool): TeachingAssignment[] => {
  const assignments = new Map<string, TeachingAssignment>();
  for (const { teacherId, subjectId, classId, groupName = '' } of school.timetable.lessons) {
    const key = `${teacherId}:${subjectId}:${classId}:${groupName}`;
    assignments.set(key, { teacherId, subjectId, classId, groupName });
  }
  return [...assignments.values()];
};

/** Staff, students, guardians, and what staff teach. */
export const putPeople = async (
  tx: SchoolTx,
  services: Services,
  school: SeedSchool,
): Promise<void> => {
  await addStaff(
    tx,
    school.staff.map(({ id, ...member }) => ({ ...member, staffId: id })),
  );
  await addStudents(
    tx,
    services.keys,
    school.students.map(({ id, photo: _photo, ...student }) => ({ ...student, studentId: id })),
  );
  await addPhotos(
    tx,
    school.students.flatMap(({ id, photo }) =>
      photo === undefined ? [] : [{ studentId: id, photo }],
    ),
  );
  const joined = school.students.map((student) => student.joinedOn).sort();
  await addGuardians(
    tx,
    school.guardians.map(({ id, ...guardian }) => ({ ...guardian, guardianId: id })),
    joined[0] ?? school.timetable.validFrom,
  );
  await addHomerooms(
    tx,
    school.classes.map((each) => ({
      classId: each.id,
      teacherId: each.homeroomTeacherId,
      from: firstDay(school, each.yearId),
    })),
  );
  const { timetable } = school;
  await addAssignments(tx, assignmentsOf(school), firstDay(school, timetable.yearId));
  await importTimetable(tx, {
    timetableId: timetable.id,
    validFrom: timetable.validFrom,
    lessons: timetable.lessons.map(({ id, groupName, ...lesson }) => ({
      ...lesson,
      lessonId: id,
      groupName: groupName ?? '',
    })),
  });
};
