import type { AccountId, Brand, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type {
  Compilable,
  DeleteQueryBuilder,
  DeleteResult,
  Insertable,
  InsertQueryBuilder,
  InsertResult,
  Kysely,
  Selectable,
  Updateable,
  UpdateQueryBuilder,
  UpdateResult,
} from 'kysely';
import type { FeedEvents } from '../feed/events.ts';
import type { TableName, Tables } from './tables.ts';

export type Row<T extends TableName> = Selectable<Tables[T]>;
/** `school_id` of a school table is filled by the handle. */
export type NewRow<T extends TableName> = Insertable<Tables[T]>;
export type Patch<T extends TableName> = Omit<Updateable<Tables[T]>, 'id'>;
/** Equality on columns; an array means "one of". */
export type Match<T extends TableName> = {
  readonly [K in keyof Row<T>]?: Row<T>[K] | readonly Row<T>[K][];
};

/**
 * Reads of one school, or of the platform (`forPlatform`). All queries of one `read()` see one state of the database.
 * It can neither write nor see another school's rows.
 */
export interface SchoolRead {
  readonly schoolId: SchoolId;
  /**
   * `selectFrom` that already has the school's predicate. Joined tables and subqueries name theirs:
   * `.innerJoin('person as p', (join) => join.onRef('p.school_id', '=', 'c.school_id').onRef('p.id', '=', 'c.holder_id'))`.
   * Start from one table, by name or `'name as alias'`.
   */
  readonly from: Kysely<Tables>['selectFrom'];
  /** The answer to what nearly every request asks, about some ids on a school date; no ids: no row. */
  ask<Id extends string, Answer>(
    question: Question<Id, Answer>,
    ids: readonly Id[],
    on: string,
  ): Promise<readonly Answer[]>;
  /** The row, or undefined: also when it is another school's. */
  get<T extends TableName>(table: T, id: string): Promise<Row<T> | undefined>;
  /** The row, or `kernel.not_found`. */
  require<T extends TableName>(table: T, id: string): Promise<Row<T>>;
}

/**
 * Something that nearly every request asks: about some ids, on a school date. It is built, guarded and put into words once for each
 * number of ids, and later only filled in; building costs several times what the database needs for the answer.
 */
export interface Question<Id extends string, Row> {
  /** Builds the query from the ids and the date as they are given: it may put them nowhere but into the query, unchanged. */
  build(read: SchoolRead, ids: readonly Id[], on: string): Compilable<Row>;
}

/**
 * The only handle that writes; ends with `change()`. Await nothing but the database while it is open: it may run twice.
 *
 * `get` and `require` lock the row until the commit: load, decide, write is safe on one row. What `from` reads is not locked:
 * decide on it only what a row got afterwards, `expectVersion` or a unique key holds true.
 */
export interface SchoolTx extends SchoolRead {
  /** Time-ordered id by the system clock. */
  newId<B extends string>(): Brand<B>;
  insert<T extends TableName>(table: T, row: NewRow<T>): Promise<void>;
  /** Multi-row inserts in chunks; a few thousand rows a call are fine. */
  insertMany<T extends TableName>(table: T, rows: readonly NewRow<T>[]): Promise<void>;
  /**
   * Loads, writes what differs, records the difference; answers the row after. No difference: writes nothing.
   * `kernel.not_found` when absent. With a `version` column it counts up; `expectVersion` other than stored: `kernel.version_conflict`.
   */
  update<T extends TableName>(
    table: T,
    id: string,
    patch: Patch<T>,
    options?: { readonly expectVersion?: number },
  ): Promise<Row<T>>;
  /** The same for every row that matches; answers the rows after. */
  updateWhere<T extends TableName>(table: T, match: Match<T>, patch: Patch<T>): Promise<Row<T>[]>;
  /** Insert, or update the row of that id. */
  put<T extends TableName>(table: T, row: NewRow<T> & { id: string }): Promise<void>;
  /** `kernel.not_found` when absent. */
  remove<T extends TableName>(table: T, id: string): Promise<void>;
  /** Answers how many. */
  removeWhere<T extends TableName>(table: T, match: Match<T>): Promise<number>;
  /**
   * Builders for tables that opted out of audit; on an audited table the commit is refused unless `record()` was called for it.
   * The school's predicate, and `school_id` of inserted rows, are filled in.
   */
  insertInto<T extends TableName>(
    table: T,
    rows: NewRow<T> | readonly NewRow<T>[],
  ): InsertQueryBuilder<Tables, T, InsertResult>;
  updateTable<T extends TableName>(table: T): UpdateQueryBuilder<Tables, T, T, UpdateResult>;
  deleteFrom<T extends TableName>(table: T): DeleteQueryBuilder<Tables, T, DeleteResult>;
  /** Writes an audit item by hand: an act that changes no row (a failed login, a sensitive read). */
  record(item: {
    readonly table?: TableName;
    readonly rowId?: string;
    readonly before?: Readonly<Record<string, unknown>>;
    readonly after?: Readonly<Record<string, unknown>>;
  }): void;
  /** Puts an entry on the school's feed, numbered at commit. Ids only, no personal data. */
  announce<K extends keyof FeedEvents & string>(kind: K, payload: FeedEvents[K]): void;
  /** Rows of the school, in whatever table, that name one of these ids; at most 1,000 a column. Walks over whole tables: for rare acts. */
  dependents(ids: readonly string[]): Promise<Dependent[]>;
  /** Puts a job in the queue; the same `uniqueKey` while one waits: no second one. */
  enqueue(job: NewJob): Promise<void>;
}

/** A row that names another one. */
export interface Dependent {
  readonly table: string;
  readonly rowId: string;
  /** The id that it names. */
  readonly names: string;
}

export interface NewJob {
  readonly kind: string;
  readonly payload?: unknown;
  /** System clock; default now. */
  readonly runAtUtc?: number;
  readonly uniqueKey?: string;
}

/** Who does it. `role` is the one that gave the right. `name` and `address` go to the erasable part of the audit. */
export interface Actor {
  readonly kind: 'account' | 'device' | 'service';
  /** Account, hub or service id. */
  readonly id: AccountId | string;
  readonly role: Role;
  readonly name: string;
  readonly address?: string;
}

export interface ChangeOptions {
  readonly actor: Actor;
  /** Dotted, as in `card.block`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id?: string };
  /** As the person gave it; erasable. */
  readonly reason?: string;
}

export interface SchoolDb {
  readonly schoolId: SchoolId;
  read<R>(fn: (read: SchoolRead) => Promise<R>): Promise<R>;
  /** Commits all or nothing. Not inside another `read` or `change`: `kernel.nested_handle`. */
  change<R>(options: ChangeOptions, fn: (tx: SchoolTx) => Promise<R>): Promise<R>;
}

export interface Db {
  forSchool(schoolId: SchoolId): SchoolDb;
  /** The platform tenant (zero id) and the global tables. The reason is kept in the log: rare and easy to search for. */
  forPlatform(reason: string): SchoolDb;
  /** For kernel code that walks over all tenants: the zero id is the platform. */
  forTenant(schoolId: SchoolId, reason: string): SchoolDb;
}
