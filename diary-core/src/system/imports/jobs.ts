import type { Brand, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { serviceActor } from '../../kernel/access/control.ts';
import type { Actor, Patch, SchoolTx } from '../../kernel/db/handles.ts';
import { withJournal } from '../../kernel/db/journal.ts';
import { laterWork, takeBack } from '../../kernel/db/take-back.ts';
import { AppError, bug } from '../../kernel/domain/app-error.ts';
import { defineJob, type GivenUpJob } from '../../kernel/jobs/job.ts';
import type { Services } from '../../kernel/services.ts';
import {
  digestOf,
  journalFromJson,
  journalToJson,
  openBytes,
  openJson,
  requireContent,
  sealJson,
} from './content.ts';
import { type RunState, UNDO_MS } from './domain.ts';
import { dryRun, type RunRow } from './dry-run.ts';
import { forgetAt } from './forget.ts';
import { READ_JOB, UNDO_JOB, WRITE_JOB } from './job-kinds.ts';
import { KINDS } from './kinds.ts';
import { countsOf, type Plan } from './plan.ts';
import { readFile } from './reading/read-file.ts';

const own = serviceActor('imports');

const payloadOf = (
  payload: unknown,
): { readonly importId: Brand<'ImportId'>; readonly digest: string } => {
  const { importId, digest = '' } = payload as { importId?: unknown; digest?: unknown };
  if (typeof importId !== 'string' || typeof digest !== 'string')
    throw bug('kernel.bug', { job: 'imports' });
  return { importId: importId as Brand<'ImportId'>, digest };
};

/** The person who ordered it: their name stands in the register, as if they had waited. */
const actorOf = (run: RunRow): Actor => ({
  kind: 'account',
  id: run.actor_id,
  role: run.actor_role as Role,
  name: run.actor_name,
});

const subject = (importId: string) => ({ kind: 'import_run', id: importId });

interface Step {
  readonly services: Services;
  readonly schoolId: SchoolId;
  readonly importId: Brand<'ImportId'>;
}

const loadRun = ({ services, schoolId, importId }: Step): Promise<RunRow | undefined> =>
  services.db.forSchool(schoolId).read((read) => read.get('import_run', importId));

const settle = (
  { services, schoolId, importId }: Step,
  action: string,
  patch: Patch<'import_run'>,
) =>
  services.db
    .forSchool(schoolId)
    .change({ actor: own, action, subject: subject(importId) }, async (tx) => {
      await tx.update('import_run', importId, patch);
    });

/**
 * A fault of the program that came each time: the run goes back to where it was, and its page says so. As long as it stayed busy, the
 * school could import nothing more.
 */
const settleGivenUp = async (
  { services, schoolId, payload }: GivenUpJob,
  stuckIn: RunState,
  patch: Patch<'import_run'>,
): Promise<void> => {
  const { importId } = payloadOf(payload);
  await services.db
    .forSchool(schoolId)
    .change({ actor: own, action: 'import.stopped', subject: subject(importId) }, async (tx) => {
      const run = await tx.get('import_run', importId);
      if (run?.state !== stuckIn) return;
      const fault = { fault: 'imports.failed', fault_json: null };
      await tx.update('import_run', importId, { ...patch, ...fault });
    });
};

/** Reads the file in a process of its own. */
export const readJob = defineJob({
  kind: READ_JOB,
  leaseMs: 120_000,
  run: async ({ services, schoolId, payload, progress, signal }) => {
    const step = { services, schoolId, importId: payloadOf(payload).importId };
    const run = await loadRun(step);
    if (run?.state !== 'reading' || run.content_sealed === null) return;
    await progress(0, 2);
    const bytes = openBytes(services, schoolId, run.content_sealed);
    const reply = await readFile({ format: KINDS[run.kind].format, bytes }, signal);
    if (signal.aborted) throw new AppError('unavailable', 'kernel.stopping');
    await progress(1, 2);
    if (!reply.ok)
      return settle(step, 'import.refused', {
        state: 'refused',
        content_sealed: null,
        fault: reply.fault,
        fault_json: reply.details,
      });
    const content = await sealJson(services, schoolId, reply.parsed);
    await settle(step, 'import.read', { state: 'ready', is_parsed: true, content_sealed: content });
  },
  givenUp: (job) => settleGivenUp(job, 'reading', { state: 'refused', content_sealed: null }),
});

/** Errors: `imports.changed_meanwhile`, `imports.undecided`, `imports.nothing_to_do`, those of the dry run. */
const requireSeen = (found: Awaited<ReturnType<typeof dryRun>>, digest: string): Plan => {
  const { plan, fault } = found;
  if (plan === undefined)
    throw new AppError('invalid', fault?.code ?? 'kernel.bug', fault?.details);
  if (digestOf(plan) !== digest) throw new AppError('conflict', 'imports.changed_meanwhile');
  const counts = countsOf(plan.items);
  if (counts.unclear > 0 || plan.missing.length > 0)
    throw new AppError('conflict', 'imports.undecided');
  if (counts.new + counts.changed === 0) throw new AppError('conflict', 'imports.nothing_to_do');
  return plan;
};

const keepMemory = async (tx: SchoolTx, run: RunRow, plan: Plan): Promise<void> => {
  const known = await tx
    .from('import_memory')
    .select(['id', 'choices_json'])
    .where('kind', '=', run.kind)
    .executeTakeFirst();
  const choices = { ...known?.choices_json, ...KINDS[run.kind].remember(plan) };
  const id = known?.id ?? tx.newId<'ImportMemoryId'>();
  await tx.put('import_memory', { id, kind: run.kind, choices_json: choices });
};

/** One transaction: the dry run once more, and what it says. */
const writeAll = async (
  tx: SchoolTx,
  { services, importId }: Step,
  parsed: unknown,
  digest: string,
) => {
  const run = await tx.require('import_run', importId);
  if (run.state !== 'writing') return;
  const kind = KINDS[run.kind];
  const plan = requireSeen(await dryRun(tx, services, run, parsed), digest);
  const { agreement } = run.choices_json;
  if (kind.needsAgreement?.(plan) === true && agreement === undefined)
    throw new AppError('conflict', 'imports.no_agreement');
  await kind.prepare(tx, services);
  const recorded = withJournal(tx);
  await kind.write(recorded.tx, services, plan, { name: run.actor_name, agreement });
  await keepMemory(tx, run, plan);
  const nowUtc = services.clocks.system.nowMs();
  await forgetAt(tx, importId, nowUtc + UNDO_MS);
  await tx.update('import_run', importId, {
    state: 'written',
    written_at_utc: nowUtc,
    counts_json: countsOf(plan.items),
    content_sealed: null,
    journal_sealed: await sealJson(services, tx.schoolId, journalToJson(recorded.journal())),
  });
};

/** What stopped the writing: the run is as before, and says why. A fault of the program is no answer: the job tries again. */
const told = async (step: Step, state: 'ready' | 'written', error: unknown): Promise<void> => {
  if (!(error instanceof AppError) || ['bug', 'unavailable', 'timeout'].includes(error.kind))
    throw error;
  await settle(step, 'import.stopped', {
    state,
    fault: error.code,
    fault_json: { ...error.details },
  });
};

export const writeJob = defineJob({
  kind: WRITE_JOB,
  leaseMs: 300_000,
  run: async ({ services, schoolId, payload }) => {
    const { importId, digest } = payloadOf(payload);
    const step = { services, schoolId, importId };
    const run = await loadRun(step);
    if (run?.state !== 'writing') return;
    try {
      const parsed = await openJson(services, schoolId, requireContent(run.content_sealed));
      await services.db
        .forSchool(schoolId)
        .change({ actor: actorOf(run), action: 'import.write', subject: subject(importId) }, (tx) =>
          writeAll(tx, step, parsed, digest),
        );
    } catch (error) {
      await told(step, 'ready', error);
    }
  },
  givenUp: (job) => settleGivenUp(job, 'writing', { state: 'ready' }),
});

/** Audit version of the writing: what came after it stands on it. */
const versionOfWriting = async (tx: SchoolTx, importId: string): Promise<number> => {
  const row = await tx
    .from('audit')
    .select('version')
    .where('subject_id', '=', importId)
    .where('action', '=', 'import.write')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) throw bug('kernel.bug', { import: 'was never written' });
  return row.version;
};

export const undoJob = defineJob({
  kind: UNDO_JOB,
  leaseMs: 300_000,
  run: async ({ services, schoolId, payload }) => {
    const { importId } = payloadOf(payload);
    const step = { services, schoolId, importId };
    const run = await loadRun(step);
    if (run?.state !== 'undoing') return;
    try {
      const journal = journalFromJson(
        await openJson(services, schoolId, requireContent(run.journal_sealed)),
      );
      await services.db
        .forSchool(schoolId)
        .change(
          { actor: actorOf(run), action: 'import.undo', subject: subject(importId) },
          async (tx) => {
            const now = await tx.require('import_run', importId);
            if (now.state !== 'undoing') return;
            const later = await laterWork(tx, journal, await versionOfWriting(tx, importId));
            if (later.length > 0)
              throw new AppError('conflict', 'imports.later_work', { later: later.slice(0, 10) });
            await KINDS[run.kind].requireUndoable?.(tx, journal);
            await takeBack(tx, journal);
            await tx.update('import_run', importId, { state: 'undone', journal_sealed: null });
          },
        );
    } catch (error) {
      await told(step, 'written', error);
    }
  },
  givenUp: (job) => settleGivenUp(job, 'undoing', { state: 'written' }),
});
