import type pg from 'pg';
import type { SeenTable } from './engine.ts';

const COLUMNS = `
  select c.relname as "table", a.attname as "name", a.attnotnull as "notNull",
         format_type(a.atttypid, a.atttypmod) || case when l.collname = 'C' then ' collate "C"' else '' end as "type"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_collation l on l.oid = a.attcollation
  where c.relkind = 'r' order by c.relname, a.attnum`;

/** Column names of a key, in its order. */
const KEY_COLUMNS = (keys: string, table: string): string =>
  `array(select a.attname::text from unnest(${keys}) with ordinality as k(attnum, place)
         join pg_attribute a on a.attrelid = ${table} and a.attnum = k.attnum order by k.place)`;

const CONSTRAINTS = `
  select t.relname as "table", o.contype as "type", f.relname as "target",
         ${KEY_COLUMNS('o.conkey', 'o.conrelid')} as "columns",
         ${KEY_COLUMNS('o.confkey', 'o.confrelid')} as "references"
  from pg_constraint o
  join pg_class t on t.oid = o.conrelid
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
  left join pg_class f on f.oid = o.confrelid
  where o.contype in ('p', 'f')`;

const UNIQUES = `
  select t.relname as "table", ${KEY_COLUMNS('i.indkey::int2[]', 'i.indrelid')} as "columns"
  from pg_index i
  join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public'
  where i.indisunique and not i.indisprimary`;

interface ColumnRow {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
}
interface ConstraintRow {
  readonly table: string;
  readonly type: 'p' | 'f';
  readonly target: string | null;
  readonly columns: string[];
  readonly references: string[];
}

/** The schema as PostgreSQL tells it. */
export const seenTables = async (pool: pg.Pool): Promise<SeenTable[]> => {
  const columns = (await pool.query<ColumnRow>(COLUMNS)).rows;
  const constraints = (await pool.query<ConstraintRow>(CONSTRAINTS)).rows;
  const uniques = (await pool.query<{ table: string; columns: string[] }>(UNIQUES)).rows;
  return [...new Set(columns.map((row) => row.table))].map((name) => {
    const own = constraints.filter((row) => row.table === name);
    return {
      name,
      columns: columns
        .filter((row) => row.table === name)
        .map((row) => ({ name: row.name, type: row.type, isNullable: !row.notNull })),
      primaryKey: own.find((row) => row.type === 'p')?.columns ?? [],
      foreignKeys: own
        .filter((row) => row.type === 'f')
        .map((row) => ({
          columns: row.columns,
          table: row.target ?? '',
          references: row.references,
        })),
      uniques: uniques.filter((row) => row.table === name).map((row) => row.columns),
    };
  });
};
