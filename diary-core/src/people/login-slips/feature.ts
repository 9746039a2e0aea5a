import { defineFeature } from '../../kernel/feature.ts';
import { slipsJob, sweepJob } from './batch-job.ts';
import { invitationEraser } from './eraser.ts';
import { loginSlipsHolds } from './holds.ts';
import { loginSlips0001 } from './migrations/0001-login-slips.ts';
import { loginSlipPermissions } from './permissions.ts';
import { loginSlipRoutes } from './routes.ts';
import { accountInvitationTable, slipBatchTable } from './tables.ts';

/** Slips with login data for a class, the list on which receipt is signed, and codes that join an account to a second school. */
export const loginSlips = defineFeature({
  name: 'people/login-slips',
  nouns: ['loginSlip', 'accountInvitation'],
  recorded: {
    acts: [
      'account.issueMany',
      'account.join',
      'account.received',
      'print.receipt-list',
      'print.slips',
      'slip_batch.forget',
      'slip_batch.made',
      'slip_batch.order',
      'slip_batch.taken',
    ],
    subjects: ['account', 'schoolClass', 'slip_batch'],
  },
  tables: [slipBatchTable, accountInvitationTable],
  erasers: [invitationEraser],
  holds: loginSlipsHolds,
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
