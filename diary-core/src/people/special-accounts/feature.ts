import { defineFeature } from '../../kernel/feature.ts';
import { openedLive, openedReaction } from './alarm.ts';
import { specialAccountsHolds } from './holds.ts';
import { specialAccounts0001 } from './migrations/0001-special-accounts.ts';
import { specialAccountPermissions } from './permissions.ts';
import { inspectionRetention } from './retention.ts';
import { specialAccountRoutes } from './routes.ts';
import { inspectionTable, sealedEnvelopeTable } from './tables.ts';

/** Accounts that are nobody's everyday one: an inspector's for some days, and the stand-in administrator's in the safe. */
export const specialAccounts = defineFeature({
  name: 'people/special-accounts',
  nouns: ['inspection', 'sealedEnvelope'],
  recorded: {
    acts: [
      'envelope.opened',
      'envelope.seal',
      'inspection.end',
      'inspection.open',
      'print.sealed-envelope',
    ],
    subjects: ['inspection', 'sealed_envelope'],
  },
  tables: [inspectionTable, sealedEnvelopeTable],
  retention: [inspectionRetention],
  holds: specialAccountsHolds,
  migrations: [specialAccounts0001],
  permissions: specialAccountPermissions,
  errors: {
    'specialAccounts.wrong_days': 'invalid',
    'specialAccounts.not_a_director': 'invalid',
    'specialAccounts.over': 'conflict',
  },
  announces: ['envelope.opened'],
  routes: specialAccountRoutes,
  live: [openedLive],
  reactions: [openedReaction],
});
