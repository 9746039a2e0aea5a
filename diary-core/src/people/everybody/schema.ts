import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import { PERSON_KINDS } from '../persons/tables.ts';
import { POSITIONS } from '../staff/api.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });

/** A child of a guardian, as the list names it. */
const ChildName = Type.Object(
  { studentId: Id<'PersonId'>(), name: Type.String(), className: Type.Optional(Type.String()) },
  Strict,
);

/** One person of the school. Class for students of today, position and led class for staff, children for guardians. */
export const PersonRow = Type.Object(
  {
    personId: Id<'PersonId'>(),
    kind: OneOf(PERSON_KINDS),
    firstName: Type.String(),
    lastName: Type.String(),
    /** Attends, is employed, or has a child that attends. */
    isCurrent: Type.Boolean(),
    classId: Type.Optional(Id<'ClassId'>()),
    className: Type.Optional(Type.String()),
    position: Type.Optional(OneOf(POSITIONS)),
    /** Name of the class that this person leads today. */
    homeroomOf: Type.Optional(Type.String()),
    children: Type.Optional(Type.Array(ChildName)),
  },
  Strict,
);
export type PersonRow = Static<typeof PersonRow>;

/** `search`: beginnings of names in any order, ł = l, and names of classes. */
export const PeopleQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(OneOf(PERSON_KINDS)),
    classId: Type.Optional(Id<'ClassId'>()),
    /** Those who left instead of those who are here. */
    former: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String({ maxLength: 36 })),
    /** The most is a whole school of a common size, which a screen then searches by itself. */
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
  },
  Strict,
);
export type PeopleQuery = Static<typeof PeopleQuery>;

/** `near`: nobody is called so, these names are a slip of the keys away. */
export const PeopleReply = Type.Object(
  {
    items: Type.Array(PersonRow),
    near: Type.Boolean(),
    next: Type.Optional(Type.String()),
  },
  Strict,
);
export type PeopleReply = Static<typeof PeopleReply>;

export const PersonParams = Type.Object({ personId: Id<'PersonId'>() }, Strict);

/** How many of each there are today. */
export const PeopleCounts = Type.Object(
  { student: Type.Integer(), guardian: Type.Integer(), staff: Type.Integer() },
  Strict,
);

/** A class at a glance: how many are in it today, and who leads it. */
export const ClassSummary = Type.Object(
  {
    classId: Id<'ClassId'>(),
    yearId: Uuid,
    gradeLevel: Type.Integer(),
    name: Type.String(),
    bellScheduleId: Uuid,
    siteId: Type.Union([Id<'SiteId'>(), Type.Null()]),
    unitId: Type.Union([Uuid, Type.Null()]),
    version: Type.Integer(),
    studentCount: Type.Integer(),
    homeroom: Type.Optional(
      Type.Object({ staffId: Id<'PersonId'>(), name: Type.String() }, Strict),
    ),
  },
  Strict,
);
/** Left out: the year of today. */
export const ClassSummaryQuery = Type.Object({ yearId: Type.Optional(Uuid) }, Strict);
export type ClassSummary = Static<typeof ClassSummary>;
