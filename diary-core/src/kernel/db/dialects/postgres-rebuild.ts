import { columnText, quoted, tableIndexes } from '../ddl.ts';
import type { TableDefinition } from '../tables.ts';
import type { Engine, OwnerSession } from './engine.ts';

/**
 * Triggers, policies and rights as the definition has them now: a table may have become erasable, or append-only.
 */
const guardAnew = async (
  engine: Engine,
  session: OwnerSession,
  table: TableDefinition,
): Promise<void> => {
  const name = quoted(table.name);
  for (const when of ['update', 'delete', 'truncate'])
    await session.run(`drop trigger if exists ${quoted(`${table.name}_no_${when}`)} on ${name}`);
  const policies = await session.run(
    'select policyname as "name" from pg_policies where schemaname = current_schema() and tablename = ?',
    [table.name],
  );
  for (const policy of policies)
    await session.run(`drop policy "${String(policy['name'])}" on ${name}`);
  await session.run(`revoke all on ${name} from furtka_app, furtka_platform`);
  for (const statement of engine.afterCreate(table)) await session.run(statement);
};

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
  await guardAnew(engine, session, table);
};
