import { EVENT_KINDS } from '@furtka/core-contract/event';
import { defineFeature } from '../../kernel/feature.ts';
import { edgeSyncHolds } from './holds.ts';
import { renew, republish } from './keep-fresh.ts';
import { kioskActs } from './kiosk-acts.ts';
import { kioskBlocks } from './kiosk-blocks.ts';
import { edgeSync0001 } from './migrations/0001-edge-sync.ts';
import { edgeSync0002 } from './migrations/0002-kiosk-acts.ts';
import { edgeSyncPermissions } from './permissions.ts';
import { quarantineRetention } from './retention.ts';
import { edgeSyncRoutes } from './routes.ts';
import {
  hubLogTable,
  kioskActTable,
  quarantinedRowTable,
  siteDirectoryTable,
  siteRosterTable,
  siteSettlementTable,
} from './tables.ts';

export const edgeSync = defineFeature({
  name: 'system/edge-sync',
  nouns: ['roster', 'directory', 'cursor', 'quarantine'],
  recorded: {
    acts: [
      'card.block',
      'directory.publish',
      'hub.events',
      'hub.state',
      'quarantine.replay',
      'roster.keep_fresh',
      'roster.publish',
      'school.keys',
      ...EVENT_KINDS,
    ],
    subjects: ['card', 'door', 'hub', 'person', 'school', 'site'],
    values: ['about_id', 'cause', 'event_id', 'left', 'mode', 'taken'],
  },
  tables: [
    hubLogTable,
    quarantinedRowTable,
    siteRosterTable,
    siteSettlementTable,
    siteDirectoryTable,
    kioskActTable,
  ],
  retention: [quarantineRetention],
  holds: edgeSyncHolds,
  migrations: [edgeSync0001, edgeSync0002],
  permissions: edgeSyncPermissions,
  errors: {
    'sync.rows_not_in_order': 'conflict',
    'sync.hole': 'conflict',
    'sync.log_superseded': 'conflict',
    'sync.hash_differs': 'conflict',
  },
  announces: ['kiosk.blocked', 'kiosk.acted', 'roster.built', 'directory.built'],
  routes: edgeSyncRoutes,
  reactions: [kioskBlocks, kioskActs, republish],
  jobs: [renew],
});
