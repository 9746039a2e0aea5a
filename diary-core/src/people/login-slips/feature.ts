import { defineFeature } from '../../kernel/feature.ts';
import { slipsJob, sweepJob } from './batch-job.ts';
import { loginSlips0001 } from './migrations/0001-login-slips.ts';
import { loginSlipPermissions } from './permissions.ts';
import { loginSlipRoutes } from './routes.ts';
import { accountInvitationTable, slipBatchTable } from './tables.ts';

/** Slips with login data for a class, the list on which receipt is signed, and codes that join an account to a second school. */
export const loginSlips = defineFeature({
  name: 'people/login-slips',
  nouns: ['loginSlip', 'accountInvitation'],
  tables: [slipBatchTable, accountInvitationTable],
  migrations: [loginSlips0001],
  permissions: loginSlipPermissions,
  errors: {
    'loginSlips.not_ready': 'conflict',
    'loginSlips.over': 'conflict',
    'loginSlips.wrong_code': 'invalid',
    'loginSlips.joined_already': 'conflict',
    'loginSlips.future_receipt': 'invalid',
  },
  routes: loginSlipRoutes,
  jobs: [slipsJob, sweepJob],
});
