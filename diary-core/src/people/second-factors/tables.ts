import { bytes, id, instant, integer, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

const ofAccount = {
  reason: 'belongs to an account, which belongs to no school',
  schoolReach: { rows: 'none' },
} as const;

/** Codes of an app by time; its id is the account's. */
export const totpTable = globalTable(
  'totp',
  {
    id: id<'AccountId'>(),
    /** 160 bits, sealed; null: only one that waits for its first code. */
    secret: bytes().nullable().secret(),
    /** Shown for enrolment, not believed before its first code. */
    waiting_secret: bytes().nullable().secret(),
    /** Step of 30 s of the last code that was believed: it and those before are worth nothing. */
    last_step: integer(),
    set_at_utc: instant().nullable(),
  },
  { ...ofAccount, globalReferences: { id: 'account' } },
);

export const passkeyTable = globalTable(
  'passkey',
  {
    id: id<'PasskeyId'>(),
    account_id: id<'AccountId'>(),
    /** As the authenticator named it, base64url. */
    credential_id: text(),
    /** COSE key. */
    public_key: bytes(),
    counter: integer(),
    /** As its owner calls it. */
    name: text().personal(),
    added_at_utc: instant(),
    used_at_utc: instant().nullable(),
  },
  {
    ...ofAccount,
    unique: [['credential_id']],
    index: [['account_id']],
    globalReferences: { account_id: 'account' },
  },
);

/** A challenge that was answered: the same answer is worth nothing again. */
export const spentChallengeTable = globalTable(
  'spent_challenge',
  { id: id<'SpentChallengeId'>(), expires_at_utc: instant() },
  {
    reason: 'answered before any school is known',
    schoolReach: { rows: 'none' },
    index: [['expires_at_utc']],
    unaudited: 'what was reached with the answer is recorded',
  },
);

/** The one card of codes that is good; its id is the account's. */
export const codeCardTable = globalTable(
  'code_card',
  {
    id: id<'AccountId'>(),
    /** Printed on it, so that an old one is known as such; from 1. */
    serial: integer(),
    made_at_utc: instant(),
  },
  { ...ofAccount, globalReferences: { id: 'account' } },
);

export const codeCardCodeTable = globalTable(
  'code_card_code',
  {
    id: id<'CodeCardCodeId'>(),
    account_id: id<'AccountId'>(),
    /** From 1, as printed. */
    number: integer(),
    /** Keyed hash. */
    mark: text().secret(),
    used_at_utc: instant().nullable(),
  },
  {
    ...ofAccount,
    unique: [['account_id', 'number']],
    globalReferences: { account_id: 'code_card' },
    unaudited: 'made with its card and spent by a login or a proof, which are recorded',
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    totp: TableOf<typeof totpTable>;
    passkey: TableOf<typeof passkeyTable>;
    spent_challenge: TableOf<typeof spentChallengeTable>;
    code_card: TableOf<typeof codeCardTable>;
    code_card_code: TableOf<typeof codeCardCodeTable>;
  }
}
