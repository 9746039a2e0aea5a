import { defineFeature } from '../../kernel/feature.ts';
import { hubByCredential } from './enrolment.ts';
import { doorHolderEraser } from './eraser.ts';
import { devicesHolds } from './holds.ts';
import { devices0001 } from './migrations/0001-devices.ts';
import { devices0002 } from './migrations/0002-behaviour.ts';
import { devices0003 } from './migrations/0003-code-tries.ts';
import { devicePermissions } from './permissions.ts';
import { deviceRoutes } from './routes.ts';
import { deviceSubjectData } from './subject-data.ts';
import {
  doorHolderTable,
  doorTable,
  hubAccessTable,
  hubCodeTable,
  hubStateTable,
  hubTable,
} from './tables.ts';

export const devices = defineFeature({
  name: 'presence/devices',
  nouns: ['door', 'door holder', 'hub', 'enrolment code'],
  recorded: {
    acts: [
      'door.add',
      'door.behave',
      'door.change',
      'door.longer',
      'door.outer_allow',
      'door.outer_end',
      'door.pin_end',
      'door.pin_issue',
      'hub.code',
      'hub.code_refused',
      'hub.enrol',
      'hub.revoke',
    ],
    subjects: ['door', 'hub', 'hubCode', 'person', 'site'],
  },
  tables: [doorTable, doorHolderTable, hubTable, hubStateTable, hubAccessTable, hubCodeTable],
  subjectData: deviceSubjectData,
  holds: devicesHolds,
  migrations: [devices0001, devices0002, devices0003],
  permissions: devicePermissions,
  erasers: [doorHolderEraser],
  errors: {
    'devices.code_refused': 'forbidden',
    'hub.revoked': 'unauthenticated',
    'devices.versions_differ': 'conflict',
    'devices.site_has_hub': 'conflict',
    'devices.short_name_taken': 'conflict',
    'devices.outer_needs_reason': 'conflict',
    'devices.outer_in_use': 'conflict',
    'devices.pin_cannot_be_keyed': 'conflict',
    'devices.duress_needs_pin': 'conflict',
    'devices.first_in_needs_hours': 'conflict',
    'devices.airlock_cannot_be_free': 'conflict',
    'devices.airlock_not_one_box': 'conflict',
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
