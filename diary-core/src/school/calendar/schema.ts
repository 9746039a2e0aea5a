import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate, LocalTime } from '@furtka/core-contract/roster';
import Type from 'typebox';
import { DAY_OFF_KINDS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });

/** Counted up at each change. */
const version = { version: Type.Integer({ minimum: 1 }) } as const;
const dayOffFields = {
  from: LocalDate,
  to: LocalDate,
  name: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
  kind: OneOf(DAY_OFF_KINDS),
} as const;
const workedDayFields = {
  date: LocalDate,
  asWeekday: Type.Integer({ minimum: 1, maximum: 7 }),
} as const;
const bellFields = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  periods: Type.Array(
    Type.Object(
      { number: Type.Integer({ minimum: 0, maximum: 20 }), from: LocalTime, to: LocalTime },
      Strict,
    ),
    { minItems: 1, maxItems: 21 },
  ),
} as const;

/** Weekdays that follow another schedule; left out in a change: as they were. */
const days = Type.Array(
  Type.Object({ weekday: Type.Integer({ minimum: 1, maximum: 7 }), bellScheduleId: Uuid }, Strict),
  { maxItems: 7 },
);

/** The days off and worked days that touch the asked range. */
export const CalendarQuery = Type.Object({ from: LocalDate, to: LocalDate }, Strict);
export const DayOffReply = Type.Object({ dayOffId: Uuid, ...dayOffFields, ...version }, Strict);
export const DayOffBody = Type.Object(dayOffFields, Strict);
/** `version` is that of the last reading; another one is a conflict. */
export const DayOffChange = Type.Object({ ...dayOffFields, ...version }, Strict);
export const DayOffParams = Type.Object({ dayOffId: Uuid }, Strict);
export const WorkedDayReply = Type.Object(
  { workedDayId: Uuid, ...workedDayFields, ...version },
  Strict,
);
export const WorkedDayBody = Type.Object(workedDayFields, Strict);
export const WorkedDayChange = Type.Object({ ...workedDayFields, ...version }, Strict);
export const WorkedDayParams = Type.Object({ workedDayId: Uuid }, Strict);
export const CalendarReply = Type.Object(
  { daysOff: Type.Array(DayOffReply), workedDays: Type.Array(WorkedDayReply) },
  Strict,
);

/** Bell times: periods in order of their number, `HH:MM` of the site. */
export const BellScheduleReply = Type.Object(
  {
    bellScheduleId: Uuid,
    ...bellFields,
    days,
    ...version,
    /** School date on which these times were entered; `null`: from the beginning. */
    since: Type.Union([LocalDate, Type.Null()]),
  },
  Strict,
);
export const BellScheduleBody = Type.Object({ ...bellFields, days: Type.Optional(days) }, Strict);
export const BellScheduleChange = Type.Object(
  { ...bellFields, days: Type.Optional(days), ...version },
  Strict,
);
export const BellScheduleParams = Type.Object({ bellScheduleId: Uuid }, Strict);
