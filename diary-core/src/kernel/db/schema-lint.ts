import type { Catalogue } from './catalogue.ts';
import { leading, primaryKeyOf } from './ddl.ts';
import type { Engine, SeenTable } from './dialects/engine.ts';
import { columnsOf } from './row-statements.ts';
import type { IndexSpec, TableDefinition } from './tables.ts';

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((name, index) => name === other[index]);
const uniqueColumns = (index: readonly string[] | IndexSpec): readonly string[] =>
  'columns' in index ? index.columns : index;

const columnFaults = (engine: Engine, table: TableDefinition, seen: SeenTable): string[] => {
  const faults: string[] = [];
  const expected = columnsOf(table);
  for (const name of expected) {
    const column = seen.columns.find((each) => each.name === name);
    const spec = table.columns[name]?.spec ?? { kind: 'id', isNullable: false, class: 'plain' };
    if (column === undefined) faults.push(`${table.name}.${name} is missing`);
    else if (column.type !== engine.columnType(spec))
      faults.push(`${table.name}.${name} is ${column.type}, not ${engine.columnType(spec)}`);
    else if (column.isNullable !== spec.isNullable)
      faults.push(`${table.name}.${name} differs in null`);
  }
  for (const { name } of seen.columns)
    if (!expected.includes(name)) faults.push(`${table.name}.${name} is in no definition`);
  return faults;
};

const keyFaults = (table: TableDefinition, seen: SeenTable): string[] => {
  const faults: string[] = [];
  if (!same(seen.primaryKey, primaryKeyOf(table))) faults.push(`${table.name}: primary key`);
  for (const link of seen.foreignKeys)
    if (
      table.scope === 'school' &&
      link.columns.length === 1 &&
      table.options.globalReferences?.[link.columns[0] ?? ''] === undefined
    )
      faults.push(`${table.name}: foreign key without school_id to ${link.table}`);
  const links = Object.entries(table.options.references ?? {});
  for (const [column, target] of links)
    if (
      !seen.foreignKeys.some(
        (link) => link.table === target && same(link.columns, ['school_id', column]),
      )
    )
      faults.push(`${table.name}.${column}: no foreign key to ${target}`);
  for (const index of table.options.unique ?? []) {
    const columns = [
      ...leading(table),
      ...uniqueColumns(index).filter((name) => !leading(table).includes(name)),
    ];
    if (!seen.uniques.some((each) => same(each, columns)))
      faults.push(`${table.name}: not unique by ${columns.join(', ')}`);
  }
  for (const each of seen.uniques)
    if (table.scope === 'school' && each[0] !== 'school_id')
      faults.push(`${table.name}: unique across schools by ${each.join(', ')}`);
  return faults;
};

/** Compares what the database tells with what the features define: every fault in one list. */
export const lintSchema = (
  engine: Engine,
  catalogue: Catalogue,
  seen: readonly SeenTable[],
): string[] => {
  const faults: string[] = [];
  const byName = new Map(seen.map((table) => [table.name, table]));
  for (const table of catalogue.tables.values()) {
    const found = byName.get(table.name);
    if (found === undefined) faults.push(`${table.name} is missing`);
    else faults.push(...columnFaults(engine, table, found), ...keyFaults(table, found));
  }
  for (const { name } of seen)
    if (name !== 'migration' && !catalogue.tables.has(name))
      faults.push(`${name} is in no definition`);
  return faults;
};

/** Tables that belong to no school, with the reason each gives. */
export const globalTables = (catalogue: Catalogue): ReadonlyMap<string, string> =>
  new Map(
    [...catalogue.tables.values()]
      .filter((table) => table.scope === 'global')
      .map((table) => [table.name, table.globalReason ?? '']),
  );
