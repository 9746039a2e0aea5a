import { defineFeature } from '../../kernel/feature.ts';
import { timetableEditRoutes } from './edit-routes.ts';
import { timetableHolds } from './holds.ts';
import { timetableLive } from './live.ts';
import { timetable0001 } from './migrations/0001-timetable.ts';
import { timetable0002 } from './migrations/0002-versions.ts';
import { timetablePermissions } from './permissions.ts';
import { timetableRoutes } from './routes.ts';
import { timetableSubjectData } from './subject-data.ts';
import { plannedLessonTable, timetableVersionTable } from './tables.ts';

/** The lessons of the week, by class, teacher and room. */
export const timetable = defineFeature({
  name: 'teaching/timetable',
  nouns: ['timetable', 'lesson'],
  recorded: {
    acts: [
      'print.timetable-week',
      'timetable.add',
      'timetable.change',
      'timetable.dates',
      'timetable.discard',
      'timetable.import',
      'timetable.publish',
    ],
    subjects: ['timetable'],
  },
  tables: [timetableVersionTable, plannedLessonTable],
  subjectData: timetableSubjectData,
  holds: timetableHolds,
  migrations: [timetable0001, timetable0002],
  permissions: timetablePermissions,
  errors: {
    'timetable.no_such_date': 'invalid',
    'timetable.no_school_year': 'invalid',
    'timetable.outside_year': 'invalid',
    'timetable.dates_unordered': 'invalid',
    'timetable.overlap': 'conflict',
    'timetable.class_twice': 'invalid',
    'timetable.changed_since': 'conflict',
    'timetable.unknown_class': 'invalid',
    'timetable.unknown_period': 'invalid',
    'timetable.clash': 'invalid',
    'timetable.class_twice_at_once': 'invalid',
    'timetable.teacher_twice_at_once': 'invalid',
    'timetable.no_teacher': 'invalid',
    'timetable.unknown_name': 'invalid',
    'timetable.full': 'invalid',
    'timetable.hour_changed': 'conflict',
    'timetable.replaced': 'conflict',
    'timetable.already_published': 'conflict',
    'timetable.empty': 'conflict',
  },
  announces: ['timetable.changed'],
  routes: [...timetableRoutes, ...timetableEditRoutes],
  live: [timetableLive],
});
