import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Journal } from '../../kernel/db/journal.ts';
import type { Services } from '../../kernel/services.ts';
import type { Agreement } from '../../people/moves/api.ts';
import type { Choices, Plan } from './plan.ts';
import type { FileFormat } from './reading/read-order.ts';

/** What a dry run is made of. `remembered`: what the school decided for such files before. */
export interface PlanSource<Parsed> {
  readonly parsed: Parsed;
  readonly choices: Choices;
  readonly remembered: Readonly<Record<string, string>>;
}

/** Who writes, and the director's agreement where one was given. */
export interface WrittenBy {
  readonly name: string;
  readonly agreement: Agreement | undefined;
}

/**
 * One kind of file. The dry run is made anew from the file, the choices and the school each time it is looked at, and once more in the
 * transaction that writes it.
 */
export interface ImportKind<Parsed = unknown, Effects = unknown> {
  readonly format: FileFormat;
  /** What a column may hold; empty for files that have no columns. */
  readonly fields: readonly string[];
  /** Errors: those that make the whole file impossible now, such as `imports.no_school_year`. */
  plan(read: SchoolRead, services: Services, source: PlanSource<Parsed>): Promise<Plan<Effects>>;
  /** What must be there before and stays when the import is undone. */
  prepare(tx: SchoolTx, services: Services): Promise<void>;
  /** Whether the file brings what needs the director's agreement (MIGR-08). Left out: never. */
  needsAgreement?(plan: Plan<Effects>): boolean;
  write(tx: SchoolTx, services: Services, plan: Plan<Effects>, by: WrittenBy): Promise<void>;
  /** Before all of it is taken back: what forbids it now, such as days that were closed since. */
  requireUndoable?(tx: SchoolTx, journal: Journal): Promise<void>;
  /** What the next file of the kind begins with. */
  remember(plan: Plan<Effects>): Readonly<Record<string, string>>;
}

/** The same with its types erased: only the kind itself reads what it parsed. */
export const anyKind = <Parsed, Effects>(kind: ImportKind<Parsed, Effects>): ImportKind =>
  kind as unknown as ImportKind;
