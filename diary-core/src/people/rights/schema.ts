import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { ROLES } from '@furtka/core-contract/roles';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';
import { GRANTS } from '../../kernel/access/grants.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const Key = Type.String({ pattern: '^[a-zA-Z]+\\.[a-zA-Z]+$', maxLength: 60 });
const Sentence = Type.String({ minLength: 3, maxLength: 500, pattern: '\\S' });

/** One permission with how far it reaches for each role; a role that is missing may not. */
export const MatrixRow = Type.Object(
  {
    permission: Type.String(),
    /** Feature that declares it: `people/accounts`. */
    feature: Type.String(),
    grants: Type.Record(Type.String(), OneOf(GRANTS)),
    /** Its feature is not built yet. */
    comesLater: Type.Boolean(),
  },
  Strict,
);

export const RightKind = Type.Object(
  {
    key: Type.String(),
    source: Type.String(),
    forRoles: Type.Array(OneOf(ROLES)),
    grantedBy: Type.Array(OneOf(ROLES)),
    needsAppointment: Type.Boolean(),
    comesLater: Type.Boolean(),
  },
  Strict,
);

/** A right that somebody was given. */
export const GivenRight = Type.Object(
  {
    rightId: Uuid,
    accountId: Uuid,
    /** Of the person, or the login. */
    name: Type.String(),
    key: Type.String(),
    sinceUtc: Type.Integer(),
    untilUtc: Type.Union([Type.Integer(), Type.Null()]),
    reason: Type.String(),
    appointment: Type.Union([Type.String(), Type.Null()]),
    givenByName: Type.String(),
    endedAtUtc: Type.Union([Type.Integer(), Type.Null()]),
    endedByName: Type.Union([Type.String(), Type.Null()]),
    endReason: Type.Union([Type.String(), Type.Null()]),
    /** It counts now. */
    isHeld: Type.Boolean(),
  },
  Strict,
);

/** What an account is and was given in this school. */
export const AccountRights = Type.Object(
  { roles: Type.Array(OneOf(ROLES)), items: Type.Array(GivenRight) },
  Strict,
);
export const RightAccountParams = Type.Object({ accountId: Uuid }, Strict);
export const RightParams = Type.Object({ accountId: Uuid, key: Key }, Strict);
export const GiveBody = Type.Object(
  {
    key: Key,
    reason: Sentence,
    /** Last school date on which it counts; left out: until it is taken back. */
    until: Type.Optional(LocalDate),
    appointment: Type.Optional(Type.String({ maxLength: 200 })),
  },
  Strict,
);
/** Whom a right may be given: found by name or login. */
export const Candidate = Type.Object(
  { accountId: Uuid, name: Type.String(), login: Type.String(), roles: Type.Array(OneOf(ROLES)) },
  Strict,
);
export const CandidateQuery = Type.Object(
  { search: Type.String({ minLength: 1, maxLength: 100 }) },
  Strict,
);
