import { columnText, quoted, tableIndexes } from '../ddl.ts';
import type { TableDefinition } from '../tables.ts';
import type { Engine, OwnerSession } from './engine.ts';

/** New columns, then what PostgreSQL can change in place: `not null`, and the check of a closed set by its standard name. */
export const rebuildPostgres = async (
  engine: Engine,
  session: OwnerSession,
  table: TableDefinition,
): Promise<void> => {
  const alter = (text: string) => session.run(`alter table ${quoted(table.name)} ${text}`);
  const rows = await session.run(
    'select column_name as "name" from information_schema.columns where table_schema = current_schema() and table_name = ?',
    [table.name],
  );
  const there = new Set(rows.map((row) => String(row['name'])));
  for (const [name, { spec }] of Object.entries(table.columns)) {
    if (!there.has(name)) {
      await alter(`add column ${columnText(engine, name, spec)}`);
      continue;
    }
    if (name !== 'id')
      await alter(`alter column ${quoted(name)} ${spec.isNullable ? 'drop' : 'set'} not null`);
    if (spec.kind !== 'text') continue;
    const check = quoted(`${table.name}_${name}_check`);
    await alter(`drop constraint if exists ${check}`);
    const [, closedSet] = columnText(engine, name, spec).split(' check ');
    if (closedSet !== undefined) await alter(`add constraint ${check} check ${closedSet}`);
  }
  for (const index of tableIndexes(table))
    await session.run(index.replace(' index ', ' index if not exists '));
};
