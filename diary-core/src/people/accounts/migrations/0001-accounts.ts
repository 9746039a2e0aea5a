import { ROLES } from '@furtka/core-contract/roles';
import { bool, id, instant, integer, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { globalTable } from '../../../kernel/db/tables.ts';
import { accountLoginTable, knownDeviceTable, loginBucketTable } from '../tables.ts';

const accountThen = globalTable(
  'account',
  {
    id: id<'AccountId'>(),
    login: text().personal(),
    password_hash: text().nullable().secret(),
    is_password_one_time: bool(),
    was_one_time_used: bool(),
    password_set_at_utc: instant().nullable(),
    pin_hash: text().nullable().secret(),
    pin_mark: text().nullable().secret(),
    locked_at_utc: instant().nullable(),
    version: integer(),
  },
  {
    reason: 'one person has one account in all schools',
    schoolReach: {
      rows: 'byLink',
      via: { table: 'membership', column: 'account_id' },
      write: true,
    },
    unique: [['login']],
  },
);

const membershipThen = globalTable(
  'membership',
  {
    id: id<'MembershipId'>(),
    account_id: id<'AccountId'>(),
    school_id: id<'SchoolId'>(),
    role: oneOf(ROLES),
    person_id: id<'PersonId'>().nullable(),
  },
  {
    reason: 'read across schools when somebody signs in',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['account_id', 'school_id', 'role', 'person_id']],
    index: [
      ['school_id', 'person_id'],
      ['school_id', 'role'],
    ],
    globalReferences: { account_id: 'account' },
  },
);

const sessionThen = globalTable(
  'session',
  {
    id: id<'SessionId'>(),
    account_id: id<'AccountId'>(),
    token_hash: text().secret(),
    name: text().personal(),
    started_at_utc: instant(),
    last_activity_at_utc: instant(),
    password_set_at_utc: instant().nullable(),
    previous_good_at_utc: instant().nullable(),
    previous_failed_at_utc: instant().nullable(),
  },
  {
    reason: 'a session spans all schools of an account',
    schoolReach: { rows: 'none' },
    unique: [['token_hash']],
    index: [['account_id'], ['last_activity_at_utc']],
    globalReferences: { account_id: 'account' },
    unaudited: 'its begin and end are recorded by themselves',
  },
);

export const accounts0001: Migration = {
  id: '0001-accounts',
  up: async (m) => {
    await m.create(accountThen, membershipThen, accountLoginTable);
    await m.create(sessionThen);
    await m.create(knownDeviceTable);
    await m.create(loginBucketTable);
  },
};
