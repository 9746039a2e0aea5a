import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { BellScheduleBody, DayOffBody } from '../../school/calendar/api.ts';
import { SchoolYearBody } from '../../school/school-years/api.ts';
import { ASSETS, CARD_STATES, CARDS, CHECKS, GAPS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Count = Type.Integer({ minimum: 1 });

const StampOrNull = Type.Union([
  Type.Object({ atUtc: Type.Integer(), byName: Type.String() }, Strict),
  Type.Null(),
]);

const CardReply = Type.Object(
  {
    card: OneOf(CARDS),
    /** So long it takes most schools. */
    minutes: Type.Integer({ minimum: 1 }),
    state: OneOf(CARD_STATES),
    has: Type.Array(Type.Object({ what: OneOf(ASSETS), count: Count }, Strict)),
    /** What is missing; empty: the card is done. */
    gaps: Type.Array(Type.Object({ what: OneOf(GAPS), count: Count }, Strict)),
    skipped: StampOrNull,
  },
  Strict,
);
/** The set-up of the school as its records are now. */
export const FirstDayReply = Type.Object(
  {
    /** Guardians and students get in. */
    isOpen: Type.Boolean(),
    openedAtUtc: Type.Union([Type.Integer(), Type.Null()]),
    openedByName: Type.Union([Type.String(), Type.Null()]),
    cards: Type.Array(CardReply),
    /** As whom somebody looked at the school; `seen` is null where nobody did. */
    checks: Type.Array(Type.Object({ asRole: OneOf(CHECKS), seen: StampOrNull }, Strict)),
  },
  Strict,
);
export const CardParams = Type.Object({ card: OneOf(CARDS) }, Strict);
export const CheckParams = Type.Object({ asRole: OneOf(CHECKS) }, Strict);
export const CheckBody = Type.Object({ isSeen: Type.Boolean() }, Strict);
/** Who leads which class from a day on, by one decision of the director. */
export const HomeroomsBody = Type.Object(
  {
    from: LocalDate,
    decision: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    homerooms: Type.Array(
      Type.Object({ classId: Id<'ClassId'>(), teacherId: Id<'PersonId'>() }, Strict),
      { minItems: 1, maxItems: 200 },
    ),
  },
  Strict,
);
export type HomeroomsBody = Static<typeof HomeroomsBody>;
export const HomeroomsReply = Type.Object(
  {
    /** First day on which a decision made now holds. */
    from: LocalDate,
    classes: Type.Array(
      Type.Object(
        {
          classId: Id<'ClassId'>(),
          name: Type.String(),
          teacherId: Type.Union([Id<'PersonId'>(), Type.Null()]),
        },
        Strict,
      ),
    ),
    teachers: Type.Array(Type.Object({ teacherId: Id<'PersonId'>(), name: Type.String() }, Strict)),
  },
  Strict,
);
export type HomeroomsReply = Static<typeof HomeroomsReply>;
/** Year of the September. */
export const ReadyYearQuery = Type.Object(
  { autumn: Type.Optional(Type.Integer({ minimum: 2020, maximum: 2100 })) },
  Strict,
);
export const ReadyYearReply = Type.Object(
  {
    year: SchoolYearBody,
    daysOff: Type.Array(Type.Interface([DayOffBody], { source: Type.String() }, Strict)),
    bells: BellScheduleBody,
  },
  Strict,
);
/** A year with its days off; `bells` is null where the school has its bell times already. */
export const YearBody = Type.Object(
  {
    year: SchoolYearBody,
    daysOff: Type.Array(DayOffBody, { maxItems: 60 }),
    bells: Type.Union([BellScheduleBody, Type.Null()]),
  },
  Strict,
);
export type YearBody = Static<typeof YearBody>;
/** `evenWithGaps`: the administrator has seen what is missing. */
export const StartBody = Type.Object({ evenWithGaps: Type.Boolean() }, Strict);
