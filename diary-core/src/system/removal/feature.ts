import { defineFeature } from '../../kernel/feature.ts';
import { removalPermissions } from './permissions.ts';
import { removalRoutes } from './routes.ts';

/** Complete removal of a student or a member of staff, from 1 to 15 September only; keeps no table of its own. */
export const removal = defineFeature({
  name: 'system/removal',
  nouns: ['removal'],
  recorded: {
    acts: ['person.remove'],
    subjects: ['person'],
  },
  permissions: removalPermissions,
  errors: {
    'removal.held': 'conflict',
    'removal.not_now': 'conflict',
    'removal.only_with_child': 'invalid',
    'removal.other_name': 'invalid',
  },
  routes: removalRoutes,
});
