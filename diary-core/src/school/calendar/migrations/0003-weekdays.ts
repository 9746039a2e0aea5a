import type { Migration } from '../../../kernel/db/migration.ts';
import { bellWeekdayTable } from '../tables.ts';

/** Weekdays with bell times of their own. */
export const calendar0003: Migration = {
  id: '0003-weekdays',
  up: (m) => m.create(bellWeekdayTable),
};
