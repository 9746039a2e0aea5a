import { defineFeature } from '../../kernel/feature.ts';
import { hubByCredential } from './enrolment.ts';
import { devices0001 } from './migrations/0001-devices.ts';
import { devices0002 } from './migrations/0002-behaviour.ts';
import { devicePermissions } from './permissions.ts';
import { deviceRoutes } from './routes.ts';
import {
  doorHolderTable,
  doorTable,
  hubAccessTable,
  hubCodeTable,
  hubCodeTryTable,
  hubStateTable,
  hubTable,
} from './tables.ts';

export const devices = defineFeature({
  name: 'presence/devices',
  nouns: ['door', 'door holder', 'hub', 'enrolment code'],
  tables: [
    doorTable,
    doorHolderTable,
    hubTable,
    hubStateTable,
    hubAccessTable,
    hubCodeTable,
    hubCodeTryTable,
  ],
  migrations: [devices0001, devices0002],
  permissions: devicePermissions,
  errors: {
    'devices.code_refused': 'forbidden',
    'hub.revoked': 'unauthenticated',
    'devices.too_many_tries': 'too_many',
    'devices.versions_differ': 'conflict',
    'devices.site_has_hub': 'conflict',
    'devices.short_name_taken': 'conflict',
    'devices.outer_needs_reason': 'conflict',
    'devices.outer_in_use': 'conflict',
    'devices.pin_cannot_be_keyed': 'conflict',
    'devices.duress_needs_pin': 'conflict',
    'devices.first_in_needs_hours': 'conflict',
    'devices.airlock_cannot_be_free': 'conflict',
    'devices.hours_empty': 'conflict',
    'devices.pin_for_staff': 'conflict',
    'devices.no_cards_yet': 'conflict',
    'devices.no_pin_free': 'unavailable',
  },
  announces: ['door.changed', 'door.holder_changed', 'hub.enrolled', 'hub.revoked'],
  routes: deviceRoutes,
  authenticators: (services) => ({
    device: { byBearer: (credential) => hubByCredential(services, credential) },
  }),
});
