import { bug } from '../domain/app-error.ts';
import { quoted } from './ddl.ts';
import type { TableDefinition } from './tables.ts';

/** Parameters of one multi-row insert; both engines take more, but the texts should stay few and kept. */
const MAX_PARAMETERS = 6000;

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Every column of the table in its order, `school_id` first where there is one. */
export const columnsOf = (table: TableDefinition): string[] => [
  ...(table.scope === 'school' ? ['school_id'] : []),
  ...Object.keys(table.columns),
];

export const refuseUnknownColumns = (table: TableDefinition, row: object): void => {
  for (const name of Object.keys(row))
    if (table.columns[name] === undefined && name !== 'school_id')
      throw bug('kernel.bug', { unknownColumn: `${table.name}.${name}` });
};

/** JSON columns hold JSON text, whatever the value; everything else is left to the codec. */
export const columnValue = (table: TableDefinition, name: string, value: unknown): unknown => {
  const spec = table.columns[name]?.spec;
  if (spec?.kind !== 'json') return value;
  return (value === undefined || value === null) && spec.isNullable
    ? null
    : JSON.stringify(value ?? null);
};

/** Inserts in chunks; each row has all columns, missing ones null. Chunks are powers of two, so that few texts exist. */
export const insertStatements = (
  table: TableDefinition,
  rows: readonly Readonly<Record<string, unknown>>[],
): Statement[] => {
  const columns = columnsOf(table);
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const head = `insert into ${quoted(table.name)} (${columns.map(quoted).join(', ')}) values `;
  const largest = 2 ** Math.floor(Math.log2(Math.max(1, MAX_PARAMETERS / columns.length)));
  const statements: Statement[] = [];
  let at = 0;
  while (at < rows.length) {
    const left = rows.length - at;
    const size = Math.min(largest, 2 ** Math.floor(Math.log2(left)));
    const chunk = rows.slice(at, at + size);
    statements.push({
      text: head + chunk.map(() => tuple).join(', '),
      values: chunk.flatMap((row) => columns.map((name) => columnValue(table, name, row[name]))),
    });
    at += size;
  }
  return statements;
};

/** `a = ? and b in (?, ?) and c is null` of a match. An empty list matches nothing. */
export const matchCondition = (
  table: TableDefinition,
  match: Readonly<Record<string, unknown>>,
): Statement => {
  refuseUnknownColumns(table, match);
  const parts: string[] = [];
  const values: unknown[] = [];
  for (const [name, value] of Object.entries(match)) {
    if (value === undefined) throw bug('kernel.bug', { undefinedMatch: `${table.name}.${name}` });
    if (value === null) parts.push(`${quoted(name)} is null`);
    else if (Array.isArray(value) && value.length === 0) parts.push('1 = 0');
    else if (Array.isArray(value)) {
      parts.push(`${quoted(name)} in (${value.map(() => '?').join(', ')})`);
      values.push(...value);
    } else {
      parts.push(`${quoted(name)} = ?`);
      values.push(value);
    }
  }
  return { text: parts.length === 0 ? '1 = 1' : parts.join(' and '), values };
};
