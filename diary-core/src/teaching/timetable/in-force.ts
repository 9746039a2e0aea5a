import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { type ClassSpan, heldLessons, type PlacedLesson, spansOf } from './domain.ts';
import { type LessonFilter, lessonsOfVersions, versionsWithin } from './store.ts';

/** Lessons truly held in the week of a date, as `heldLessons` says; two queries, however many classes. */
export const lessonsHeldOn = async (
  read: SchoolRead,
  date: string,
  filter: LessonFilter = {},
): Promise<readonly PlacedLesson[]> => {
  const versions = await versionsWithin(read, { from: date, to: date });
  const lessons = await lessonsOfVersions(
    read,
    versions.map((each) => each.versionId),
    filter,
  );
  return heldLessons(versions, lessons);
};

/** What guardians and students may see on a date: lessons of published versions of classes (PLAN-02). */
export const publishedLessonsOn = async (
  read: SchoolRead,
  date: string,
  within: ReadonlySet<ClassId>,
  filter: LessonFilter = {},
): Promise<readonly PlacedLesson[]> => {
  const versions = await versionsWithin(read, { from: date, to: date });
  const seen = versions.filter(
    (each) => each.state === 'published' && each.classId !== null && within.has(each.classId),
  );
  return lessonsOfVersions(
    read,
    seen.map((each) => each.versionId),
    filter,
  );
};

/** First and last period of each class on each weekday, by the lessons held in the week of a date; empty when there are none. */
export const weeklySpans = async (read: SchoolRead, date: string): Promise<readonly ClassSpan[]> =>
  spansOf(await lessonsHeldOn(read, date));
