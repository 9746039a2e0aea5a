import { PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../db/handles.ts';
import type { TableDefinition } from '../db/tables.ts';

const VALUES: Readonly<Record<string, unknown>> = {
  text: 'x',
  integer: 1,
  instant: Date.UTC(2026, 8, 7, 8),
  localDate: '2026-09-07',
  localTime: '08:00',
  boolean: false,
  json: [],
  bytes: Buffer.of(1),
};

/**
 * Puts in the smallest row that a table takes, for tests that need only that somebody has one. `known` names a row of a table that is
 * there; a reference to any other table gets a sample row of its own; `given` are columns that are known. Answers the row's id.
 */
export const putSampleRow = async (
  tx: SchoolTx,
  tables: ReadonlyMap<string, TableDefinition>,
  name: string,
  known: (table: string) => string | undefined,
  given: Readonly<Record<string, unknown>> = {},
): Promise<string> => {
  const table = tables.get(name);
  if (table === undefined) throw new RangeError(`no table ${name}`);
  const references = { ...table.options.references, ...table.options.globalReferences };
  const row: Record<string, unknown> = {};
  for (const [column, { spec }] of Object.entries(table.columns)) {
    const target = references[column];
    if (given[column] !== undefined) row[column] = given[column];
    else if (column === 'school_id' && tx.schoolId !== PLATFORM_SCHOOL_ID)
      row[column] = tx.schoolId;
    else if (target !== undefined && !(spec.isNullable && known(target) === undefined))
      row[column] = known(target) ?? (await putSampleRow(tx, tables, target, known));
    else if (spec.isNullable) row[column] = null;
    else if (spec.kind === 'id') row[column] = tx.newId<'Sample'>();
    else row[column] = spec.oneOf?.[0] ?? VALUES[spec.kind];
  }
  await tx.insert(name as never, row as never);
  return String(row['id']);
};
