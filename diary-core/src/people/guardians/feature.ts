import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { childrenOf } from './api.ts';
import { guardians0001 } from './migrations/0001-guardians.ts';
import { guardianPermissions } from './permissions.ts';
import { guardianRoutes } from './routes.ts';
import { guardianshipTable, guardianTable } from './tables.ts';

/** Guardians, their children, and what they may see of them. */
export const guardians = defineFeature({
  name: 'people/guardians',
  nouns: ['guardian', 'guardianship'],
  tables: [guardianTable, guardianshipTable],
  migrations: [guardians0001],
  permissions: guardianPermissions,
  errors: { 'guardians.already_guardian': 'conflict' },
  announces: ['guardianship.changed'],
  routes: guardianRoutes,
  relations: (clocks) => ({
    childrenOf: async (read, guardianIds) => {
      const bonds = await childrenOf(read, guardianIds, await schoolToday(read, clocks));
      return bonds.map((bond) => bond.studentId);
    },
  }),
});
