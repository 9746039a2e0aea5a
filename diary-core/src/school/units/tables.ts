import { id, integer, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';

/** A part of a school complex, such as its primary school or its kindergarten (STRUCT-13). A school without units is one unit. */
export const schoolUnitTable = schoolTable(
  'school_unit',
  { id: id<'UnitId'>(), name: text(), short_name: text(), sort_key: text(), version: integer() },
  { unique: [['name'], ['short_name']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    school_unit: TableOf<typeof schoolUnitTable>;
  }
}
