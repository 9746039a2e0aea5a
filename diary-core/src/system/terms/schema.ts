import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { ROLES } from '@furtka/core-contract/roles';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const Text = Type.String({ minLength: 1, maxLength: 30_000, pattern: '\\S' });
const TextOrNull = Type.Union([Text, Type.Null()]);
const Instant = Type.Integer();
const wording = {
  title: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  /** Paragraphs parted by empty lines. */
  textPl: Text,
  textUk: TextOrNull,
  textEn: TextOrNull,
} as const;
const version = { version: Type.Integer({ minimum: 1 }) } as const;

/** What somebody has to read, of each school of the account. */
export const OwnTerms = Type.Object(
  {
    schoolId: Uuid,
    termsId: Uuid,
    number: Type.Integer({ minimum: 1 }),
    ...wording,
    validFrom: LocalDate,
    /** Null: not read yet. System clock. */
    readAtUtc: Type.Union([Instant, Type.Null()]),
    /** First day of a newer wording that is published already. */
    nextFrom: Type.Optional(LocalDate),
  },
  Strict,
);
export type OwnTerms = Static<typeof OwnTerms>;

export const TERMS_STATES = ['draft', 'coming', 'inForce', 'past'] as const;
export const TermsReply = Type.Object(
  {
    termsId: Uuid,
    number: Type.Union([Type.Integer(), Type.Null()]),
    ...wording,
    validFrom: Type.Union([LocalDate, Type.Null()]),
    state: OneOf(TERMS_STATES),
    publishedAtUtc: Type.Union([Instant, Type.Null()]),
    publishedByName: Type.Union([Type.String(), Type.Null()]),
    /** How many accounts have read it. */
    readings: Type.Integer({ minimum: 0 }),
    ...version,
  },
  Strict,
);
export type TermsReply = Static<typeof TermsReply>;
export const TermsParams = Type.Object({ termsId: Uuid }, Strict);
export const TermsBody = Type.Object(wording, Strict);
export type TermsBody = Static<typeof TermsBody>;
export const TermsChange = Type.Object({ ...wording, ...version }, Strict);
export const PublishBody = Type.Object({ validFrom: LocalDate, ...version }, Strict);
export const VersionBody = Type.Object(version, Strict);
/** Who may sign in and has not read the wording in force. */
export const UnreadReply = Type.Object(
  {
    termsId: Type.Union([Uuid, Type.Null()]),
    /** Accounts that may sign in. */
    accounts: Type.Integer({ minimum: 0 }),
    unread: Type.Integer({ minimum: 0 }),
    items: Type.Array(
      Type.Object(
        { accountId: Uuid, name: Type.String(), login: Type.String(), role: OneOf(ROLES) },
        Strict,
      ),
    ),
  },
  Strict,
);
export const UnreadQuery = Type.Object({ role: Type.Optional(OneOf(ROLES)) }, Strict);
