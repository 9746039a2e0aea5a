import type { SchoolId } from '@furtka/core-contract/ids';
import type { ColumnType } from 'kysely';
import type { Column } from './columns.ts';

/**
 * Every table of the core. Each feature adds its own in its `tables.ts`:
 *
 *     declare module '../../kernel/db/tables.ts' {
 *       interface Tables { room: TableOf<typeof roomTable> }
 *     }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

export type TableName = keyof Tables & string;

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** Condition of a partial index, the same on both engines. */
export type IndexWhere =
  | { readonly column: string; readonly in: readonly string[] }
  | { readonly column: string; readonly isNull: boolean };

export interface IndexSpec {
  readonly columns: readonly string[];
  readonly where?: IndexWhere;
}

/** Which rows of a global table the school role (`furtka_app`) may reach; the platform role reaches all. */
export type SchoolReach =
  | { readonly rows: 'none' }
  | { readonly rows: 'all'; readonly write?: boolean }
  /** Rows whose `column` holds the current school: read and written by that school. */
  | { readonly rows: 'bySchool'; readonly column: string }
  /** Rows whose `id` is named by `via.column` of a `bySchool` table in the current school: read; insert is free. */
  | {
      readonly rows: 'byLink';
      readonly via: { readonly table: string; readonly column: string };
      /** May the school change these rows too? */
      readonly write?: boolean;
    };

export interface TableOptions {
  /** Each led by `school_id` in a school table. */
  readonly unique?: readonly (readonly string[] | IndexSpec)[];
  readonly index?: readonly (readonly string[] | IndexSpec)[];
  /** Column → school table: composite foreign key `(school_id, column)` → `(school_id, id)`. */
  readonly references?: Readonly<Record<string, string>>;
  /** Column → global table: foreign key `column` → `id`. */
  readonly globalReferences?: Readonly<Record<string, string>>;
  /** Tables are audited unless a reason for not doing so is given here. */
  readonly unaudited?: string;
  /** Triggers refuse update and delete. */
  readonly isAppendOnly?: boolean;
  /** Triggers refuse delete, and every update but one that sets all `columns` to null and fills the `marks`. */
  readonly erasable?: { readonly columns: readonly string[]; readonly marks: readonly string[] };
}

export interface TableDefinition<
  C extends Columns = Columns,
  S extends 'school' | 'global' = 'school' | 'global',
> {
  readonly scope: S;
  readonly name: string;
  readonly columns: C;
  readonly options: TableOptions;
  /** Global tables only: why this table belongs to no school. */
  readonly globalReason?: string;
  readonly schoolReach: SchoolReach;
}

/** A table of one school: gets `school_id not null` and the primary key `(school_id, id)`. `columns` must name `id`. */
export const schoolTable = <C extends Columns & { id: Column<unknown> }>(
  name: string,
  columns: C,
  options: TableOptions = {},
): TableDefinition<C, 'school'> => ({
  scope: 'school',
  name,
  columns,
  options,
  schoolReach: { rows: 'bySchool', column: 'school_id' },
});

/** A table of no school (accounts, sessions): primary key `id`, listed in GLOBAL_TABLES with its reason. */
export const globalTable = <C extends Columns & { id: Column<unknown> }>(
  name: string,
  columns: C,
  options: TableOptions & { readonly reason: string; readonly schoolReach: SchoolReach },
): TableDefinition<C, 'global'> => ({
  scope: 'global',
  name,
  columns,
  options,
  globalReason: options.reason,
  schoolReach: options.schoolReach,
});

type ColumnTypeOf<C> =
  C extends Column<infer V>
    ? null extends V
      ? ColumnType<V, V | undefined, V>
      : ColumnType<V, V, V>
    : never;

/** Kysely's type of a table, from its definition. */
export type TableOf<T> =
  T extends TableDefinition<infer C, infer S>
    ? { [K in keyof C]: ColumnTypeOf<C[K]> } & (S extends 'school'
        ? { school_id: ColumnType<SchoolId, SchoolId | undefined, never> }
        : unknown)
    : never;
