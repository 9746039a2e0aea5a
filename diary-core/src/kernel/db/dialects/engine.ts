import type { SchoolId } from '@furtka/core-contract/ids';
import type { Kysely } from 'kysely';
import type { AppError } from '../../domain/app-error.ts';
import type { ColumnSpec } from '../columns.ts';
import type { TableDefinition, Tables } from '../tables.ts';

/** One open transaction. */
export interface Session {
  /** Statement with `?` for each parameter, whatever the engine; for the kernel's own, prepared statements. */
  run(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Query builder on the same connection, without any guard. */
  readonly kysely: Kysely<Tables>;
}

export interface TransactionOptions {
  readonly mode: 'read' | 'write';
  /** Tenant for row-level security, where the engine has it. */
  readonly tenant: SchoolId;
  /** As the platform role, where the engine has roles. */
  readonly isPlatform: boolean;
}

/** A session of the owner, for migrations: sees everything. */
export interface OwnerSession {
  run(sql: string, parameters?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  readonly kysely: Kysely<Record<string, Record<string, unknown>>>;
}

/** Schema as the database itself tells it, in one vocabulary for both engines. */
export interface SeenTable {
  readonly name: string;
  readonly columns: readonly { name: string; type: string; isNullable: boolean }[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly { columns: string[]; table: string; references: string[] }[];
  readonly uniques: readonly (readonly string[])[];
}

/** What differs between the engines, by name. Feature code never sees this. */
export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** Appended to a select that is about to be written: empty where there is one writer anyway. */
  readonly lockRows: string;
  /** Appended to the claim of jobs. */
  readonly skipLocked: string;
  transaction<R>(options: TransactionOptions, fn: (session: Session) => Promise<R>): Promise<R>;
  /** How often a whole transaction that fails so may run in all; 1: once. */
  mostTries(error: unknown): number;
  /** Constraint and availability failures as AppError; undefined for what is not the database's. */
  toAppError(error: unknown): AppError | undefined;
  /** Called inside the transaction, before commit. */
  notifyInside(session: Session, schoolId: SchoolId, version: number): Promise<void>;
  /** Called after commit. */
  notifyAfter(schoolId: SchoolId, version: number): void;
  /** Every commit told by this or any other process of the same database. */
  listen(listener: (schoolId: SchoolId, version: number) => void): () => void;
  /** May this process change the schema? */
  readonly owns: boolean;
  /** Run before the first step of every migration; repeated without harm. */
  readonly prelude: readonly string[];
  /** One process at a time; each call of `step` is one transaction. */
  migrate(
    work: (step: <R>(fn: (session: OwnerSession) => Promise<R>) => Promise<R>) => Promise<void>,
  ): Promise<void>;
  /** Copy of what is there before the first step; a sentence for the log, or undefined when nothing was to be copied. */
  copyBefore(label: string): Promise<string | undefined>;
  columnType(spec: ColumnSpec): string;
  /** Check constraint of a quoted column beyond its type, or undefined. */
  columnCheck(quoted: string, spec: ColumnSpec): string | undefined;
  /** After the closing bracket of `create table`. */
  readonly tableSuffix: string;
  /** Triggers, row-level security, rights. */
  afterCreate(table: TableDefinition): readonly string[];
  /** Brings a table into another shape, its rows kept; see `MigrationTools.rebuild`. */
  rebuild(session: OwnerSession, table: TableDefinition): Promise<void>;
  seenTables(): Promise<SeenTable[]>;
  /** Room that the rows take; pages that were freed do not count where the engine tells them apart. */
  usedBytes(): Promise<number>;
  /** Refuses to serve as superuser, owner or a role that bypasses row-level security. */
  checkRoles(): Promise<void>;
  close(): Promise<void>;
}
