import { id, integer, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

export const subjectTable = schoolTable(
  'subject',
  {
    id: id<'SubjectId'>(),
    name: text(),
    short_name: text(),
    sort_key: text(),
    version: integer().preset(1),
  },
  { unique: [['name'], ['short_name']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    subject: TableOf<typeof subjectTable>;
  }
}
