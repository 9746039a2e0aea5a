import { AppError } from '../domain/app-error.ts';
import { columnText, createTableText, indexText, quoted } from './ddl.ts';
import type { Engine, OwnerSession } from './dialects/engine.ts';
import type { Migration, MigrationTools } from './migration.ts';
import type { TableDefinition } from './tables.ts';

/** One step with its full name, `school/rooms/0001-rooms`. */
export interface Step {
  readonly name: string;
  readonly migration: Migration;
}

export interface MigrateOptions {
  readonly engine: Engine;
  readonly steps: readonly Step[];
  readonly tables: ReadonlyMap<string, TableDefinition>;
  readonly nowMs: () => number;
  /** Told what was done, for the log. */
  readonly onStep?: (name: string) => void;
  readonly onCopy?: (copy: string) => void;
}

const CREATE =
  'create table if not exists "migration" ("name" text not null primary key, "applied_at_utc" bigint not null)';

const tools = ({ engine, tables }: MigrateOptions, session: OwnerSession): MigrationTools => {
  const runAll = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await session.run(statement);
  };
  const definition = (name: string): TableDefinition => {
    const table = tables.get(name);
    if (table === undefined) throw new RangeError(`unknown table ${name}`);
    return table;
  };
  return {
    db: session.kysely,
    create: async (...created) => {
      for (const table of created) await runAll(createTableText(engine, table));
      for (const table of created) await runAll(engine.afterCreate(table));
    },
    addColumns: (table, columns) =>
      runAll(
        Object.entries(columns).map(
          ([name, { spec }]) =>
            `alter table ${quoted(table)} add column ${columnText(engine, name, spec)}`,
        ),
      ),
    rebuild: (table) => engine.rebuild(session, table),
    addIndex: (table, index) =>
      runAll([indexText(definition(table), index, index.isUnique === true)]),
    drop: (table) => runAll([`drop table ${quoted(table)}`]),
  };
};

const appliedNames = async (session: OwnerSession): Promise<Set<string>> => {
  const rows = await session.run('select "name" from "migration"');
  return new Set(rows.map((row) => String(row['name'])));
};

/** A database that knows more steps than this program was written by a newer one: leave it alone. */
const refuseFuture = (applied: ReadonlySet<string>, steps: readonly Step[]): void => {
  const known = new Set(steps.map((step) => step.name));
  const unknown = [...applied].filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new AppError('unavailable', 'kernel.newer_database', {
      sentence: `This database was made by a newer program (${unknown[0]}): start that one, or restore a copy.`,
    });
};

/**
 * Brings the schema up to date: forwards only, one process at a time, each step in a transaction with its own mark, after a copy
 * of what was there. Run twice it does nothing the second time.
 */
export const migrate = async (options: MigrateOptions): Promise<void> => {
  const { engine, steps } = options;
  await engine.migrate(async (step) => {
    const applied = await step(async (session) => {
      if (engine.owns)
        for (const statement of [CREATE, ...engine.prelude]) await session.run(statement);
      return appliedNames(session);
    });
    refuseFuture(applied, steps);
    const waiting = steps.filter(({ name }) => !applied.has(name));
    const first = waiting[0];
    if (first === undefined) return;
    if (!engine.owns)
      throw new AppError('unavailable', 'kernel.older_database', {
        sentence: `The database lacks ${first.name}: start once with the owner's address, so that it is brought up to date.`,
      });
    if (applied.size > 0) {
      const copy = await engine.copyBefore(first.name);
      if (copy !== undefined) options.onCopy?.(copy);
    }
    for (const { name, migration } of waiting)
      await step(async (session) => {
        // Another process may have done it while this one waited.
        if ((await appliedNames(session)).has(name)) return;
        await migration.up(tools(options, session));
        await session.run('insert into "migration" ("name", "applied_at_utc") values (?, ?)', [
          name,
          options.nowMs(),
        ]);
        options.onStep?.(name);
      });
  });
};
