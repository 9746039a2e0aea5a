import { defineFeature } from '../../kernel/feature.ts';
import { timetable0001 } from './migrations/0001-timetable.ts';
import { timetablePermissions } from './permissions.ts';
import { timetableRoutes } from './routes.ts';
import { timetableLessonTable, timetableTable } from './tables.ts';

/** The lessons of the week, by class, teacher and room. */
export const timetable = defineFeature({
  name: 'teaching/timetable',
  nouns: ['timetable', 'lesson'],
  tables: [timetableTable, timetableLessonTable],
  migrations: [timetable0001],
  permissions: timetablePermissions,
  errors: {
    'timetable.no_school_year': 'invalid',
    'timetable.unknown_class': 'invalid',
    'timetable.unknown_period': 'invalid',
    'timetable.clash': 'invalid',
  },
  announces: ['timetable.changed'],
  routes: timetableRoutes,
});
