import { defineFeature } from '../../kernel/feature.ts';
import { firstLoginEraser } from './eraser.ts';
import { firstLoginHolds } from './holds.ts';
import { firstLogin0001 } from './migrations/0001-first-login.ts';
import { firstLoginRoutes } from './routes.ts';
import { firstCodeTable, noticeChoiceTable } from './tables.ts';

/** The first login of a parent or pupil by the short code of a slip: own password at once, then what there is to know. */
export const firstLogin = defineFeature({
  name: 'people/first-login',
  nouns: ['firstCode', 'noticeChoice'],
  recorded: {
    acts: ['account.disowned', 'account.notices', 'key.make', 'login.firstCode', 'login.flood'],
    subjects: ['account', 'key', 'student'],
    values: ['ofAll', 'wrongCodes'],
  },
  tables: [firstCodeTable, noticeChoiceTable],
  accountErasers: [firstLoginEraser],
  holds: firstLoginHolds,
  migrations: [firstLogin0001],
  errors: {
    'firstLogin.wrong_code': 'invalid',
    'firstLogin.used': 'conflict',
    'firstLogin.other_roles': 'conflict',
  },
  routes: firstLoginRoutes,
});
