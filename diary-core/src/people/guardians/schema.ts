import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import { RELATIONS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Phone = Type.String({ pattern: '^\\+?[0-9 ]{5,20}$' });
const Email = Type.String({ maxLength: 200, pattern: '^[^\\s@]+@[^\\s@]+$' });
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

export const GuardianRow = Type.Object(
  {
    guardianId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    relation: OneOf(RELATIONS),
    seesPassages: Type.Boolean(),
    phone: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
  },
  Strict,
);
export type GuardianRow = Static<typeof GuardianRow>;

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
