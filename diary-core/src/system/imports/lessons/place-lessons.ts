import type { FileTimetable } from '../timetable/file-timetable.ts';
import { MOST_GROUP_SIGNS } from '../timetable/file-timetable.ts';
import type { PlannedCourse, PlannedHour, Ref } from './effects.ts';
import type { Resolved } from './resolve-names.ts';

/** Why a lesson of the file has no place in the register. */
export type LeftCode = 'noTeacher' | 'teacherSkipped' | 'subjectSkipped';

export interface LeftLesson {
  readonly lessonId: string;
  readonly classId: Ref;
  readonly subject: string;
  readonly code: LeftCode;
}

/** One hour of one class, with the lesson of the file that it comes from. */
export interface FileHour extends PlannedHour {
  readonly classId: Ref;
  readonly lessonId: string;
  readonly cycle: string;
}

export interface Placed {
  readonly hours: readonly FileHour[];
  readonly courses: readonly PlannedCourse[];
  readonly left: readonly LeftLesson[];
}

/** A week or term of a cycle stands with the group: the register has one week, in which two groups may share an hour. */
const groupWith = (groupName: string, cycle: string): string => {
  if (cycle === '') return groupName;
  const mark = cycle.slice(0, MOST_GROUP_SIGNS);
  const rest = groupName.slice(0, MOST_GROUP_SIGNS - mark.length - 1);
  return [rest, mark].filter(Boolean).join(' ').trim();
};

/** Lessons of the file in terms of the school: hours of each class, and who teaches what to whom. */
export const placeLessons = (file: FileTimetable, { refs, open }: Resolved): Placed => {
  const hours: FileHour[] = [];
  const left: LeftLesson[] = [];
  const courses = new Map<string, PlannedCourse & { readonly teacherIds: Ref[] }>();
  const subjectNames = new Map(file.subjects.map(({ id, name }) => [id, name]));
  for (const { id: lessonId, subjectId: inFile, parts, teacherIds, places } of file.lessons) {
    const subjectId = refs.subject.get(inFile);
    const teachers = [...new Set(teacherIds.flatMap((id) => refs.teacher.get(id) ?? []))];
    const waits = [...teacherIds.map((id) => `teacher ${id}`), `subject ${inFile}`].some((name) =>
      open.has(name),
    );
    for (const part of parts) {
      const classId = refs.schoolClass.get(part.classId);
      if (classId === undefined || waits) continue;
      const subject = subjectNames.get(inFile) ?? '';
      if (subjectId === undefined) {
        left.push({ lessonId, classId, subject, code: 'subjectSkipped' });
        continue;
      }
      const groupName = part.groupName.trim();
      const key = `${subjectId} ${classId} ${groupName}`;
      const course = courses.get(key) ?? { subjectId, classId, groupName, teacherIds: [] };
      courses.set(key, course);
      for (const teacher of teachers)
        if (!course.teacherIds.includes(teacher)) course.teacherIds.push(teacher);
      if (places.length > 0 && teachers.length === 0) {
        const code = teacherIds.length === 0 ? 'noTeacher' : 'teacherSkipped';
        left.push({ lessonId, classId, subject, code });
      }
      for (const { weekday, period, roomId, cycle } of places)
        for (const teacherId of teachers)
          hours.push({
            weekday,
            period,
            groupName: groupWith(groupName, cycle),
            subjectId,
            teacherId,
            roomId: refs.room.get(roomId) ?? null,
            classId,
            lessonId,
            cycle,
          });
    }
  }
  return { hours, courses: [...courses.values()], left };
};
