import { defineFeature } from '../../kernel/feature.ts';
import { calendarLive } from './live.ts';
import { calendar0001 } from './migrations/0001-calendar.ts';
import { calendar0002 } from './migrations/0002-versions.ts';
import { calendarPermissions } from './permissions.ts';
import { calendarRoutes } from './routes.ts';
import { bellPeriodTable, bellScheduleTable, dayOffTable, workedDayTable } from './tables.ts';

/** Which days have lessons, and when the bell rings. */
export const calendar = defineFeature({
  name: 'school/calendar',
  nouns: ['calendar', 'dayOff', 'workedDay', 'bellSchedule', 'period'],
  tables: [dayOffTable, workedDayTable, bellScheduleTable, bellPeriodTable],
  migrations: [calendar0001, calendar0002],
  permissions: calendarPermissions,
  errors: {
    'calendar.no_such_date': 'invalid',
    'calendar.dates_unordered': 'invalid',
    'calendar.bells_faulty': 'invalid',
  },
  announces: ['calendar.changed'],
  routes: calendarRoutes,
  live: [calendarLive],
});
