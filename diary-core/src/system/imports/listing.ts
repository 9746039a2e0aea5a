import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { digestOf, openJson } from './content.ts';
import { UNDO_MS } from './domain.ts';
import { type DryRun, dryRun, type RunRow as StoredRun } from './dry-run.ts';
import { KINDS } from './kinds.ts';
import { countsOf, type ItemState, type Plan } from './plan.ts';
import type { FileTable } from './reading/file-table.ts';
import type { ItemView, RunRow, RunView } from './schema.ts';

const MOST_RUNS = 30;
const EXAMPLES = 3;

const rowOf = (services: Services, run: StoredRun): RunRow => {
  const until = run.written_at_utc === null ? undefined : run.written_at_utc + UNDO_MS;
  const mayUndo =
    run.state === 'written' && until !== undefined && until > services.clocks.system.nowMs();
  return {
    importId: run.id,
    kind: run.kind,
    state: run.state,
    fileName: run.file_name,
    fileBytes: run.file_bytes,
    actorName: run.actor_name,
    startedAtUtc: run.started_at_utc,
    writtenAtUtc: run.written_at_utc,
    undoUntilUtc: mayUndo && run.journal_sealed !== null ? until : null,
    counts: run.counts_json,
    fault: run.fault === null ? null : { code: run.fault, details: run.fault_json ?? {} },
    version: run.version,
  };
};

/** The last imports, newest first. */
export const listRuns = async (read: SchoolRead, services: Services): Promise<RunRow[]> => {
  const rows = await read
    .from('import_run')
    .selectAll()
    .orderBy('started_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_RUNS)
    .execute();
  return rows.map((row) => rowOf(services, row));
};

const examplesOf = (parsed: unknown, index: number): string[] =>
  ((parsed as Partial<FileTable>).rows ?? [])
    .map(({ cells }) => cells[index] ?? '')
    .filter((cell) => cell !== '')
    .slice(0, EXAMPLES);

const viewOfPlan = (run: StoredRun, plan: Plan, parsed: unknown): RunView['dryRun'] => ({
  digest: digestOf(plan),
  from: plan.from,
  fields: [...KINDS[run.kind].fields],
  columns: plan.columns.map((use) => ({ ...use, examples: examplesOf(parsed, use.index) })),
  missing: [...plan.missing],
  made: plan.made.map((each) => ({ ...each })),
  remarks: plan.remarks.map((remark) => ({ ...remark, names: [...remark.names] })),
  needsAgreement: KINDS[run.kind].needsAgreement?.(plan) ?? false,
  questions: plan.items.flatMap(({ questions, line }) =>
    questions.map((question) => ({
      ...question,
      options: question.options.map((option) => ({ ...option })),
      line,
    })),
  ),
});

/** What was read of the file, and the dry run of it; nothing where there is none to look at. */
const lookAt = async (
  read: SchoolRead,
  services: Services,
  run: StoredRun,
): Promise<(DryRun & { readonly parsed: unknown }) | undefined> => {
  if (run.state !== 'ready' || run.content_sealed === null) return undefined;
  const parsed = await openJson(services, read.schoolId, run.content_sealed);
  return { ...(await dryRun(read, services, run, parsed)), parsed };
};

/** One import with its dry run. Errors: `kernel.not_found`. */
export const runView = async (
  read: SchoolRead,
  services: Services,
  importId: string,
): Promise<RunView> => {
  const run = await read.require('import_run', importId);
  const row = rowOf(services, run);
  const { columns, answers, agreement: _given, ...rest } = run.choices_json;
  const choices = { ...rest, columns: { ...columns }, answers: { ...answers } };
  const found = await lookAt(read, services, run);
  if (found?.plan === undefined) {
    const fault = found?.fault;
    return {
      ...row,
      choices,
      dryRun: null,
      ...(fault && { fault: { ...fault, details: { ...fault.details } } }),
    };
  }
  const { plan, parsed } = found;
  return { ...row, choices, counts: countsOf(plan.items), dryRun: viewOfPlan(run, plan, parsed) };
};

export interface ItemFilter {
  readonly state?: ItemState;
  readonly after?: string;
  readonly limit?: number;
}

/** Rows of a dry run in the order of the file, a page at a time. Errors: `kernel.not_found`, `kernel.invalid_cursor`. */
export const itemPage = async (
  read: SchoolRead,
  services: Services,
  importId: string,
  { state, after, limit = 100 }: ItemFilter,
): Promise<{ items: ItemView[]; next?: string }> => {
  const run = await read.require('import_run', importId);
  const plan = (await lookAt(read, services, run))?.plan;
  const all = (plan?.items ?? []).filter((item) => state === undefined || item.state === state);
  const at = after === undefined ? 0 : all.findIndex(({ key }) => key === after) + 1;
  if (after !== undefined && at === 0) throw new AppError('invalid', 'kernel.invalid_cursor');
  const page = all.slice(at, at + limit);
  const items = page.map(({ questions: _questions, ...item }) => ({
    ...item,
    faults: item.faults.map((fault) => ({ ...fault, details: { ...fault.details } })),
    changes: item.changes.map((change) => ({ ...change })),
    cells: [...item.cells],
  }));
  const last = page.at(-1);
  return all.length > at + limit && last !== undefined ? { items, next: last.key } : { items };
};
