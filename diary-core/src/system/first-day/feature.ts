import { defineFeature } from '../../kernel/feature.ts';
import { firstDayHolds } from './holds.ts';
import { firstDay0001 } from './migrations/0001-first-day.ts';
import { firstDay0002 } from './migrations/0002-checks.ts';
import { firstDayPermissions } from './permissions.ts';
import { firstDayRoutes } from './routes.ts';
import { firstDayCheckTable, firstDaySkipTable } from './tables.ts';

/** Ten cards that lead the administrator of an empty school to its first day of lessons. */
export const firstDay = defineFeature({
  name: 'system/first-day',
  nouns: ['firstDay'],
  recorded: {
    acts: [
      'firstDay.check',
      'firstDay.homerooms',
      'firstDay.resume',
      'firstDay.rules',
      'firstDay.skip',
      'firstDay.start',
      'firstDay.year',
    ],
    subjects: ['firstDay'],
    values: ['unfinished'],
  },
  tables: [firstDaySkipTable, firstDayCheckTable],
  holds: firstDayHolds,
  migrations: [firstDay0001, firstDay0002],
  permissions: firstDayPermissions,
  errors: {
    'firstDay.not_skippable': 'conflict',
    'firstDay.day_outside_year': 'invalid',
    'firstDay.gaps': 'conflict',
    'firstDay.class_twice': 'invalid',
  },
  routes: firstDayRoutes,
});
