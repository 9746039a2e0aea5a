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
    /** Thumbnail, JPEG, PNG or WebP, base64, where the school allows photos on the hub. */
    photo: Type.Optional(Type.String({ maxLength: 20000 })),
  },
  Strict,
);
export type DirectoryPerson = Static<typeof DirectoryPerson>;

/** Somebody who may sign in at the kiosk. `pinHash` is argon2id 19 MiB/2/1 in PHC form; the kiosk tries each of at most 50. */
export const DirectoryOperator = Type.Object(
  {
    accountId: Id<'AccountId'>(),
    /** Whose cards sign in together with the PIN; absent where the account is nobody's of this school. */
    personId: Type.Optional(Id<'PersonId'>()),
    name: Type.String({ minLength: 1, maxLength: 160 }),
    role: OneOf(ROLES),
    mayBlock: Type.Boolean(),
    /** Writes the books: entries without a card, visits, let in once. */
    mayKeepBooks: Type.Boolean(),
    /** Lockdown, drill and their end; evacuation. */
    mayLockDown: Type.Boolean(),
    pinHash: Type.String({ maxLength: 200 }),
  },
  Strict,
);

/** What the school decided for its gatehouse. */
const DirectoryOptions = Type.Object(
  {
    /** The door beside the kiosk, opened by entries in the book; the first of the roster when absent. */
    gateDoorId: Type.Optional(Id<'DoorId'>()),
    /** Doors inside the building. Every other door, and each while this is absent, is one of the outside (C-36). */
    innerDoorIds: Type.Optional(Type.Array(Id<'DoorId'>(), { maxItems: 64 })),
    /** Every granted tap counts as an entry, also where nobody was seen to walk in (C-40). */
    grantedTapCountsAsEntry: Type.Boolean(),
    /** One entry in the book may stand for a meeting with many guests (C-42). */
    meetingEntries: Type.Boolean(),
    /** The third forgotten card in a month makes a note. */
    forgottenNoteAt: Type.Integer({ minimum: 1, maximum: 100 }),
    /** Names of visitors are erased this many days after the visit. */
    visitorDays: Type.Integer({ minimum: 1, maximum: 3650 }),
    /** Whom to call; shown beside a blocked card. */
    officePhone: Type.Optional(Type.String({ maxLength: 40 })),
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
    options: DirectoryOptions,
    people: Type.Array(DirectoryPerson, { maxItems: 20000 }),
    operators: Type.Array(DirectoryOperator, { maxItems: 50 }),
  },
  Strict,
);
export type Directory = Static<typeof Directory>;
