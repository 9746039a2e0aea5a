import { defineFeature } from '../../kernel/feature.ts';
import { optionsHolds } from './holds.ts';
import { laterOptions } from './later.ts';
import { optionsLive } from './live.ts';
import { options0001 } from './migrations/0001-options.ts';
import { optionPermissions } from './permissions.ts';
import { optionRoutes } from './routes.ts';
import { schoolOptionTable } from './tables.ts';

/** What each school decides for itself: declared by the features that it concerns, kept and shown here. */
export const options = defineFeature({
  name: 'school/options',
  nouns: ['schoolOption'],
  recorded: {
    acts: ['schoolOption.set'],
    subjects: ['schoolOption'],
  },
  tables: [schoolOptionTable],
  holds: optionsHolds,
  migrations: [options0001],
  permissions: optionPermissions,
  options: laterOptions,
  errors: { 'options.wrong_value': 'invalid', 'options.minutes_needed': 'invalid' },
  announces: ['schoolOption.changed'],
  routes: optionRoutes,
  live: [optionsLive],
});
