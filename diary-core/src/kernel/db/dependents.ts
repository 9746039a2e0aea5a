import { quoted } from './ddl.ts';
import type { Dependent } from './handles.ts';
import { type HandleParts, tenantColumn, tenantCondition } from './school-read.ts';
import type { TableDefinition } from './tables.ts';

/** Ids of one `in (…)`. */
const MANY = 1000;

/** Columns that may name a row of another table. Bookkeeping counts only where the database itself would refuse. */
const namingColumns = ({ columns, options }: TableDefinition): string[] => {
  const bound = new Set(Object.keys({ ...options.references, ...options.globalReferences }));
  return Object.entries(columns)
    .filter(([name, { spec }]) => spec.kind === 'id' && name !== 'school_id')
    .map(([name]) => name)
    .filter((name) => bound.has(name) || (name !== 'id' && options.unaudited === undefined));
};

/** Rows of the tenant, in whatever table, that name one of these ids; at most 1,000 a column. */
export const dependentsOn = async (
  parts: HandleParts,
  ids: readonly string[],
): Promise<Dependent[]> => {
  const found: Dependent[] = [];
  for (const table of parts.catalogue.tables.values()) {
    if (tenantColumn(parts.catalogue, parts.schoolId, table.name) === undefined) continue;
    const tenant = tenantCondition(parts, table.name);
    for (const column of namingColumns(table))
      for (let at = 0; at < ids.length; at += MANY) {
        const some = ids.slice(at, at + MANY);
        const rows = await parts.session.run(
          `select "id", ${quoted(column)} as "names" from ${quoted(table.name)} where ${tenant.text} and ${quoted(column)} in (${some.map(() => '?').join(', ')}) limit ${MANY}`,
          [...tenant.values, ...some],
        );
        for (const row of rows)
          found.push({ table: table.name, rowId: String(row['id']), names: String(row['names']) });
      }
  }
  return found;
};
