import { defineFeature } from '../../kernel/feature.ts';
import { accountEraser, forgetAccounts } from './eraser.ts';
import { accountFactorTable, pendingLoginTable } from './factor-tables.ts';
import { firstUseJob } from './first-use.ts';
import { accountsHolds } from './holds.ts';
import { accounts0001 } from './migrations/0001-accounts.ts';
import { accounts0002 } from './migrations/0002-account-life.ts';
import { accounts0010 } from './migrations/0010-factors.ts';
import { accounts0020 } from './migrations/0020-rights.ts';
import { accounts0030 } from './migrations/0030-first-step.ts';
import { accounts0040 } from './migrations/0040-shut-with-account.ts';
import { ownDeviceLocks, secondFactorFor, secondFactorGraceDays } from './options.ts';
import { accountPermissions } from './permissions.ts';
import { accountsRecorded } from './recorded.ts';
import { handoutRetention } from './retention.ts';
import { accountRightTable } from './rights-table.ts';
import { accountRoutes } from './routes.ts';
import { sessionAuthenticator } from './sessions.ts';
import { guardianAccounts, teacherPasswordDays } from './settings.ts';
import { accountSubjectData } from './subject-data.ts';
import {
  accountHandoutTable,
  accountLoginTable,
  accountTable,
  knownDeviceTable,
  loginBucketTable,
  membershipTable,
  sessionTable,
} from './tables.ts';

/** Accounts, what they may be in which school, and who is signed in. */
export const accounts = defineFeature({
  name: 'people/accounts',
  nouns: ['account', 'membership', 'session', 'oneTimePassword', 'pin', 'handout'],
  recorded: accountsRecorded,
  tables: [
    accountTable,
    membershipTable,
    accountLoginTable,
    sessionTable,
    knownDeviceTable,
    loginBucketTable,
    accountFactorTable,
    pendingLoginTable,
    accountHandoutTable,
    accountRightTable,
  ],
  retention: [handoutRetention],
  subjectData: accountSubjectData,
  holds: accountsHolds,
  migrations: [accounts0001, accounts0002, accounts0010, accounts0020, accounts0030, accounts0040],
  permissions: accountPermissions,
  options: [
    teacherPasswordDays,
    guardianAccounts,
    secondFactorFor,
    secondFactorGraceDays,
    ownDeviceLocks,
  ],
  erasers: [accountEraser],
  jobs: [forgetAccounts, firstUseJob],
  errors: {
    'accounts.login_failed': 'unauthenticated',
    'accounts.too_many_tries': 'too_many',
    'accounts.busy': 'unavailable',
    'accounts.locked': 'locked',
    'accounts.one_time_used': 'unauthenticated',
    'accounts.must_change_password': 'forbidden',
    'accounts.wrong_current_password': 'invalid',
    'accounts.password_weak': 'invalid',
    'accounts.password_changed_meanwhile': 'conflict',
    'accounts.second_step': 'unauthenticated',
    'accounts.step_expired': 'unauthenticated',
    'accounts.step_wrong': 'invalid',
    'accounts.must_enrol': 'forbidden',
    'session.locked': 'forbidden',
    'session.not_locked': 'conflict',
    'session.step_up': 'forbidden',
    'accounts.person_needed': 'invalid',
    'accounts.wrong_kind_of_person': 'invalid',
    'accounts.person_has_account': 'conflict',
    'accounts.superadmin_only': 'forbidden',
    'accounts.belongs_elsewhere': 'conflict',
    'accounts.office_taken': 'conflict',
    'accounts.not_permanent': 'invalid',
    'accounts.same_holder': 'conflict',
    'accounts.login_needed': 'invalid',
    'accounts.not_locked': 'conflict',
    'accounts.suspended': 'locked',
    'accounts.school_not_open': 'locked',
    'accounts.school_suspended': 'locked',
    'accounts.own_account': 'conflict',
    'accounts.same_state': 'conflict',
    'accounts.nothing_to_open': 'conflict',
    'accounts.not_open': 'conflict',
    'accounts.document_needed': 'invalid',
    'accounts.not_only_student': 'conflict',
    'accounts.other_notice': 'conflict',
    'accounts.no_kiosk_role': 'invalid',
    'accounts.too_many_pins': 'conflict',
  },
  announces: ['principal.changed', 'account.firstUsed'],
  routes: accountRoutes,
  authenticators: (services) => ({ session: sessionAuthenticator(services) }),
});
