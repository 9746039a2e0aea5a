import { defineFeature } from '../../kernel/feature.ts';
import { firstDayHolds } from './holds.ts';
import { firstDay0001 } from './migrations/0001-first-day.ts';
import { firstDayPermissions } from './permissions.ts';
import { firstDayRoutes } from './routes.ts';
import { firstDaySkipTable } from './tables.ts';

/** Ten cards that lead the administrator of an empty school to its first day of lessons. */
export const firstDay = defineFeature({
  name: 'system/first-day',
  nouns: ['firstDay'],
  recorded: {
    acts: ['firstDay.resume', 'firstDay.rules', 'firstDay.skip', 'firstDay.start', 'firstDay.year'],
    subjects: ['firstDay'],
    values: ['unfinished'],
  },
  tables: [firstDaySkipTable],
  holds: firstDayHolds,
  migrations: [firstDay0001],
  permissions: firstDayPermissions,
  errors: {
    'firstDay.not_skippable': 'conflict',
    'firstDay.day_outside_year': 'invalid',
    'firstDay.gaps': 'conflict',
  },
  routes: firstDayRoutes,
});
