import Type, { type Static } from 'typebox';
import { Id } from './ids.ts';
import { OneOf } from './one-of.ts';
import { ROLES } from './roles.ts';

const Strict = { additionalProperties: false } as const;

/**
 * People of one site, for kiosk and muster list. Names: so never on MQTT, kept in the hub's own encrypted file, replaced as a
 * whole, erased after 14 days without renewal or when the hub is revoked (DESIGN section 4).
 */
export const DirectoryPerson = Type.Object(
  {
    personId: Id<'PersonId'>(),
    firstName: Type.String({ minLength: 1, maxLength: 80 }),
    lastName: Type.String({ minLength: 1, maxLength: 80 }),
    /** Folded search key made by the core's one function. */
    searchKey: Type.String({ maxLength: 200 }),
    kind: Type.Union([Type.Literal('student'), Type.Literal('staff')]),
    className: Type.Optional(Type.String({ maxLength: 20 })),
    cards: Type.Array(
      Type.Object({ cardId: Id<'CardId'>(), state: Type.String({ maxLength: 20 }) }, Strict),
      { maxItems: 20 },
    ),
    /** Release and pick-up notes that duty staff may see. */
    note: Type.Optional(Type.String({ maxLength: 500 })),
    /** WebP thumbnail, base64, where the school allows photos on the hub. */
    photo: Type.Optional(Type.String({ maxLength: 20000 })),
  },
  Strict,
);
export type DirectoryPerson = Static<typeof DirectoryPerson>;

/** Somebody who may sign in at the kiosk. `pinHash` is argon2id 19 MiB/2/1 in PHC form; the kiosk tries each of at most 50. */
export const DirectoryOperator = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    name: Type.String({ minLength: 1, maxLength: 160 }),
    role: OneOf(ROLES),
    mayBlock: Type.Boolean(),
    pinHash: Type.String({ maxLength: 200 }),
  },
  Strict,
);

export const Directory = Type.Object(
  {
    v: Type.Literal(1),
    schoolId: Id<'SchoolId'>(),
    siteId: Id<'SiteId'>(),
    version: Type.Integer({ minimum: 1 }),
    issuedAtUtc: Type.Integer({ minimum: 0 }),
    schoolName: Type.String({ minLength: 1, maxLength: 200 }),
    people: Type.Array(DirectoryPerson, { maxItems: 20000 }),
    operators: Type.Array(DirectoryOperator, { maxItems: 50 }),
  },
  Strict,
);
export type Directory = Static<typeof Directory>;
