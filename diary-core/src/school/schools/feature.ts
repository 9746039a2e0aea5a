import { defineFeature } from '../../kernel/feature.ts';
import { cardRoutes } from './card-routes.ts';
import { schoolsHolds } from './holds.ts';
import { schools0001 } from './migrations/0001-schools.ts';
import { schools0002 } from './migrations/0002-gatehouse.ts';
import { schools0003 } from './migrations/0003-opening.ts';
import { schools0004 } from './migrations/0004-card.ts';
import { schools0005 } from './migrations/0005-suspension.ts';
import { schoolPermissions } from './permissions.ts';
import { placeRoutes } from './place-routes.ts';
import { schoolsRecorded } from './recorded.ts';
import { schoolRoutes } from './routes.ts';
import {
  roomTable,
  schoolCardTable,
  schoolLogoTable,
  schoolOpeningTable,
  schoolRecordTable,
  schoolSettingTable,
  schoolSuspensionTable,
  siteTable,
} from './tables.ts';

/** The school, its sites and rooms, and what it has set for itself. */
export const schools = defineFeature({
  name: 'school/schools',
  nouns: ['school', 'site', 'room', 'schoolSetting'],
  recorded: schoolsRecorded,
  holds: schoolsHolds,
  tables: [
    schoolRecordTable,
    siteTable,
    roomTable,
    schoolSettingTable,
    schoolOpeningTable,
    schoolSuspensionTable,
    schoolCardTable,
    schoolLogoTable,
  ],
  migrations: [schools0001, schools0002, schools0003, schools0004, schools0005],
  permissions: schoolPermissions,
  errors: {
    'schools.ages_unordered': 'invalid',
    'schools.unknown_zone': 'invalid',
    'schools.seed_in_production': 'forbidden',
    'schools.already_open': 'conflict',
    'schools.already_initialised': 'conflict',
    'schools.already_suspended': 'conflict',
    'schools.not_suspended': 'conflict',
    'schools.last_site': 'conflict',
    'schools.site_has_rooms': 'conflict',
    'schools.site_in_use': 'conflict',
    'schools.site_retired': 'conflict',
    'schools.room_in_use': 'conflict',
    'schools.logo_unreadable': 'invalid',
    'schools.logo_heic': 'invalid',
    'schools.logo_too_long': 'invalid',
    'schools.logo_too_wide': 'invalid',
    'schools.logo_busy': 'unavailable',
  },
  announces: ['school.changed'],
  routes: [...schoolRoutes, ...cardRoutes, ...placeRoutes],
});
