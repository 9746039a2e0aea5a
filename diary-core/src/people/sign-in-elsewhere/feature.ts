import { defineFeature } from '../../kernel/feature.ts';
import { forgetLinks, signInAccountEraser, signInLinkEraser } from './eraser.ts';
import { signInElsewhereHolds } from './holds.ts';
import { elsewhereLoginRoutes } from './login-routes.ts';
import { signInElsewhere0001 } from './migrations/0001-sign-in-elsewhere.ts';
import { elsewhereOfficeRoutes } from './office-routes.ts';
import { signInElsewherePermissions } from './permissions.ts';
import { signInLinkSubjectData } from './subject-data.ts';
import { signInIssuerTable, signInLinkTable } from './tables.ts';

/** Signing in where the people of a school have an account already (OpenID Connect). Off until an administrator sets an issuer. */
export const signInElsewhere = defineFeature({
  name: 'people/sign-in-elsewhere',
  nouns: ['signInIssuer', 'signInLink'],
  recorded: {
    acts: [
      'login.elsewhere',
      'login.flood',
      'signInIssuer.add',
      'signInIssuer.change',
      'signInIssuer.remove',
      'signInLink.add',
      'signInLink.forget',
      'signInLink.remove',
    ],
    subjects: ['account', 'sign_in_issuer'],
  },
  tables: [signInIssuerTable, signInLinkTable],
  migrations: [signInElsewhere0001],
  permissions: signInElsewherePermissions,
  subjectData: signInLinkSubjectData,
  erasers: [signInLinkEraser],
  accountErasers: [signInAccountEraser],
  holds: signInElsewhereHolds,
  jobs: [forgetLinks],
  errors: {
    'elsewhere.off': 'conflict',
    'elsewhere.over': 'invalid',
    'elsewhere.cancelled': 'invalid',
    'elsewhere.refused': 'invalid',
    'elsewhere.issuer_down': 'unavailable',
    'elsewhere.not_linked': 'invalid',
    'elsewhere.taken': 'conflict',
    'elsewhere.linked_already': 'conflict',
    'elsewhere.belongs_elsewhere': 'conflict',
    'elsewhere.above_you': 'forbidden',
    'elsewhere.address_wrong': 'invalid',
    'elsewhere.address_refused': 'invalid',
    'elsewhere.wrong_issuer': 'invalid',
    'elsewhere.all_taken': 'conflict',
    'elsewhere.twice': 'conflict',
  },
  routes: [...elsewhereLoginRoutes, ...elsewhereOfficeRoutes],
});
