import { defineFeature } from '../../kernel/feature.ts';
import { renew, republish } from './keep-fresh.ts';
import { kioskActs } from './kiosk-acts.ts';
import { kioskBlocks } from './kiosk-blocks.ts';
import { edgeSync0001 } from './migrations/0001-edge-sync.ts';
import { edgeSync0002 } from './migrations/0002-kiosk-acts.ts';
import { edgeSyncPermissions } from './permissions.ts';
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
  tables: [
    hubLogTable,
    quarantinedRowTable,
    siteRosterTable,
    siteSettlementTable,
    siteDirectoryTable,
    kioskActTable,
  ],
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
