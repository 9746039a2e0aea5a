import type Database from 'better-sqlite3';
import type { SeenTable } from './engine.ts';

type Info = Record<string, string | number>;

const foreignKeys = (rows: readonly Info[]): SeenTable['foreignKeys'] => {
  const ids = [...new Set(rows.map((row) => row['id']))];
  return ids.map((id) => {
    const links = rows
      .filter((row) => row['id'] === id)
      .sort((a, b) => Number(a['seq']) - Number(b['seq']));
    return {
      columns: links.map((row) => String(row['from'])),
      table: String(links[0]?.['table']),
      references: links.map((row) => String(row['to'])),
    };
  });
};

/** The schema as SQLite tells it. */
export const seenTables = (database: Database.Database): SeenTable[] => {
  const pragma = (text: string): Info[] => database.pragma(text) as Info[];
  const names = database
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
    )
    .pluck()
    .all() as string[];
  return names.map((name) => {
    const columns = pragma(`table_info(${name})`);
    return {
      name,
      columns: columns.map((row) => ({
        name: String(row['name']),
        type: String(row['type']).toLowerCase(),
        isNullable: row['notnull'] === 0,
      })),
      primaryKey: columns
        .filter((row) => Number(row['pk']) > 0)
        .sort((a, b) => Number(a['pk']) - Number(b['pk']))
        .map((row) => String(row['name'])),
      foreignKeys: foreignKeys(pragma(`foreign_key_list(${name})`)),
      uniques: pragma(`index_list(${name})`)
        .filter((index) => index['unique'] === 1 && index['origin'] === 'c')
        .map((index) => pragma(`index_info(${index['name']})`).map((row) => String(row['name']))),
    };
  });
};
