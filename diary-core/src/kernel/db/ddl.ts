import { createHash } from 'node:crypto';
import type { ColumnSpec } from './columns.ts';
import type { Engine } from './dialects/engine.ts';
import type { IndexSpec, IndexWhere, TableDefinition } from './tables.ts';

/** Names come from our own definitions, never from a user; quoted all the same. */
export const quoted = (name: string): string => {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name))
    throw new RangeError(`not a column or table name: ${name}`);
  return `"${name}"`;
};
const list = (names: readonly string[]): string => names.map(quoted).join(', ');
const literal = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`;

/** PostgreSQL cuts names at 63 bytes; a long one gets a digest instead of being cut into a double. */
const shortName = (name: string): string =>
  name.length <= 60
    ? name
    : `${name.slice(0, 51)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;

const asIndex = (index: readonly string[] | IndexSpec): IndexSpec =>
  'columns' in index ? index : { columns: index };

const whereText = (where: IndexWhere): string =>
  'in' in where
    ? `${quoted(where.column)} in (${where.in.map(literal).join(', ')})`
    : `${quoted(where.column)} is ${where.isNull ? '' : 'not '}null`;

/** Columns that lead every unique key and index of a school table. */
export const leading = (table: TableDefinition): readonly string[] =>
  table.scope === 'school' ? ['school_id'] : [];

export const primaryKeyOf = (table: TableDefinition): readonly string[] => [
  ...leading(table),
  'id',
];

export const columnText = (engine: Engine, name: string, spec: ColumnSpec): string => {
  const checks = [
    engine.columnCheck(quoted(name), spec),
    spec.oneOf === undefined
      ? undefined
      : `${quoted(name)} in (${spec.oneOf.map(literal).join(', ')})`,
  ].filter((check) => check !== undefined);
  return [
    quoted(name),
    engine.columnType(spec),
    spec.isNullable ? '' : 'not null',
    spec.preset === undefined ? '' : `default ${literal(spec.preset)}`,
    ...checks.map((check) => `check (${check})`),
  ]
    .filter((part) => part !== '')
    .join(' ');
};

export const indexText = (
  table: TableDefinition,
  index: readonly string[] | IndexSpec,
  isUnique: boolean,
): string => {
  const { columns, where } = asIndex(index);
  const all = [...leading(table), ...columns.filter((name) => !leading(table).includes(name))];
  const conditions = where === undefined ? '' : ` where ${whereText(where)}`;
  const digest =
    where === undefined
      ? ''
      : `_${createHash('sha256').update(conditions).digest('hex').slice(0, 4)}`;
  const name = shortName(
    `${table.name}_${columns.join('_')}${digest}_${isUnique ? 'key' : 'index'}`,
  );
  return `create ${isUnique ? 'unique ' : ''}index ${quoted(name)} on ${quoted(table.name)} (${list(all)})${conditions}`;
};

const foreignKeys = (table: TableDefinition): string[] => [
  ...Object.entries(table.options.references ?? {}).map(
    ([column, target]) =>
      `foreign key ("school_id", ${quoted(column)}) references ${quoted(target)} ("school_id", "id")`,
  ),
  ...Object.entries(table.options.globalReferences ?? {}).map(
    ([column, target]) => `foreign key (${quoted(column)}) references ${quoted(target)} ("id")`,
  ),
];

/** Statements that make the indexes of a table. */
export const tableIndexes = (table: TableDefinition): string[] => [
  ...(table.options.unique ?? []).map((index) => indexText(table, index, true)),
  ...(table.options.index ?? []).map((index) => indexText(table, index, false)),
];

/** Statements that make a table with keys, checks and indexes. */
export const createTableText = (engine: Engine, table: TableDefinition): string[] => {
  const schoolId: ColumnSpec = { kind: 'id', isNullable: false, class: 'plain' };
  const columns = [
    ...(table.scope === 'school' ? [columnText(engine, 'school_id', schoolId)] : []),
    ...Object.entries(table.columns).map(([name, { spec }]) => columnText(engine, name, spec)),
  ];
  const parts = [...columns, `primary key (${list(primaryKeyOf(table))})`, ...foreignKeys(table)];
  return [
    `create table ${quoted(table.name)} (\n  ${parts.join(',\n  ')}\n)${engine.tableSuffix}`,
    ...tableIndexes(table),
  ];
};
