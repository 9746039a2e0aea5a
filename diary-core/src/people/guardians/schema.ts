import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import { AUTHORITIES, RELATIONS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Phone = Type.String({ pattern: '^\\+?[0-9 ]{5,20}$' });
const Email = Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

/** What a court or an agreement left to a guardian; `version` is that of the bond. */
const Custody = Type.Object(
  {
    authority: OneOf(AUTHORITIES),
    courtReference: Type.Union([Type.String(), Type.Null()]),
    seesChild: Type.Boolean(),
    decides: Type.Boolean(),
    collects: Type.Boolean(),
    note: Type.Union([Type.String(), Type.Null()]),
    version: Type.Integer(),
  },
  Strict,
);

/** Every restriction names the decision that it rests on. */
export const CustodyBody = Type.Object(
  {
    authority: OneOf(AUTHORITIES),
    courtReference: Type.Union([
      Type.String({ minLength: 3, maxLength: 200, pattern: '\\S' }),
      Type.Null(),
    ]),
    seesChild: Type.Boolean(),
    decides: Type.Boolean(),
    collects: Type.Boolean(),
    note: Type.Union([Type.String({ maxLength: 500 }), Type.Null()]),
    version: Type.Integer(),
    reason: Reason,
  },
  Strict,
);
export type CustodyBody = Static<typeof CustodyBody>;

export const GuardianRow = Type.Object(
  {
    guardianId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    relation: OneOf(RELATIONS),
    seesPassages: Type.Boolean(),
    phone: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    custody: Custody,
  },
  Strict,
);
export type GuardianRow = Static<typeof GuardianRow>;

/** One guardian and the children of today. */
export const GuardianDetail = Type.Object(
  {
    guardianId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    phone: Type.Union([Type.String(), Type.Null()]),
    email: Type.Union([Type.String(), Type.Null()]),
    version: Type.Integer(),
    children: Type.Array(
      Type.Object(
        {
          studentId: Id<'PersonId'>(),
          name: Type.String(),
          className: Type.Optional(Type.String()),
          relation: OneOf(RELATIONS),
          seesPassages: Type.Boolean(),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type GuardianDetail = Static<typeof GuardianDetail>;

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
/** Only what is given changes; `null` takes a value away. `version` is that of the last reading. */
export const GuardianChange = Type.Object(
  {
    version: Type.Integer(),
    firstName: Type.Optional(Name),
    lastName: Type.Optional(Name),
    phone: Type.Optional(orNull(Phone)),
    email: Type.Optional(orNull(Email)),
  },
  Strict,
);
export type GuardianChange = Static<typeof GuardianChange>;
export const GuardianParams = Type.Object({ guardianId: Id<'PersonId'>() }, Strict);

export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
export const GuardianshipParams = Type.Object(
  { studentId: Id<'PersonId'>(), guardianId: Id<'PersonId'>() },
  Strict,
);

/** A new person, or by `guardianId` one who is a guardian here already. */
export const NewGuardianBody = Type.Union([
  Type.Object(
    {
      firstName: Name,
      lastName: Name,
      relation: OneOf(RELATIONS),
      seesPassages: Type.Optional(Type.Boolean()),
      phone: Type.Optional(Phone),
      email: Type.Optional(Email),
    },
    Strict,
  ),
  Type.Object(
    {
      guardianId: Id<'PersonId'>(),
      relation: OneOf(RELATIONS),
      seesPassages: Type.Optional(Type.Boolean()),
    },
    Strict,
  ),
]);
export type NewGuardianBody = Static<typeof NewGuardianBody>;

export const RightsBody = Type.Object({ seesPassages: Type.Boolean(), reason: Reason }, Strict);
export const EndBody = Type.Object({ reason: Reason }, Strict);
