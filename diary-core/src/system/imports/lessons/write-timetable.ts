import type { ClassId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../../kernel/db/handles.ts';
import { addCourses, setTeachers } from '../../../people/courses/api.ts';
import { addHomerooms, addStaff } from '../../../people/staff/api.ts';
import { bellSchedules } from '../../../school/calendar/api.ts';
import { addClasses } from '../../../school/class-sections/api.ts';
import { addSites } from '../../../school/schools/api.ts';
import { addSubjects } from '../../../school/subjects/api.ts';
import { takeVersions } from '../../../teaching/timetable/api.ts';
import type { Ref, TimetableEffects } from './effects.ts';

type IdOf = (ref: Ref) => string;

/** Ids for what comes into being; everything else has its id already. */
const idsFor = (tx: SchoolTx, effects: TimetableEffects): IdOf => {
  const fresh = [effects.classes, effects.subjects, effects.rooms, effects.teachers].flat();
  const ids = new Map<Ref, string>(fresh.map(({ key }) => [key, tx.newId()]));
  return (ref) => ids.get(ref) ?? ref;
};

const makeNamed = async (tx: SchoolTx, effects: TimetableEffects, idOf: IdOf): Promise<void> => {
  const { yearId, classes, subjects, rooms, teachers } = effects;
  const [bells] = await bellSchedules(tx);
  if (bells !== undefined)
    await addClasses(
      tx,
      classes.map(({ key, name, gradeLevel }) => ({
        classId: idOf(key) as ClassId,
        yearId,
        gradeLevel,
        name,
        bellScheduleId: bells.bellScheduleId,
        siteId: null,
      })),
    );
  await addSubjects(
    tx,
    subjects.map(({ key, ...subject }) => ({ ...subject, subjectId: idOf(key) })),
  );
  if (rooms.length > 0)
    await addSites(
      tx,
      [],
      rooms.map(({ key, name, siteId }) => ({ roomId: idOf(key), name, siteId: siteId as SiteId })),
    );
  if (teachers.length > 0)
    await addStaff(
      tx,
      teachers.map(({ key, ...name }) => ({
        ...name,
        staffId: idOf(key) as PersonId,
        position: 'teacher',
      })),
    );
};

/** All of a timetable: what its lessons need, who teaches what, the lessons themselves. */
export const writeTimetable = async (
  tx: SchoolTx,
  effects: TimetableEffects,
  from: string,
): Promise<void> => {
  const idOf = idsFor(tx, effects);
  const persons = (refs: readonly Ref[]) => refs.map((ref) => idOf(ref) as PersonId);
  await makeNamed(tx, effects, idOf);
  await addHomerooms(
    tx,
    effects.homerooms.map(({ classId, teacherId }) => ({
      classId: idOf(classId) as ClassId,
      teacherId: idOf(teacherId) as PersonId,
      from,
    })),
  );
  await addCourses(
    tx,
    effects.courses.map(({ subjectId, classId, groupName, teacherIds }) => ({
      subjectId: idOf(subjectId),
      classId: idOf(classId),
      groupId: null,
      groupName,
      teacherIds: persons(teacherIds),
      from,
    })),
  );
  for (const { courseId, version, teacherIds } of effects.taught)
    await setTeachers(tx, courseId, { teacherIds: persons(teacherIds), from, version });
  if (effects.versions.length === 0) return;
  const classes = effects.versions.map(({ classId, lessons }) => ({
    classId: idOf(classId) as ClassId,
    lessons: lessons.map(({ subjectId, teacherId, roomId, ...hour }) => ({
      ...hour,
      subjectId: idOf(subjectId),
      teacherId: idOf(teacherId) as PersonId,
      roomId: roomId === null ? null : idOf(roomId),
    })),
  }));
  // Teachers and rooms that are used twice were shown, and a human said yes.
  await takeVersions(tx, { from, state: 'published', classes }, { mayClash: true });
};
