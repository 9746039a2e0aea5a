import { Id } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;

export const PersonParams = Type.Object({ personId: Id<'PersonId'>() }, Strict);

/** When a removal may be made, and how many guardians go with the student. */
export const RemovalPlan = Type.Object(
  {
    isOpen: Type.Boolean(),
    from: LocalDate,
    to: LocalDate,
    name: Type.String(),
    guardianCount: Type.Integer(),
  },
  Strict,
);
export type RemovalPlan = Static<typeof RemovalPlan>;

/** `name`: first and last name, typed as a second look at who it is. */
export const RemovalBody = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 170 }),
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  },
  Strict,
);
export type RemovalBody = Static<typeof RemovalBody>;
