import type { NewRow, SchoolTx } from './handles.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { TableName } from './tables.ts';

/** Later work that stands on a change: how many records of each table. */
export interface LaterWork {
  readonly table: string;
  readonly records: number;
}

/** Ids of one `in (…)`. */
const MANY = 1000;

/** Records of the change that somebody changed or removed since the change of that audit version. */
const touchedSince = async (
  tx: SchoolTx,
  entries: readonly JournalEntry[],
  version: number,
): Promise<Set<string>> => {
  const ours = new Set(entries.map(({ table, rowId }) => `${table} ${rowId}`));
  const ids = [...new Set(entries.map(({ rowId }) => rowId))];
  const touched = new Set<string>();
  for (let at = 0; at < ids.length; at += MANY) {
    const rows = await tx
      .from('audit_content')
      .select(['table_name', 'row_id'])
      .where('row_id', 'in', ids.slice(at, at + MANY))
      .where('audit_version', '>', version)
      .where('operation', 'in', ['insert', 'update', 'remove'])
      .execute();
    for (const row of rows) {
      const key = `${row.table_name} ${row.row_id}`;
      if (ours.has(key)) touched.add(key);
    }
  }
  return touched;
};

/**
 * What was done since on the ground of a change, by table: records of it that are other now, and records of others that name what it
 * brought in. Empty: it can be taken back.
 *
 * @param version  audit version of the change
 */
export const laterWork = async (
  tx: SchoolTx,
  journal: Journal,
  version: number,
): Promise<LaterWork[]> => {
  const ours = new Set(journal.entries.map(({ table, rowId }) => `${table} ${rowId}`));
  const found = await touchedSince(tx, journal.entries, version);
  const brought = journal.entries.filter(({ act }) => act === 'insert').map(({ rowId }) => rowId);
  for (const { table, rowId } of await tx.dependents([...new Set(brought)])) {
    const key = `${table} ${rowId}`;
    if (!ours.has(key)) found.add(key);
  }
  const byTable = new Map<string, number>();
  for (const key of found) {
    const table = key.slice(0, key.indexOf(' '));
    byTable.set(table, (byTable.get(table) ?? 0) + 1);
  }
  return [...byTable]
    .map(([table, records]) => ({ table, records }))
    .sort((a, b) => b.records - a.records || (a.table < b.table ? -1 : 1));
};

/** Where only the version had counted up it counts up again: what stands in other rows of that record is other now. */
const takeUpdateBack = async (
  tx: SchoolTx,
  table: TableName,
  { rowId, before }: Extract<JournalEntry, { act: 'update' }>,
): Promise<void> => {
  if (Object.keys(before).length > 0) {
    await tx.update(table, rowId, before as never);
    return;
  }
  const { version } = (await tx.require(table, rowId)) as { readonly version?: number };
  if (version !== undefined) await tx.update(table, rowId, { version: version + 1 } as never);
};

/** Takes a change back, its last act first, and tells what it told again. Ask `laterWork` before. */
export const takeBack = async (tx: SchoolTx, journal: Journal): Promise<void> => {
  for (const entry of [...journal.entries].reverse()) {
    const table = entry.table as TableName;
    if (entry.act === 'insert') await tx.remove(table, entry.rowId);
    else if (entry.act === 'update') await takeUpdateBack(tx, table, entry);
    else await tx.insert(table, entry.before as NewRow<TableName>);
  }
  const told = new Set<string>();
  for (const { kind, payload } of journal.announced) {
    const key = `${kind} ${JSON.stringify(payload)}`;
    if (!told.has(key)) tx.announce(kind as never, payload as never);
    told.add(key);
  }
};
