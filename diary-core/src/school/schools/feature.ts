import { defineFeature } from '../../kernel/feature.ts';
import { schools0001 } from './migrations/0001-schools.ts';
import { schools0002 } from './migrations/0002-gatehouse.ts';
import { schoolPermissions } from './permissions.ts';
import { schoolRoutes } from './routes.ts';
import { roomTable, schoolRecordTable, schoolSettingTable, siteTable } from './tables.ts';

/** The school, its sites and rooms, and what it has set for itself. */
export const schools = defineFeature({
  name: 'school/schools',
  nouns: ['school', 'site', 'room', 'schoolSetting'],
  tables: [schoolRecordTable, siteTable, roomTable, schoolSettingTable],
  migrations: [schools0001, schools0002],
  permissions: schoolPermissions,
  errors: {
    'schools.ages_unordered': 'invalid',
    'schools.unknown_zone': 'invalid',
    'schools.seed_in_production': 'forbidden',
    'schools.already_initialised': 'conflict',
  },
  announces: ['school.changed'],
  routes: schoolRoutes,
});
