import { defineFeature } from '../../kernel/feature.ts';
import { givenRights } from './given.ts';
import { rightEndJob } from './jobs.ts';
import { laterPermissions } from './later.ts';
import { rightPermissions } from './permissions.ts';
import { rightRoutes } from './routes.ts';

/** Who may do what in the school, to be read by its director, and what single people were given besides. */
export const rights = defineFeature({
  name: 'people/rights',
  nouns: ['right'],
  recorded: {
    acts: ['right.end', 'right.give', 'right.take'],
    subjects: ['account', 'right'],
  },
  permissions: { ...rightPermissions, ...laterPermissions },
  rights: givenRights,
  errors: {
    'rights.not_oneself': 'forbidden',
    'rights.not_yours_to_give': 'forbidden',
    'rights.wrong_role': 'invalid',
    'rights.held': 'conflict',
    'rights.not_open': 'conflict',
    'rights.not_held': 'conflict',
    'rights.last_role': 'conflict',
    'rights.until_past': 'invalid',
    'rights.appointment_needed': 'invalid',
  },
  routes: rightRoutes,
  jobs: [rightEndJob],
});
