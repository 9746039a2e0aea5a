import { defineFeature } from '../../kernel/feature.ts';
import { installGauges } from './gauges.ts';
import { keepingHolds } from './holds.ts';
import { keepingJobs, startLooking } from './jobs.ts';
import { keeping0001 } from './migrations/0001-keeping.ts';
import { keepingPermissions } from './permissions.ts';
import { keepingRoutes } from './routes.ts';
import { backupCopyTable } from './tables.ts';

/** Copies of the whole installation by night and by hand, and how full its stores are. */
export const keeping = defineFeature({
  name: 'system/keeping',
  nouns: ['backup copy'],
  recorded: {
    acts: ['keeping.copied', 'keeping.copy', 'keeping.erased', 'keeping.start'],
    subjects: ['backup_copy'],
    values: ['asked'],
  },
  tables: [backupCopyTable],
  holds: keepingHolds,
  migrations: [keeping0001],
  permissions: keepingPermissions,
  errors: { 'keeping.off': 'conflict', 'keeping.already_copying': 'conflict' },
  routes: keepingRoutes,
  jobs: keepingJobs,
  start: async (services) => {
    installGauges(services);
    await startLooking(services);
    return { stop: async () => undefined };
  },
});
