import type { CourseReply } from '../../../people/courses/api.ts';
import type { Choices, Item, Question } from '../plan.ts';
import type { PlannedCourse, TimetableEffects } from './effects.ts';
import type { Resolved } from './resolve-names.ts';
import type { SchoolNow } from './school-now.ts';

/** Answers about a course that the file no longer has: its teacher stays, or stops on the day before. */
export const STAYS = 'stays';
export const ENDS = 'ends';

export interface GoneCourses {
  readonly items: readonly Item[];
  /** Courses that a human ended: nobody teaches them from the first day on. */
  readonly ended: TimetableEffects['taught'];
}

const keyOf = (course: Pick<PlannedCourse, 'subjectId' | 'classId' | 'groupName'>): string =>
  [course.subjectId, course.classId, course.groupName].join('|');

/** Who teaches it on the first day or will later. */
const namesFrom = ({ teachers }: CourseReply, from: string): string =>
  teachers
    .filter(({ to }) => to === null || to >= from)
    .map(({ name }) => name)
    .join(', ');

/**
 * Courses of the school in classes of the file that the file no longer has. A file may be a part of the plan, so each stays unless a human
 * ends it. Nothing is asked while names of the file are open: a lesson under an open name would count as gone.
 */
export const goneCourses = (
  now: SchoolNow,
  courses: readonly PlannedCourse[],
  { open }: Pick<Resolved, 'open'>,
  answers: Choices['answers'],
): GoneCourses => {
  if ([...open].some((name) => !name.startsWith('room '))) return { items: [], ended: [] };
  const kept = new Set(courses.map(keyOf));
  const classIds = new Set(courses.map(({ classId }) => classId));
  const gone = now.courses.filter(
    (course) =>
      course.classId !== null &&
      classIds.has(course.classId) &&
      !kept.has(keyOf({ ...course, classId: course.classId })) &&
      namesFrom(course, now.from) !== '',
  );
  const isEnded = ({ courseId }: CourseReply): boolean => answers[`gone:${courseId}`] === ENDS;
  return {
    items: gone.map((course) => {
      const title = `${course.targetName}, ${course.subjectName}`;
      const names = namesFrom(course, now.from);
      const question: Question = {
        key: `gone:${course.courseId}`,
        code: 'goneCourse',
        about: `${title}: ${names}`,
        options: [STAYS, ENDS].map((id) => ({ id, label: '' })),
        answer: isEnded(course) ? ENDS : STAYS,
      };
      return {
        key: question.key,
        line: 0,
        title,
        state: isEnded(course) ? 'changed' : 'same',
        faults: [],
        changes: isEnded(course) ? [{ field: 'course', before: names, after: '' }] : [],
        questions: [question],
        cells: [],
      };
    }),
    ended: gone
      .filter(isEnded)
      .map(({ courseId, version }) => ({ courseId, version, teacherIds: [] })),
  };
};
