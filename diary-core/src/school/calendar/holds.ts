import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const calendarHolds: Holdings = {
  day_off: { school: ['first_day', 'last_day', 'name'] },
  worked_day: { school: ['date'] },
  bell_schedule: { school: ['name', 'in_force_from'] },
};
