import { oneOf } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** Courses say what kind of activity they are; those that are there came from timetables of lessons. */
export const courses0002: Migration = {
  id: '0002-activities',
  up: (m) =>
    m.addColumns('course', {
      activity: oneOf(['lesson', 'individual', 'extra', 'club', 'other']).preset('lesson'),
    }),
};
