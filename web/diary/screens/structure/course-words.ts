import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import type { CourseRow } from './structure-queries.ts';

type Course = Pick<CourseRow, 'subjectName' | 'targetName' | 'teachers'>;

/** Who teaches a course on a day, and only then, in words; before it begins who will begin it. */
export const teachersOn = ({ teachers }: Course, date: SchoolDate): string => {
  const present = teachers.filter(({ from, to }) => from <= date && (to === null || to >= date));
  const next = teachers.find(({ from }) => from > date)?.from;
  const shown = present.length > 0 ? present : teachers.filter(({ from }) => from === next);
  return shown.map(({ name }) => name).join(', ');
};

/** Ids of those whom `teachersOn` names. */
export const teacherIdsOn = ({ teachers }: Course, date: SchoolDate): string[] =>
  teachers
    .filter(({ from, to }) => from <= date && (to === null || to >= date))
    .map(({ teacherId }) => teacherId);

/** A day on which the year runs: today, or its first day before it begins. */
export const dayWithin = (
  { from, to }: { readonly from: SchoolDate; readonly to: SchoolDate },
  today: SchoolDate,
): SchoolDate => (today < from ? from : today > to ? to : today);

/** Kinds of activity; the first is that of most courses. */
export const ACTIVITIES = [
  'lesson',
  'individual',
  'extra',
  'club',
  'other',
] as const satisfies readonly CourseRow['activity'][];

/**
 * Courses whose subject, class, kind or teachers have all the words.
 *
 * @param kindOf  the kind in words
 */
export const coursesWith = <One extends Course>(
  courses: readonly One[],
  find: string,
  kindOf: (course: One) => string,
): One[] => {
  const words = find.toLocaleLowerCase('pl').split(/\s+/).filter(Boolean);
  return courses.filter((course) => {
    const { subjectName, targetName, teachers } = course;
    const text = [subjectName, targetName, kindOf(course), ...teachers.map(({ name }) => name)]
      .join(' ')
      .toLocaleLowerCase('pl');
    return words.every((word) => text.includes(word));
  });
};
