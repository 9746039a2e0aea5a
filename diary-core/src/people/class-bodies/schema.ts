import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { BODIES, PLACES } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const member = { personId: Id<'PersonId'>(), place: OneOf(PLACES) } as const;

/** One body of one class of this school year. */
export const ClassBody = Type.Object(
  {
    classId: Id<'ClassId'>(),
    className: Type.String(),
    body: OneOf(BODIES),
    dueOn: LocalDate,
    /** `null`: still to be done. */
    recordedOn: Type.Union([LocalDate, Type.Null()]),
    /** Not done, and the day is over. */
    isOverdue: Type.Boolean(),
    members: Type.Array(Type.Object({ ...member, name: Type.String() }, Strict)),
    /** 0 while nothing was recorded. */
    version: Type.Integer(),
  },
  Strict,
);
export type ClassBody = Static<typeof ClassBody>;

/** Who may be chosen: students of the class, or their guardians. */
export const Candidate = Type.Object(
  { personId: Id<'PersonId'>(), name: Type.String(), of: Type.Optional(Type.String()) },
  Strict,
);
export type Candidate = Static<typeof Candidate>;

export const BodyParams = Type.Object({ classId: Id<'ClassId'>(), body: OneOf(BODIES) }, Strict);
/** `version` is that of the last reading; 0 for the first entry. */
export const BodyEntry = Type.Object(
  {
    members: Type.Array(Type.Object(member, Strict), { minItems: 1, maxItems: 20 }),
    version: Type.Integer({ minimum: 0 }),
  },
  Strict,
);
export type BodyEntry = Static<typeof BodyEntry>;
