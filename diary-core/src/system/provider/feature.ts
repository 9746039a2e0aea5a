import { defineFeature } from '../../kernel/feature.ts';
import { providerPermissions } from './permissions.ts';
import { providerRoutes } from './routes.ts';

/** The schools that the provider keeps under its contracts: list, founding, suspension. */
export const provider = defineFeature({
  name: 'system/provider',
  nouns: ['providedSchool'],
  recorded: {
    acts: ['print.first-administrator', 'school.found', 'school.resume', 'school.suspend'],
    subjects: ['account', 'school', 'school_suspension'],
  },
  permissions: providerPermissions,
  routes: providerRoutes,
});
