import { id, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const subject = schoolTable(
  'subject',
  { id: id<'SubjectId'>(), name: text(), short_name: text(), sort_key: text() },
  { unique: [['name'], ['short_name']] },
);

export const subjects0001: Migration = {
  id: '0001-subjects',
  up: async (m) => {
    await m.create(subject);
  },
};
