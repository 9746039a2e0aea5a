import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import {
  ANSWERED_STATES,
  HOLDER_KINDS,
  MOST_WORDS,
  PROBLEM_KINDS,
  PROBLEM_STATES,
} from './domain.ts';

const Strict = { additionalProperties: false } as const;

export const ProblemParams = Type.Object({ problemId: Id<'CardProblemId'>() }, Strict);

/** `note`: may be empty unless the kind is `other`. */
export const ProblemBody = Type.Object(
  {
    holderId: Id<'PersonId'>(),
    kind: OneOf(PROBLEM_KINDS),
    note: Type.String({ maxLength: MOST_WORDS }),
  },
  Strict,
);
export type ProblemBody = Static<typeof ProblemBody>;

/** `version`: of the problem as it was read. */
export const AnswerBody = Type.Object(
  {
    answer: Type.String({ minLength: 1, maxLength: MOST_WORDS, pattern: '\\S' }),
    state: OneOf(ANSWERED_STATES),
    version: Type.Integer(),
  },
  Strict,
);
export type AnswerBody = Static<typeof AnswerBody>;

/** `state`: `waiting` when left out. */
export const ProblemQuery = Type.Object(
  { state: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('settled')])) },
  Strict,
);

/** A problem with a card. Times: school clock, UTC ms. `answer…`: absent while nobody has answered. */
export const CardProblem = Type.Object(
  {
    problemId: Id<'CardProblemId'>(),
    holderId: Id<'PersonId'>(),
    holderName: Type.String(),
    holderKind: OneOf(HOLDER_KINDS),
    /** Of a student today. */
    className: Type.Optional(Type.String()),
    kind: OneOf(PROBLEM_KINDS),
    note: Type.String(),
    state: OneOf(PROBLEM_STATES),
    reportedAtUtc: Type.Integer(),
    reportedBy: Type.String(),
    /** Today's: who leads the class or stands in; the facilities managers. Empty: nobody, the secretariat sees to it. */
    addressees: Type.Array(Type.String()),
    answer: Type.Optional(Type.String()),
    answeredBy: Type.Optional(Type.String()),
    answeredAtUtc: Type.Optional(Type.Integer()),
    version: Type.Integer(),
  },
  Strict,
);
export type CardProblem = Static<typeof CardProblem>;

/** About whose card one may report without searching: oneself, one's children, the class one leads. */
export const ProblemHolder = Type.Object(
  {
    personId: Id<'PersonId'>(),
    name: Type.String(),
    className: Type.Optional(Type.String()),
  },
  Strict,
);
export type ProblemHolder = Static<typeof ProblemHolder>;
