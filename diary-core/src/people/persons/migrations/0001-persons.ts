import { id, integer, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const personThen = schoolTable(
  'person',
  {
    id: id<'PersonId'>(),
    kind: oneOf(['student', 'guardian', 'staff']),
    first_name: text().personal(),
    last_name: text().personal(),
    sort_key: text().personal(),
    search_key: text().personal(),
    version: integer(),
  },
  { index: [['kind', 'sort_key']] },
);

export const persons0001: Migration = {
  id: '0001-persons',
  up: async (m) => {
    await m.create(personThen);
  },
};
