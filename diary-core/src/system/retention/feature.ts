import { defineFeature } from '../../kernel/feature.ts';
import { holdEraser } from './eraser.ts';
import { retentionHolds } from './holds.ts';
import { beginAll, retentionBegins, retentionJobs } from './jobs.ts';
import { retention0001 } from './migrations/0001-retention.ts';
import { retentionPermissions } from './permissions.ts';
import { retentionRoutes } from './routes.ts';
import {
  retentionCountTable,
  retentionHoldTable,
  retentionRunTable,
  retentionSettingTable,
} from './tables.ts';

/** How long each kind of data is kept; what is over goes by night, and it is told how much went. */
export const retention = defineFeature({
  name: 'system/retention',
  nouns: ['retention period', 'hold'],
  recorded: {
    acts: [
      'retention.ask',
      'retention.begin',
      'retention.erase',
      'retention.hold',
      'retention.holdEnd',
      'retention.run',
      'retention.set',
    ],
    subjects: ['retention', 'school'],
    values: ['by'],
  },
  tables: [retentionSettingTable, retentionHoldTable, retentionRunTable, retentionCountTable],
  erasers: [holdEraser],
  holds: retentionHolds,
  migrations: [retention0001],
  permissions: retentionPermissions,
  errors: {
    'retention.out_of_bounds': 'invalid',
    'retention.no_such_date': 'invalid',
    'retention.too_early': 'invalid',
    'retention.hold_ended': 'conflict',
  },
  routes: retentionRoutes,
  jobs: retentionJobs,
  reactions: [retentionBegins],
  start: async (services) => {
    await beginAll(services);
    return { stop: async () => undefined };
  },
});
