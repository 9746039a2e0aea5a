import type { AccountId } from '@furtka/core-contract/ids';
import { ROLES } from '@furtka/core-contract/roles';
import { bool, id, instant, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { globalTable, schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { MEMBERSHIP_STATES, SHOWN_DOCUMENTS } from './account-life.ts';

const throughMembership = {
  rows: 'byLink',
  via: { table: 'membership', column: 'account_id' },
} as const;

export const accountTable = globalTable(
  'account',
  {
    id: id<'AccountId'>(),
    /** Lower case; unique in the whole system. */
    login: text().personal(),
    /** Null: no password until one is issued. */
    password_hash: text().nullable().secret(),
    /** The password was generated: it must be changed before anything else works. */
    is_password_one_time: bool(),
    was_one_time_used: bool(),
    /** A session from before this ends. */
    password_set_at_utc: instant().nullable(),
    /** For the kiosk; argon2id 19 MiB/2/1. */
    pin_hash: text().nullable().secret(),
    /** Keyed hash by which a PIN that is taken is found. */
    pin_mark: text().nullable().secret(),
    locked_at_utc: instant().nullable(),
    /** Entered by its owner (ACCT-48). */
    email: text().nullable().personal(),
    /** Wording of the notice of monitoring that was acknowledged last, and when (ACCT-53). */
    notice_version: integer().nullable(),
    notice_at_utc: instant().nullable(),
    version: integer(),
  },
  {
    reason: 'one person has one account in all schools',
    schoolReach: { ...throughMembership, write: true },
    unique: [['login']],
  },
);

export const membershipTable = globalTable(
  'membership',
  {
    id: id<'MembershipId'>(),
    account_id: id<'AccountId'>(),
    school_id: id<'SchoolId'>(),
    role: oneOf(ROLES),
    person_id: id<'PersonId'>().nullable(),
    /** Suspended and closed give no right, and keep all history (ACCT-54). */
    state: oneOf(MEMBERSHIP_STATES),
    state_reason: text().nullable(),
    /** Shut because the whole account was: it opens again with it. False for what is open, and for a role that was withdrawn. */
    is_shut_with_account: bool().preset(0),
    /** School clock: it gives rights from the one to before the other. */
    from_utc: instant().nullable(),
    to_utc: instant().nullable(),
    /** Name of a holder who is no person of the school, such as an inspector. */
    holder_name: text().nullable().personal(),
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

/** When an account last signed in; its id is the account's. */
export const accountLoginTable = globalTable(
  'account_login',
  {
    id: id<'AccountId'>(),
    last_good_at_utc: instant().nullable(),
    last_failed_at_utc: instant().nullable(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: throughMembership,
    globalReferences: { id: 'account' },
    unaudited: 'each login is recorded by itself',
  },
);

export const sessionTable = globalTable(
  'session',
  {
    id: id<'SessionId'>(),
    account_id: id<'AccountId'>(),
    /** SHA-256 of the cookie's value. */
    token_hash: text().secret(),
    /** Who it is, for the audit of what is done in this session. */
    name: text().personal(),
    /** Browser and system in a few words, so that its owner knows it again; never the address. */
    device_label: text().nullable().personal(),
    started_at_utc: instant(),
    last_activity_at_utc: instant(),
    /** A device of the person's own: it locks where another signs out (C-41). */
    is_own_device: bool(),
    /** When a locked one was opened again: its longest life begins anew. */
    unlocked_at_utc: instant().nullable(),
    /** When it was last proved who this is; dangerous acts ask for a fresh one. */
    proven_at_utc: instant().nullable(),
    /** A second factor must be set up before anything else works. */
    must_enrol: bool(),
    /** Of the account when the session began: another value ends the session. */
    password_set_at_utc: instant().nullable(),
    /** Last good and last failed login before this one (ACCT-14, ACCT-15). */
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

/** A browser from which somebody signed in well: strangers' failures do not slow it. */
export const knownDeviceTable = globalTable(
  'known_device',
  {
    id: id<'KnownDeviceId'>(),
    account_id: id<'AccountId'>(),
    /** SHA-256 of the device cookie's value. */
    token_hash: text().secret(),
    seen_at_utc: instant(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: { rows: 'none' },
    unique: [['account_id', 'token_hash']],
    index: [['seen_at_utc']],
    globalReferences: { account_id: 'account' },
    unaudited: 'made by a login, which is recorded',
  },
);

/** Counted failures; its id is drawn from what is counted: a login with a device, or an address. */
export const loginBucketTable = globalTable(
  'login_bucket',
  {
    id: id<'LoginBucketId'>(),
    failures: integer(),
    first_failure_at_utc: instant(),
    last_failure_at_utc: instant(),
  },
  {
    reason: 'counts logins, before any school is known',
    schoolReach: { rows: 'none' },
    index: [['last_failure_at_utc']],
    unaudited: 'failed logins are recorded by themselves',
  },
);

/** Login data that were made for somebody to take; the last row of an account counts. */
export const accountHandoutTable = schoolTable(
  'account_handout',
  {
    id: id<'AccountHandoutId'>(),
    account_id: id<'AccountId'>(),
    issued_at_utc: instant(),
    document: oneOf(SHOWN_DOCUMENTS).nullable(),
    received_on: localDate().nullable(),
    version: integer(),
  },
  { index: [['account_id']], globalReferences: { account_id: 'account' } },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    account_handout: TableOf<typeof accountHandoutTable>;
    account: TableOf<typeof accountTable>;
    membership: TableOf<typeof membershipTable>;
    account_login: TableOf<typeof accountLoginTable>;
    session: TableOf<typeof sessionTable>;
    known_device: TableOf<typeof knownDeviceTable>;
    login_bucket: TableOf<typeof loginBucketTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Somebody signed in with a generated password for the first time. */
    'account.firstUsed': { readonly accountId: AccountId };
  }
}
