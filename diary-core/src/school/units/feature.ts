import { defineFeature } from '../../kernel/feature.ts';
import { unitsHolds } from './holds.ts';
import { units0001 } from './migrations/0001-units.ts';
import { unitPermissions } from './permissions.ts';
import { unitRoutes } from './routes.ts';
import { schoolUnitTable } from './tables.ts';

/** Parts of a school complex; each class belongs to one or, where there are none, to the school. */
export const units = defineFeature({
  name: 'school/units',
  nouns: ['schoolUnit'],
  recorded: {
    acts: ['unit.add', 'unit.change', 'unit.remove'],
    subjects: ['unit'],
  },
  tables: [schoolUnitTable],
  holds: unitsHolds,
  migrations: [units0001],
  permissions: unitPermissions,
  errors: { 'units.in_use': 'conflict' },
  announces: ['school.changed'],
  routes: unitRoutes,
});
