import { id, integer, localDate, localTime, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { DAY_OFF_KINDS } from './domain.ts';

export const dayOffTable = schoolTable(
  'day_off',
  {
    id: id<'DayOffId'>(),
    first_day: localDate(),
    last_day: localDate(),
    name: text(),
    kind: oneOf(DAY_OFF_KINDS),
    version: integer().preset(1),
  },
  { index: [['first_day']] },
);

export const workedDayTable = schoolTable(
  'worked_day',
  {
    id: id<'WorkedDayId'>(),
    date: localDate(),
    as_weekday: integer(),
    version: integer().preset(1),
  },
  { unique: [['date']] },
);

export const bellScheduleTable = schoolTable(
  'bell_schedule',
  {
    id: id<'BellScheduleId'>(),
    name: text(),
    version: integer().preset(1),
    /** The day on which these times were entered; null: from the beginning. */
    in_force_from: localDate().nullable(),
  },
  { unique: [['name']] },
);

export const bellPeriodTable = schoolTable(
  'bell_period',
  {
    id: id<'BellPeriodId'>(),
    bell_schedule_id: id<'BellScheduleId'>(),
    number: integer(),
    starts_at: localTime(),
    ends_at: localTime(),
  },
  {
    unique: [['bell_schedule_id', 'number']],
    references: { bell_schedule_id: 'bell_schedule' },
  },
);

/** A weekday on which a schedule gives way to another one. */
export const bellWeekdayTable = schoolTable(
  'bell_weekday',
  {
    id: id<'BellWeekdayId'>(),
    bell_schedule_id: id<'BellScheduleId'>(),
    weekday: integer(),
    followed_id: id<'BellScheduleId'>(),
  },
  {
    unique: [['bell_schedule_id', 'weekday']],
    references: { bell_schedule_id: 'bell_schedule', followed_id: 'bell_schedule' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    day_off: TableOf<typeof dayOffTable>;
    worked_day: TableOf<typeof workedDayTable>;
    bell_schedule: TableOf<typeof bellScheduleTable>;
    bell_period: TableOf<typeof bellPeriodTable>;
    bell_weekday: TableOf<typeof bellWeekdayTable>;
  }
}
