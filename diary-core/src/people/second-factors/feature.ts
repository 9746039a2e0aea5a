import { defineFeature } from '../../kernel/feature.ts';
import { factorEraser } from './eraser.ts';
import { factorRoutes } from './factor-routes.ts';
import { secondFactorsHolds } from './holds.ts';
import { secondFactors0001 } from './migrations/0001-second-factors.ts';
import { officeRoutes } from './office-routes.ts';
import { secondFactorPermissions } from './permissions.ts';
import { stepRoutes } from './step-routes.ts';
import {
  codeCardCodeTable,
  codeCardTable,
  passkeyTable,
  spentChallengeTable,
  totpTable,
} from './tables.ts';

/** Codes of an app, passkeys and printed cards: what is asked for beside a password, or in its place. */
export const secondFactors = defineFeature({
  name: 'people/second-factors',
  nouns: ['totp', 'passkey', 'codeCard'],
  recorded: {
    acts: [
      'factor.card_issue',
      'factor.card_new',
      'factor.card_remove',
      'factor.passkey_add',
      'factor.passkey_remove',
      'factor.reset',
      'factor.totp_begin',
      'factor.totp_remove',
      'factor.totp_set',
      'passkey.key',
    ],
    subjects: ['account', 'passkey'],
    values: ['document'],
  },
  tables: [totpTable, passkeyTable, spentChallengeTable, codeCardTable, codeCardCodeTable],
  accountErasers: [factorEraser],
  holds: secondFactorsHolds,
  migrations: [secondFactors0001],
  permissions: secondFactorPermissions,
  errors: {
    'second_factors.not_begun': 'conflict',
    'second_factors.wrong_code': 'invalid',
    'second_factors.passkey_wrong': 'invalid',
    'second_factors.too_many_passkeys': 'conflict',
    'second_factors.last_needed': 'conflict',
    'second_factors.above_you': 'forbidden',
    'second_factors.belongs_elsewhere': 'conflict',
  },
  routes: [...stepRoutes, ...factorRoutes, ...officeRoutes],
});
