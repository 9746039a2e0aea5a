import { defineFeature } from '../../kernel/feature.ts';
import { everybodyLive } from './live.ts';
import { everybodyPermissions } from './permissions.ts';
import { everybodyRoutes } from './routes.ts';

/** All people of the school in one list, and the classes with those who are in them. Keeps nothing of its own. */
export const everybody = defineFeature({
  name: 'people/everybody',
  nouns: ['everybody'],
  tables: [],
  migrations: [],
  permissions: everybodyPermissions,
  routes: everybodyRoutes,
  live: everybodyLive,
});
