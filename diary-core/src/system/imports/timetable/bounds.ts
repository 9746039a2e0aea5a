import { FileFault } from '../reading/file-table.ts';
import {
  type FileTimetable,
  MOST_NAMES_OF_A_KIND,
  MOST_PLACES,
  MOST_TEACHERS,
} from './file-timetable.ts';

/** Hours of the register that the lessons of a file become: each place, for each class, with each teacher. */
const hoursOf = ({ lessons }: FileTimetable): number =>
  lessons.reduce(
    (sum, { places, parts, teacherIds }) =>
      sum + Math.max(1, places.length) * Math.max(1, parts.length) * Math.max(1, teacherIds.length),
    0,
  );

/**
 * The same timetable, when it is one that a school can have.
 *
 * Errors  `imports.too_many_names`, `imports.crowded_lesson`, `imports.too_many_rows`
 */
export const bounded = (file: FileTimetable): FileTimetable => {
  const { classes, teachers, subjects, rooms, lessons } = file;
  for (const names of [classes, teachers, subjects, rooms])
    if (names.length > MOST_NAMES_OF_A_KIND)
      throw new FileFault('imports.too_many_names', { most: MOST_NAMES_OF_A_KIND });
  if (lessons.some(({ teacherIds }) => teacherIds.length > MOST_TEACHERS))
    throw new FileFault('imports.crowded_lesson', { most: MOST_TEACHERS });
  if (hoursOf(file) > MOST_PLACES)
    throw new FileFault('imports.too_many_rows', { most: MOST_PLACES });
  return file;
};
