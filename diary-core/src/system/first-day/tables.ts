import { id, instant, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { CARDS } from './domain.ts';

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

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    first_day_skip: TableOf<typeof firstDaySkipTable>;
  }
}
