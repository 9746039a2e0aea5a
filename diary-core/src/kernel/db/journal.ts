import { bug } from '../domain/app-error.ts';
import type { FeedEvents } from '../feed/events.ts';
import type { Match, NewRow, Patch, Row, SchoolTx } from './handles.ts';
import type { TableName } from './tables.ts';

type Columns = Readonly<Record<string, unknown>>;

/** One row that a change wrote. `before`: columns as they were, of all for a row that was removed. */
export type JournalEntry =
  | { readonly act: 'insert'; readonly table: string; readonly rowId: string }
  | {
      readonly act: 'update';
      readonly table: string;
      readonly rowId: string;
      readonly before: Columns;
    }
  | {
      readonly act: 'remove';
      readonly table: string;
      readonly rowId: string;
      readonly before: Columns;
    };

/** What a change did, in its order: enough to take it back as a whole. */
export interface Journal {
  readonly entries: readonly JournalEntry[];
  readonly announced: readonly { readonly kind: string; readonly payload: Columns }[];
}

/** A handle like `tx` that also writes down what it does. Builders are refused: what they write could not be taken back. */
export const withJournal = (tx: SchoolTx): { readonly tx: SchoolTx; journal(): Journal } => {
  const entries: JournalEntry[] = [];
  const announced: { kind: string; payload: Columns }[] = [];
  const noteUpdate = (table: string, before: object, patch: object): void => {
    const old = before as Record<string, unknown>;
    const columns = Object.entries(patch).filter(([, value]) => value !== undefined);
    const was = Object.fromEntries(columns.map(([name]) => [name, old[name] ?? null]));
    const { version: _counted, ...kept } = was;
    entries.push({ act: 'update', table, rowId: String(old['id']), before: kept });
  };
  const refused = (table: string): never => {
    throw bug('kernel.bug', { table, rule: 'a journal sees the row helpers only' });
  };
  const matching = <T extends TableName>(table: T, match: Match<T>): Promise<Row<T>[]> => {
    let query = tx.from(table as never) as unknown as {
      where(column: string, operator: string, value: unknown): typeof query;
      selectAll(): { execute(): Promise<Row<T>[]> };
    };
    for (const [column, value] of Object.entries(match)) {
      const operator = value === null ? 'is' : Array.isArray(value) ? 'in' : '=';
      query = query.where(column, operator, value);
    }
    return query.selectAll().execute();
  };
  const recording: SchoolTx = {
    schoolId: tx.schoolId,
    from: tx.from,
    ask: (question, ids, on) => tx.ask(question, ids, on),
    get: (table, id) => tx.get(table, id),
    require: (table, id) => tx.require(table, id),
    newId: () => tx.newId(),
    insert: async (table, row) => recording.insertMany(table, [row]),
    insertMany: async <T extends TableName>(table: T, rows: readonly NewRow<T>[]) => {
      await tx.insertMany(table, rows);
      for (const row of rows)
        entries.push({ act: 'insert', table, rowId: String((row as Columns)['id']) });
    },
    update: async <T extends TableName>(
      table: T,
      id: string,
      patch: Patch<T>,
      options?: { readonly expectVersion?: number },
    ) => {
      const before = await tx.require(table, id);
      const after = await tx.update(table, id, patch, options);
      noteUpdate(table, before, patch);
      return after;
    },
    updateWhere: async (table, match, patch) => {
      const before = await matching(table, match);
      const after = await tx.updateWhere(table, match, patch);
      for (const row of before) noteUpdate(table, row, patch);
      return after;
    },
    put: async (table, row) => {
      const before = await tx.get(table, row.id);
      const { id: _id, school_id: _school, ...patch } = row as Columns & { id: string };
      await tx.put(table, row);
      if (before === undefined) entries.push({ act: 'insert', table, rowId: row.id });
      else noteUpdate(table, before, patch);
    },
    remove: async (table, id) => {
      const before = await tx.require(table, id);
      await tx.remove(table, id);
      entries.push({ act: 'remove', table, rowId: id, before: before as Columns });
    },
    removeWhere: async (table, match) => {
      const before = await matching(table, match);
      const count = await tx.removeWhere(table, match);
      for (const row of before)
        entries.push({
          act: 'remove',
          table,
          rowId: String((row as Columns)['id']),
          before: row as Columns,
        });
      return count;
    },
    insertInto: (table) => refused(table),
    updateTable: (table) => refused(table),
    deleteFrom: (table) => refused(table),
    record: (item) => tx.record(item),
    announce: <K extends keyof FeedEvents & string>(kind: K, payload: FeedEvents[K]) => {
      tx.announce(kind, payload);
      announced.push({ kind, payload: { ...payload } });
    },
    enqueue: (job) => tx.enqueue(job),
    dependents: (ids) => tx.dependents(ids),
  };
  return { tx: recording, journal: () => ({ entries, announced }) };
};
