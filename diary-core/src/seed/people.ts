import type { SchoolTx } from '../kernel/db/handles.ts';
import type { Services } from '../kernel/services.ts';
import { addCourses, type NewCourse } from '../people/courses/api.ts';
import { addGuardians } from '../people/guardians/api.ts';
import { addHomerooms, addStaff } from '../people/staff/api.ts';
import { addPhotos, addStudents, type NewPhoto } from '../people/students/api.ts';
import type { SeedSchool } from '../seed-types.ts';
import { lessonsByClass, takeVersions } from '../teaching/timetable/api.ts';

const firstDay = (school: SeedSchool, yearId: string): string =>
  school.years.find((year) => year.id === yearId)?.from ?? school.timetable.validFrom;

/** Who teaches what to whom, as the lessons of the week show it. */
const coursesOf = (school: SeedSchool, from: string): NewCourse[] => {
  const courses = new Map<string, NewCourse>();
  for (const { teacherId, subjectId, classId, groupName = '' } of school.timetable.lessons) {
    const key = `${subjectId}:${classId}:${groupName}`;
    const teacherIds = courses.get(key)?.teacherIds ?? [];
    courses.set(key, {
      subjectId,
      classId,
      groupId: null,
      groupName,
      from,
      teacherIds: teacherIds.includes(teacherId) ? teacherIds : [...teacherIds, teacherId],
    });
  }
  return [...courses.values()];
};

/** Staff, students, guardians, and what staff teach. */
export const putPeople = async (
  tx: SchoolTx,
  services: Services,
  school: SeedSchool,
  photos: readonly NewPhoto[],
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
  await addPhotos(tx, photos);
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
  await addCourses(tx, coursesOf(school, firstDay(school, timetable.yearId)));
  await takeVersions(tx, {
    from: timetable.validFrom,
    state: 'published',
    classes: lessonsByClass(
      timetable.lessons.map(({ id: _id, groupName = '', ...lesson }) => ({ ...lesson, groupName })),
    ),
  });
};
