import type { SchoolRead } from '../../kernel/db/handles.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { type ClassSpan, spansOf } from './domain.ts';
import { lessonRows, timetableOn } from './store.ts';

export type { ClassSpan } from './domain.ts';
export { importTimetable } from './use-cases.ts';

/** First and last period of each class on each weekday, by the timetable in force on a date; empty when there is none. */
export const weeklySpans = async (
  read: SchoolRead,
  date: string,
): Promise<readonly ClassSpan[]> => {
  const year = await schoolYearOn(read, date);
  const timetableId = year && (await timetableOn(read, date, year.yearId));
  return timetableId === undefined ? [] : spansOf(await lessonRows(read, timetableId, 'all', {}));
};
