import { id, integer, localDate, localTime, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

export const calendar0001: Migration = {
  id: '0001-calendar',
  up: async (m) => {
    await m.create(
      schoolTable(
        'day_off',
        {
          id: id<'DayOffId'>(),
          first_day: localDate(),
          last_day: localDate(),
          name: text(),
          kind: oneOf(['public', 'holiday', 'school']),
        },
        { index: [['first_day']] },
      ),
    );
    await m.create(
      schoolTable(
        'worked_day',
        { id: id<'WorkedDayId'>(), date: localDate(), as_weekday: integer() },
        { unique: [['date']] },
      ),
    );
    await m.create(
      schoolTable(
        'bell_schedule',
        { id: id<'BellScheduleId'>(), name: text() },
        { unique: [['name']] },
      ),
    );
    await m.create(
      schoolTable(
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
      ),
    );
  },
};
