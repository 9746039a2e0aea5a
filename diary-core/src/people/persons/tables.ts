import { id, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

export const PERSON_KINDS = ['student', 'guardian', 'staff'] as const;

export const personTable = schoolTable(
  'person',
  {
    id: id<'PersonId'>(),
    kind: oneOf(PERSON_KINDS),
    first_name: text().personal(),
    last_name: text().personal(),
    /** Last name, then first name, in the order of the Polish alphabet. */
    sort_key: text().personal(),
    search_key: text().personal(),
    version: integer(),
    /** The day on which the person was removed whole (MIGR-09): a row without a name, in no list. */
    removed_on: localDate().nullable(),
  },
  { index: [['kind', 'sort_key']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    person: TableOf<typeof personTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** Name, class or membership of this person changed, or the person came or left. */
    'person.changed': { readonly personId: string };
    /** Many persons at once: whoever keeps a copy reads all of them again. */
    'people.changed': Record<string, never>;
  }
}
