import { id, instant, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { CARDS, CHECKS } from './domain.ts';

/** A card of the set-up that is left for later. Whether a card is done is asked of the school's records, never kept. */
export const firstDaySkipTable = schoolTable(
  'first_day_skip',
  {
    id: id<'FirstDaySkipId'>(),
    card: oneOf(CARDS),
    skipped_at_utc: instant(),
    skipped_by_name: text().personal(),
  },
  { unique: [['card']] },
);

/** Somebody signed in as one of these and saw that it is right. */
export const firstDayCheckTable = schoolTable(
  'first_day_check',
  {
    id: id<'FirstDayCheckId'>(),
    as_role: oneOf(CHECKS),
    checked_at_utc: instant(),
    checked_by_name: text().personal(),
  },
  { unique: [['as_role']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    first_day_skip: TableOf<typeof firstDaySkipTable>;
    first_day_check: TableOf<typeof firstDayCheckTable>;
  }
}
