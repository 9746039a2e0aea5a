import { defineFeature } from '../../kernel/feature.ts';
import { passageEraser } from './eraser.ts';
import { passagesHolds } from './holds.ts';
import { passageLive, withdrawnLive } from './live.ts';
import { passages0001 } from './migrations/0001-passages.ts';
import { passages0002 } from './migrations/0002-gatehouse.ts';
import { passages0003 } from './migrations/0003-erasable.ts';
import { passagePermissions } from './permissions.ts';
import { doorEventRetention, passageRetention } from './retention.ts';
import { passageRoutes } from './routes.ts';
import { passageSubjectData } from './subject-data.ts';
import { doorEventTable, passageChainTable, passageTable } from './tables.ts';

export const passages = defineFeature({
  name: 'presence/passages',
  nouns: ['tap', 'passage', 'door event'],
  tables: [doorEventTable, passageTable, passageChainTable],
  retention: [doorEventRetention, passageRetention],
  subjectData: passageSubjectData,
  erasers: [passageEraser],
  holds: passagesHolds,
  migrations: [passages0001, passages0002, passages0003],
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
