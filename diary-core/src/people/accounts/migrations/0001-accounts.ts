import { id, instant, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { globalTable } from '../../../kernel/db/tables.ts';
import {
  accountLoginTable,
  accountTable,
  knownDeviceTable,
  loginBucketTable,
  membershipTable,
} from '../tables.ts';

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
    await m.create(accountTable, membershipTable, accountLoginTable);
    await m.create(sessionThen);
    await m.create(knownDeviceTable);
    await m.create(loginBucketTable);
  },
};
