import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { PERSON_ROLES, ROLES } from '@furtka/core-contract/roles';
import Type from 'typebox';
import { MEMBERSHIP_STATES, SHOWN_DOCUMENTS } from './account-life.ts';

const Strict = { additionalProperties: false } as const;
const PersonRole = OneOf(PERSON_ROLES);

/** Lower-case letters, digits and `. _ @ -`, so that no two logins look alike. */
export const Login = Type.String({
  minLength: 3,
  maxLength: 120,
  pattern: '^[a-z0-9][a-z0-9._@-]*$',
});

export const ChangePasswordBody = Type.Object(
  {
    current: Type.String({ minLength: 1, maxLength: 200 }),
    /** Judged by the rules of ACCT-09..11; its length by them too, so that the broken rule is named. */
    next: Type.String({ maxLength: 1000 }),
  },
  Strict,
);

/** A row of the list of accounts. `locked`: until the administrator unlocks it. Times: system clock, UTC ms. */
export const AccountRow = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    login: Type.String(),
    name: Type.String(),
    roles: Type.Array(OneOf(ROLES)),
    personId: Type.Union([Id<'PersonId'>(), Type.Null()]),
    password: Type.Union([Type.Literal('none'), Type.Literal('oneTime'), Type.Literal('own')]),
    locked: Type.Boolean(),
    state: OneOf(MEMBERSHIP_STATES),
    stateReason: Type.Optional(Type.String()),
    lastGoodLoginAtUtc: Type.Optional(Type.Integer()),
    lastFailedLoginAtUtc: Type.Optional(Type.Integer()),
  },
  Strict,
);

export const AccountQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    locked: Type.Optional(Type.Boolean()),
    /** Only accounts of this person. */
    personId: Type.Optional(Id<'PersonId'>()),
    after: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  Strict,
);

/** One account for one person: another for the same person is a conflict. */
export const IssueAccountBody = Type.Object(
  {
    login: Login,
    role: PersonRole,
    personId: Type.Optional(Id<'PersonId'>()),
  },
  Strict,
);

/** The one-time password, shown here and never again. */
export const IssuedReply = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    login: Type.String(),
    oneTimePassword: Type.String({ minLength: 16, maxLength: 16 }),
  },
  Strict,
);
export const IssuedPinReply = Type.Object(
  { accountId: Id<'AccountId'>(), pin: Type.String({ pattern: '^[0-9]{6}$' }) },
  Strict,
);
export const AccountParams = Type.Object({ accountId: Id<'AccountId'>() }, Strict);

/** One login of an account, good or bad, or its logout. System clock, UTC ms. */
export const LoginRow = Type.Object(
  {
    atUtc: Type.Integer(),
    outcome: OneOf(['good', 'failed', 'logout']),
    /** Who vouched for the person, as the school calls it; missing when the password was shown. */
    issuer: Type.Optional(Type.String()),
    address: Type.Optional(Type.String()),
  },
  Strict,
);

/** A session. `thisOne`: the one that asks. Times: system clock, UTC ms. */
export const SessionRow = Type.Object(
  {
    sessionId: Id<'SessionId'>(),
    device: Type.Optional(Type.String()),
    startedAtUtc: Type.Integer(),
    lastSeenAtUtc: Type.Integer(),
    locked: Type.Boolean(),
    ownDevice: Type.Boolean(),
    thisOne: Type.Boolean(),
  },
  Strict,
);
export const SessionParams = Type.Object({ sessionId: Id<'SessionId'>() }, Strict);
export const UnlockBody = Type.Object(
  { password: Type.String({ minLength: 1, maxLength: 200 }) },
  Strict,
);
/** `document`: what was shown; needed for students and guardians. */
export const NewPasswordBody = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    document: Type.Optional(OneOf(SHOWN_DOCUMENTS)),
  },
  Strict,
);

export const StateBody = Type.Object(
  {
    state: OneOf(MEMBERSHIP_STATES),
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  },
  Strict,
);

/** `keepOwn`: the session that asks goes on. */
export const EndAllBody = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    keepOwn: Type.Boolean(),
  },
  Strict,
);
export const EndAllReply = Type.Object({ ended: Type.Integer({ minimum: 0 }) }, Strict);

export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
export const ChildAccountView = Type.Object({ login: Type.String() }, Strict);
export const ChildPasswordBody = Type.Object({ next: Type.String({ maxLength: 1000 }) }, Strict);

/** One `@`, something on both sides, a dot after it; whether anybody reads it only a letter can show. */
export const EmailBody = Type.Object(
  {
    email: Type.Union([
      Type.String({
        maxLength: 254,
        pattern: '^[^\\s@<>,;"]{1,64}@[^\\s@<>,;"]+\\.[^\\s@<>,;".]{2,}$',
      }),
      Type.Null(),
    ]),
  },
  Strict,
);
export const NoticeBody = Type.Object({ version: Type.Integer({ minimum: 1 }) }, Strict);

/** `appointment`: the letter by which the director appoints. `login`: where the person has no account yet. */
export const AppointBody = Type.Object(
  {
    personId: Id<'PersonId'>(),
    appointment: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    login: Type.Optional(Login),
  },
  Strict,
);
export const AppointedReply = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    login: Type.String(),
    /** Shown here only; missing where the person signs in as before. */
    oneTimePassword: Type.Optional(Type.String({ minLength: 16, maxLength: 16 })),
  },
  Strict,
);
export const OfficeHolderRow = Type.Object(
  { accountId: Id<'AccountId'>(), personId: Id<'PersonId'>(), name: Type.String() },
  Strict,
);
