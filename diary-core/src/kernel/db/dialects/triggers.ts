import { quoted } from '../ddl.ts';
import type { TableDefinition } from '../tables.ts';

/** Columns of a table, `school_id` included. */
const allColumns = (table: TableDefinition): string[] => [
  ...(table.scope === 'school' ? ['school_id'] : []),
  ...Object.keys(table.columns),
];

/** True (in SQL) when an update does nothing but erase what may be erased. `same` is the engine's null-safe equality. */
export const erasesOnly = (table: TableDefinition, same: string): string => {
  const erasable = table.options.erasable ?? { columns: [], marks: [] };
  const changing = new Set([...erasable.columns, ...erasable.marks]);
  return [
    ...erasable.columns.map((name) => `new.${quoted(name)} is null`),
    ...erasable.marks.flatMap((name) => [
      `old.${quoted(name)} is null`,
      `new.${quoted(name)} is not null`,
    ]),
    ...allColumns(table)
      .filter((name) => !changing.has(name))
      .map((name) => `new.${quoted(name)} ${same} old.${quoted(name)}`),
  ].join(' and ');
};
