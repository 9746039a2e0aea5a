import { id, instant, integer, json, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

export const options0001: Migration = {
  id: '0001-options',
  up: async (m) => {
    await m.create(
      schoolTable(
        'school_option',
        {
          id: id<'SchoolOptionId'>(),
          key: text(),
          value_json: json<boolean | string | number>(),
          minutes: text().nullable(),
          set_at_utc: instant(),
          set_by_name: text().personal(),
          version: integer(),
        },
        { unique: [['key']] },
      ),
    );
  },
};
