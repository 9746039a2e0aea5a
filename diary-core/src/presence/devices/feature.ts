import { defineFeature } from '../../kernel/feature.ts';
import { hubByCredential } from './enrolment.ts';
import { devices0001 } from './migrations/0001-devices.ts';
import { devicePermissions } from './permissions.ts';
import { deviceRoutes } from './routes.ts';
import {
  doorTable,
  hubAccessTable,
  hubCodeTable,
  hubCodeTryTable,
  hubStateTable,
  hubTable,
} from './tables.ts';

export const devices = defineFeature({
  name: 'presence/devices',
  nouns: ['door', 'hub', 'enrolment code'],
  tables: [doorTable, hubTable, hubStateTable, hubAccessTable, hubCodeTable, hubCodeTryTable],
  migrations: [devices0001],
  permissions: devicePermissions,
  errors: {
    'devices.code_refused': 'forbidden',
    'hub.revoked': 'unauthenticated',
    'devices.too_many_tries': 'too_many',
    'devices.versions_differ': 'conflict',
    'devices.site_has_hub': 'conflict',
    'devices.short_name_taken': 'conflict',
  },
  announces: ['door.changed', 'hub.enrolled', 'hub.revoked'],
  routes: deviceRoutes,
  authenticators: (services) => ({
    device: { byBearer: (credential) => hubByCredential(services, credential) },
  }),
});
