import { defineFeature } from '../../kernel/feature.ts';
import { passageLive, withdrawnLive } from './live.ts';
import { passages0001 } from './migrations/0001-passages.ts';
import { passages0002 } from './migrations/0002-gatehouse.ts';
import { passagePermissions } from './permissions.ts';
import { passageRoutes } from './routes.ts';
import { doorEventTable, passageChainTable, passageTable } from './tables.ts';

export const passages = defineFeature({
  name: 'presence/passages',
  nouns: ['tap', 'passage', 'door event'],
  tables: [doorEventTable, passageTable, passageChainTable],
  migrations: [passages0001, passages0002],
  permissions: passagePermissions,
  errors: {
    'passages.no_such_date': 'invalid',
    'passages.range_turned': 'invalid',
    'passages.range_too_long': 'invalid',
    'passages.option_off': 'forbidden',
  },
  announces: ['passage.seen', 'passage.withdrawn', 'gate.kept'],
  routes: passageRoutes,
  live: [passageLive, withdrawnLive],
});
