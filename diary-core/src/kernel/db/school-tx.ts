import { type Brand, PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import type {
  DeleteQueryBuilder,
  DeleteResult,
  InsertQueryBuilder,
  InsertResult,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import {
  type AuditItem,
  changedColumns,
  orderedText,
  rowItem,
  type Values,
} from '../audit/content.ts';
import { AppError, bug, notFound } from '../domain/app-error.ts';
import type { FeedEvents } from '../feed/events.ts';
import { quoted } from './ddl.ts';
import { dependentsOn } from './dependents.ts';
import type { Dependent, Match, NewJob, NewRow, Patch, Row, SchoolTx } from './handles.ts';
import {
  columnValue,
  insertStatements,
  matchCondition,
  refuseUnknownColumns,
} from './row-statements.ts';
import { type HandleParts, ReadHandle, tenantColumn, tenantCondition } from './school-read.ts';
import type { TableDefinition, TableName, Tables } from './tables.ts';

export interface Announcement {
  readonly kind: string;
  readonly payload: Values;
}

export interface TxParts extends HandleParts {
  readonly newId: () => string;
  /** System clock. */
  readonly nowMs: () => number;
  readonly lockRows: string;
}

/** What a transaction has done so far, for its last act. */
export interface Done {
  readonly items: readonly AuditItem[];
  readonly announcements: readonly Announcement[];
  readonly written: ReadonlySet<string>;
  readonly recorded: ReadonlySet<string>;
  /** Jobs put in the queue. */
  readonly enqueued: number;
}

export class TxHandle extends ReadHandle implements SchoolTx {
  readonly #tx: TxParts;
  readonly #items: AuditItem[] = [];
  readonly #announcements: Announcement[] = [];
  readonly #written: Set<string>;
  readonly #recorded = new Set<string>();
  #enqueued = 0;

  constructor(parts: TxParts) {
    const written = new Set<string>();
    super(parts, (table) => written.add(table));
    this.#tx = parts;
    this.#written = written;
  }

  get done(): Done {
    return {
      items: this.#items,
      announcements: this.#announcements,
      written: this.#written,
      recorded: this.#recorded,
      enqueued: this.#enqueued,
    };
  }

  newId<B extends string>(): Brand<B> {
    return this.#tx.newId() as Brand<B>;
  }

  /** Locks the row until the commit, so that what is decided on it still holds when it is written. */
  override async get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined> {
    const definition = this.parts.catalogue.table(table);
    const isWritten =
      definition.options.isAppendOnly !== true && this.#mayWrite(definition, 'update');
    return this.load(table, id, isWritten ? this.#tx.lockRows : '');
  }

  async insert<T extends TableName>(table: T, row: NewRow<T>): Promise<void> {
    await this.insertMany(table, [row]);
  }

  async insertMany<T extends TableName>(table: T, rows: readonly NewRow<T>[]): Promise<void> {
    const definition = this.#writable(table, 'insert');
    const filled = rows.map((row) => this.#filled(definition, row as Values));
    for (const statement of insertStatements(definition, filled))
      await this.#tx.session.run(statement.text, statement.values);
    for (const row of filled) this.#note(definition, String(row['id']), undefined, row);
  }

  async update<T extends TableName>(
    table: T,
    id: string,
    patch: Patch<T>,
    options: { readonly expectVersion?: number } = {},
  ): Promise<Row<T>> {
    const definition = this.#writable(table, 'update');
    const before = await this.load(table, id, this.#tx.lockRows);
    if (before === undefined) throw notFound(table);
    const stored = (before as Values)['version'];
    if (options.expectVersion !== undefined && stored !== options.expectVersion)
      throw new AppError('conflict', 'kernel.version_conflict', { stored });
    return (await this.#write(definition, before as Values, patch as Values)) as Row<T>;
  }

  async updateWhere<T extends TableName>(
    table: T,
    match: Match<T>,
    patch: Patch<T>,
  ): Promise<Row<T>[]> {
    const definition = this.#writable(table, 'update');
    const after: Row<T>[] = [];
    for (const before of await this.#matching(definition, match as Values))
      after.push((await this.#write(definition, before, patch as Values)) as Row<T>);
    return after;
  }

  async put<T extends TableName>(table: T, row: NewRow<T> & { id: string }): Promise<void> {
    const definition = this.#writable(table, 'update');
    const before = await this.load(table, row.id, this.#tx.lockRows);
    const { id, school_id: _school, ...patch } = row as Values & { id: string };
    if (before === undefined) await this.insert(table, row);
    else await this.#write(definition, before as Values, patch);
  }

  async remove<T extends TableName>(table: T, id: string): Promise<void> {
    const definition = this.#writable(table, 'update');
    const before = await this.load(table, id, this.#tx.lockRows);
    if (before === undefined) throw notFound(table);
    await this.#delete(definition, before as Values);
  }

  async removeWhere<T extends TableName>(table: T, match: Match<T>): Promise<number> {
    const definition = this.#writable(table, 'update');
    const rows = await this.#matching(definition, match as Values);
    for (const row of rows) await this.#delete(definition, row);
    return rows.length;
  }

  insertInto<T extends TableName>(
    table: T,
    rows: NewRow<T> | readonly NewRow<T>[],
  ): InsertQueryBuilder<Tables, T, InsertResult> {
    const definition = this.#writable(table, 'insert');
    const filled = (Array.isArray(rows) ? rows : [rows]).map((row) =>
      this.#filled(definition, row as Values),
    );
    return this.kysely.insertInto(table).values(filled as never);
  }

  updateTable<T extends TableName>(table: T): UpdateQueryBuilder<Tables, T, T, UpdateResult> {
    this.#writable(table, 'update');
    const query = this.kysely.updateTable(table as TableName);
    const column = tenantColumn(this.parts.catalogue, this.schoolId, table);
    const scoped =
      column === undefined ? query : query.where(column as never, '=', this.schoolId as never);
    return scoped as unknown as UpdateQueryBuilder<Tables, T, T, UpdateResult>;
  }

  deleteFrom<T extends TableName>(table: T): DeleteQueryBuilder<Tables, T, DeleteResult> {
    this.#writable(table, 'update');
    const query = this.kysely.deleteFrom(table as TableName);
    const column = tenantColumn(this.parts.catalogue, this.schoolId, table);
    const scoped =
      column === undefined ? query : query.where(column as never, '=', this.schoolId as never);
    return scoped as unknown as DeleteQueryBuilder<Tables, T, DeleteResult>;
  }

  record(item: Parameters<SchoolTx['record']>[0]): void {
    const { values } = this.parts.catalogue.recorded;
    for (const name of Object.keys({ ...item.before, ...item.after }))
      if (!values.has(name)) throw bug('kernel.unnamed_record', { value: name });
    if (item.table !== undefined) this.#recorded.add(item.table);
    this.#items.push({
      operation: 'note',
      table: item.table ?? null,
      rowId: item.rowId ?? null,
      oldText: item.before === undefined ? null : orderedText(item.before),
      newText: item.after === undefined ? null : orderedText(item.after),
    });
  }

  announce<K extends keyof FeedEvents & string>(kind: K, payload: FeedEvents[K]): void {
    this.#announcements.push({ kind, payload: { ...payload } });
  }

  dependents(ids: readonly string[]): Promise<Dependent[]> {
    return dependentsOn(this.parts, ids);
  }

  async enqueue(job: NewJob): Promise<void> {
    this.#enqueued += 1;
    const now = this.#tx.nowMs();
    const row = {
      id: this.#tx.newId(),
      school_id: this.schoolId,
      kind: job.kind,
      payload_json: job.payload,
      state: 'waiting',
      run_at_utc: job.runAtUtc ?? now,
      unique_key: job.uniqueKey ?? null,
      attempt: 0,
      done: 0,
      total: 0,
      created_at_utc: now,
    };
    for (const { text, values } of insertStatements(this.parts.catalogue.table('job'), [row]))
      await this.#tx.session.run(`${text} on conflict do nothing`, values);
  }

  #mayWrite({ schoolReach: reach }: TableDefinition, operation: 'insert' | 'update'): boolean {
    if (this.schoolId === PLATFORM_SCHOOL_ID || reach.rows === 'bySchool') return true;
    if (reach.rows === 'none') return false;
    return reach.write === true || (reach.rows === 'byLink' && operation === 'insert');
  }

  /** Refuses a table that this tenant does not write. The row helpers record what they write; the guard sees the builders. */
  #writable(table: string, operation: 'insert' | 'update'): TableDefinition {
    const definition = this.parts.catalogue.table(table);
    if (!this.#mayWrite(definition, operation))
      throw bug('kernel.unscoped_query', { table, rule: 'not written by a school' });
    return definition;
  }

  #filled(definition: TableDefinition, row: Values): Values {
    refuseUnknownColumns(definition, row);
    const column = tenantColumn(this.parts.catalogue, this.schoolId, definition.name);
    if (column === undefined) return row;
    const filled = { ...row, [column]: row[column] ?? this.schoolId };
    if (filled[column] !== this.schoolId)
      throw bug('kernel.unscoped_query', {
        table: definition.name,
        rule: 'insert into another school',
      });
    return filled;
  }

  async #matching(definition: TableDefinition, match: Values): Promise<Values[]> {
    const tenant = tenantCondition(this.parts, definition.name);
    const wanted = matchCondition(definition, match);
    return this.#tx.session.run(
      `select * from ${quoted(definition.name)} where ${tenant.text} and ${wanted.text}${this.#tx.lockRows}`,
      [...tenant.values, ...wanted.values],
    );
  }

  async #write(definition: TableDefinition, before: Values, patch: Values): Promise<Values> {
    const given = Object.fromEntries(
      Object.entries(patch).filter(([, value]) => value !== undefined),
    );
    refuseUnknownColumns(definition, given);
    const changed = changedColumns(before, given);
    if (changed.length === 0) return before;
    const counts = 'version' in definition.columns && given['version'] === undefined;
    const sets = changed.map((name) => `${quoted(name)} = ?`);
    if (counts) sets.push('"version" = "version" + 1');
    const tenant = tenantCondition(this.parts, definition.name);
    const rows = await this.#tx.session.run(
      `update ${quoted(definition.name)} set ${sets.join(', ')} where ${tenant.text} and "id" = ? returning *`,
      [
        ...changed.map((name) => columnValue(definition, name, given[name])),
        ...tenant.values,
        before['id'],
      ],
    );
    const after = rows[0];
    if (after === undefined) throw notFound(definition.name);
    this.#note(definition, String(before['id']), before, after);
    return after;
  }

  async #delete(definition: TableDefinition, before: Values): Promise<void> {
    const tenant = tenantCondition(this.parts, definition.name);
    await this.#tx.session.run(
      `delete from ${quoted(definition.name)} where ${tenant.text} and "id" = ?`,
      [...tenant.values, before['id']],
    );
    this.#note(definition, String(before['id']), before, undefined);
  }

  #note(
    definition: TableDefinition,
    rowId: string,
    before: Values | undefined,
    after: Values | undefined,
  ): void {
    this.#recorded.add(definition.name);
    if (definition.options.unaudited !== undefined) return;
    const item = rowItem(definition, rowId, before, after);
    if (item !== undefined) this.#items.push(item);
  }
}
