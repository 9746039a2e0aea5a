import { defineFeature } from '../../kernel/feature.ts';
import { locksHolds } from './holds.ts';
import { locks0001 } from './migrations/0001-locks.ts';
import { lockPermissions } from './permissions.ts';
import { lockRoutes } from './routes.ts';
import { dateLockClassTable, dateLockTable } from './tables.ts';

/** Ranges of days in which the register is closed to changes; each register asks `requireOpen` for its own kind. */
export const locks = defineFeature({
  name: 'teaching/locks',
  nouns: ['date lock'],
  recorded: {
    acts: ['dateLock.add', 'dateLock.change', 'dateLock.lift'],
    subjects: ['dateLock'],
  },
  tables: [dateLockTable, dateLockClassTable],
  holds: locksHolds,
  migrations: [locks0001],
  permissions: lockPermissions,
  errors: {
    'locks.range_locked': 'locked',
    'locks.lifted': 'conflict',
    'locks.no_such_date': 'invalid',
    'locks.wrong_order': 'invalid',
  },
  announces: ['dateLock.changed'],
  routes: lockRoutes,
});
