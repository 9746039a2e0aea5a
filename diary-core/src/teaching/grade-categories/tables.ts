import { bool, id, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { CATEGORY_COLOURS } from './domain.ts';

/** Kinds of work that are graded, the same for the whole school (ADMIN-09). */
export const gradeCategoryTable = schoolTable(
  'grade_category',
  {
    id: id<'GradeCategoryId'>(),
    name: text(),
    short_name: text(),
    weight_hundredths: integer(),
    is_counted: bool(),
    colour: oneOf(CATEGORY_COLOURS),
    sort_key: text(),
    version: integer(),
  },
  { unique: [['name'], ['short_name']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    grade_category: TableOf<typeof gradeCategoryTable>;
  }
}
