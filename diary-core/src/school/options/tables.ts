import { id, instant, integer, json, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import type { OptionValue } from '../../kernel/options/option.ts';

/** What a school has set; an option without a row has its default. Who changed what, and from what, stands in the register. */
export const schoolOptionTable = schoolTable(
  'school_option',
  {
    id: id<'SchoolOptionId'>(),
    /** Of a `SchoolOption`. */
    key: text(),
    value_json: json<OptionValue>(),
    /** Where the teachers' council wrote its decision down (ADMIN-08). */
    minutes: text().nullable(),
    set_at_utc: instant(),
    set_by_name: text().personal(),
    version: integer(),
  },
  { unique: [['key']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school_option: TableOf<typeof schoolOptionTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    'schoolOption.changed': { readonly key: string };
  }
}
