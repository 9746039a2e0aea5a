import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { POSITIONS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });

export const StaffRow = Type.Object(
  {
    staffId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    position: OneOf(POSITIONS),
    /** Name of the class that this person leads today. */
    homeroomOf: Type.Optional(Type.String()),
  },
  Strict,
);
export type StaffRow = Static<typeof StaffRow>;

/** One member of staff. `version` counts changes of the employment, not of the name. */
export const StaffDetail = Type.Object(
  {
    ...StaffRow.properties,
    employedFrom: LocalDate,
    /** Last day of employment; `null` while it lasts. */
    employedTo: Type.Union([LocalDate, Type.Null()]),
    siteId: Type.Union([Id<'SiteId'>(), Type.Null()]),
    version: Type.Integer(),
  },
  Strict,
);
export type StaffDetail = Static<typeof StaffDetail>;

/** Only what is given changes. `version` is that of the last reading. */
export const StaffChange = Type.Object(
  {
    version: Type.Integer(),
    firstName: Type.Optional(Name),
    lastName: Type.Optional(Name),
    position: Type.Optional(OneOf(POSITIONS)),
    siteId: Type.Optional(Type.Union([Id<'SiteId'>(), Type.Null()])),
  },
  Strict,
);
export type StaffChange = Static<typeof StaffChange>;

export const StaffQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    after: Type.Optional(Type.String({ maxLength: 36 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  Strict,
);

export const NewStaffBody = Type.Object(
  {
    firstName: Name,
    lastName: Name,
    position: OneOf(POSITIONS),
    employedFrom: LocalDate,
    siteId: Type.Optional(Id<'SiteId'>()),
  },
  Strict,
);
export const StaffParams = Type.Object({ staffId: Id<'PersonId'>() }, Strict);
export const EndBody = Type.Object(
  {
    /** Last day of employment. */
    employedTo: LocalDate,
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  },
  Strict,
);
export const ReturnBody = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
  Strict,
);

const Decision = Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' });
export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
/** `decision`: reference of the director's decision that appoints (STRUCT-16). */
export const HomeroomBody = Type.Object(
  { teacherId: Id<'PersonId'>(), from: LocalDate, decision: Decision },
  Strict,
);
export type HomeroomBody = Static<typeof HomeroomBody>;
export const DeputyBody = Type.Object(
  { teacherId: Id<'PersonId'>(), from: LocalDate, to: LocalDate, decision: Decision },
  Strict,
);
export type DeputyBody = Static<typeof DeputyBody>;
export const DeputyParams = Type.Object(
  { classId: Id<'ClassId'>(), deputyId: Type.String({ pattern: UUID_PATTERN, maxLength: 36 }) },
  Strict,
);

export const AssignmentParams = Type.Object(
  { classId: Id<'ClassId'>(), assignmentId: Type.String({ pattern: UUID_PATTERN, maxLength: 36 }) },
  Strict,
);

const period = {
  teacherId: Id<'PersonId'>(),
  name: Type.String(),
  from: LocalDate,
} as const;
/** The appointment, and those that it replaced because they were to begin on its first day or later; the earliest first. */
export const HomeroomReply = Type.Object(
  {
    assignmentId: Type.String(),
    replaced: Type.Array(
      Type.Object(
        {
          teacherId: Id<'PersonId'>(),
          from: LocalDate,
          decision: Type.Union([Type.String(), Type.Null()]),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type HomeroomReply = Static<typeof HomeroomReply>;

/** Who led a class, leads it or will, and who stands in, the latest first. */
export const HomeroomsReply = Type.Object(
  {
    homerooms: Type.Array(
      Type.Object(
        {
          assignmentId: Type.String(),
          ...period,
          /** Last day; `null`: until further notice. */
          to: Type.Union([LocalDate, Type.Null()]),
          decision: Type.Union([Type.String(), Type.Null()]),
        },
        Strict,
      ),
    ),
    deputies: Type.Array(
      Type.Object(
        { deputyId: Type.String(), ...period, to: LocalDate, decision: Type.String() },
        Strict,
      ),
    ),
  },
  Strict,
);
export type HomeroomsReply = Static<typeof HomeroomsReply>;
