import { defineFeature } from '../../kernel/feature.ts';
import { calendarHolds } from './holds.ts';
import { calendarLive } from './live.ts';
import { calendar0001 } from './migrations/0001-calendar.ts';
import { calendar0002 } from './migrations/0002-versions.ts';
import { calendar0003 } from './migrations/0003-weekdays.ts';
import { calendarPermissions } from './permissions.ts';
import { calendarRoutes } from './routes.ts';
import {
  bellPeriodTable,
  bellScheduleTable,
  bellWeekdayTable,
  dayOffTable,
  workedDayTable,
} from './tables.ts';

/** Which days have lessons, and when the bell rings. */
export const calendar = defineFeature({
  name: 'school/calendar',
  nouns: ['calendar', 'dayOff', 'workedDay', 'bellSchedule', 'period'],
  recorded: {
    acts: [
      'bellSchedule.add',
      'bellSchedule.change',
      'bellSchedule.remove',
      'dayOff.add',
      'dayOff.change',
      'dayOff.remove',
      'workedDay.add',
      'workedDay.change',
      'workedDay.remove',
    ],
    subjects: ['bellSchedule', 'dayOff', 'workedDay'],
  },
  tables: [dayOffTable, workedDayTable, bellScheduleTable, bellPeriodTable, bellWeekdayTable],
  holds: calendarHolds,
  migrations: [calendar0001, calendar0002, calendar0003],
  permissions: calendarPermissions,
  errors: {
    'calendar.no_such_date': 'invalid',
    'calendar.dates_unordered': 'invalid',
    'calendar.days_off_overlap': 'conflict',
    'calendar.bells_faulty': 'invalid',
    'calendar.too_many_bells': 'invalid',
    'calendar.bells_in_use': 'conflict',
  },
  announces: ['calendar.changed'],
  routes: calendarRoutes,
  live: [calendarLive],
});
