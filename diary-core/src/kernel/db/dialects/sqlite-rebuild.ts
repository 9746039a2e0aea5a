import { createTableText, quoted } from '../ddl.ts';
import type { TableDefinition } from '../tables.ts';
import type { Engine, OwnerSession } from './engine.ts';

/** SQLite changes neither a check nor a `not null`: the rows move into a new table that takes the old one's name. */
export const rebuildSqlite = async (
  engine: Engine,
  session: OwnerSession,
  table: TableDefinition,
): Promise<void> => {
  const interim = { ...table, name: `${table.name}__new` };
  const [create = '', ...indexes] = createTableText(engine, table);
  const rows = await session.run('select "name" from pragma_table_info(?)', [table.name]);
  const wanted = new Set(['school_id', ...Object.keys(table.columns)]);
  const kept = rows
    .map((row) => String(row['name']))
    .filter((name) => wanted.has(name))
    .map(quoted)
    .join(', ');
  const statements = [
    create.replace(quoted(table.name), quoted(interim.name)),
    `insert into ${quoted(interim.name)} (${kept}) select ${kept} from ${quoted(table.name)}`,
    `drop table ${quoted(table.name)}`,
    `alter table ${quoted(interim.name)} rename to ${quoted(table.name)}`,
    ...indexes,
    ...engine.afterCreate(table),
  ];
  for (const statement of statements) await session.run(statement);
};
