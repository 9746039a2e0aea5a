import type { Kysely } from 'kysely';
import type { Columns, IndexSpec, TableDefinition, TableName } from './tables.ts';

/** What a step may do; the same on both engines. */
export interface MigrationTools {
  /**
   * Creates the tables in this order, their keys, indexes and append-only triggers, and then row-level security and rights
   * (PostgreSQL). A table reached `byLink` and the table it is linked by go into one call.
   */
  create(...tables: readonly TableDefinition[]): Promise<void>;
  /** New columns are nullable or have a `preset`. */
  addColumns(table: TableName, columns: Columns): Promise<void>;
  /**
   * Brings a table that other tables do not refer to into this shape: new columns (nullable or with a `preset`), closed sets,
   * `not null` and indexes. Rows stay. Give it the definition as it is at this step, not the one of `tables.ts`.
   */
  rebuild(table: TableDefinition): Promise<void>;
  addIndex(table: TableName, index: IndexSpec & { readonly isUnique?: boolean }): Promise<void>;
  drop(table: string): Promise<void>;
  /** For back-filling; sees all schools and bypasses the guard. */
  readonly db: Kysely<Record<string, Record<string, unknown>>>;
}

/** One numbered step of one feature: `0001-rooms`. Never edited once released. */
export interface Migration {
  readonly id: string;
  up(tools: MigrationTools): Promise<void>;
}
