import { classesWithin, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { lessonsHeldOn, publishedLessonsOn } from './in-force.ts';
import type { LessonReply } from './schema.ts';
import type { LessonFilter } from './store.ts';
import { withWords } from './words.ts';

/** Lessons of the week of a date as far as the scope reaches: staff see drafts where nothing is published yet, others never (PLAN-02). */
export const weekOn = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  date: string,
  filter: LessonFilter,
): Promise<LessonReply[]> => {
  const within = await classesWithin(read, scope);
  const lessons =
    within === 'all'
      ? await lessonsHeldOn(read, date, filter)
      : await publishedLessonsOn(read, date, within, filter);
  return withWords(read, lessons);
};
