import type { SchoolRead } from '../../kernel/db/handles.ts';
import { fullName, personsByIds } from '../../people/persons/api.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { roomsOf } from '../../school/schools/api.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import type { TimetableLesson } from './domain.ts';

export interface LessonWords {
  readonly className: string;
  readonly subjectName: string;
  readonly subjectShort: string;
  readonly teacherName: string;
  readonly roomName: string;
}

/** The words that a timetable shows, for each lesson; four queries, however many lessons. */
export const withWords = async <L extends TimetableLesson>(
  read: SchoolRead,
  lessons: readonly L[],
): Promise<(L & LessonWords)[]> => {
  if (lessons.length === 0) return [];
  const classes = await classNames(read);
  const subjects = new Map((await subjectsOf(read)).map((each) => [each.subjectId, each]));
  const rooms = new Map((await roomsOf(read)).map((each) => [each.roomId, each.name]));
  const teachers = await personsByIds(read, [...new Set(lessons.map((each) => each.teacherId))]);
  return lessons.map((lesson) => {
    const teacher = teachers.get(lesson.teacherId);
    const subject = subjects.get(lesson.subjectId);
    return {
      ...lesson,
      className: lesson.classId === null ? '' : (classes.get(lesson.classId) ?? ''),
      subjectName: subject?.name ?? '',
      subjectShort: subject?.shortName ?? '',
      teacherName: teacher === undefined ? '' : fullName(teacher),
      roomName: lesson.roomId === null ? '' : (rooms.get(lesson.roomId) ?? ''),
    };
  });
};
