import type { Brand } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { bug } from '../../kernel/domain/app-error.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import { KEPT_MS, UNDO_MS } from './domain.ts';
import type { RunRow } from './dry-run.ts';
import { FORGET_JOB } from './job-kinds.ts';

/** A run that a job writes has no day of its own yet: it is looked at again so much later. */
const BUSY_MS = 60 * 60_000;

/** Answers about names in a file, and what was wrong with a cell of it. */
const NO_NAMES = { choices_json: { columns: {}, answers: {} }, fault_json: null } as const;

type Timed = Pick<RunRow, 'state' | 'started_at_utc' | 'written_at_utc'>;

/** When what a run keeps of its file is over: a day after it came or was written, at once where nothing more is done with it. */
export const dueUtc = (run: Timed, nowUtc: number): number => {
  if (run.state === 'writing' || run.state === 'undoing') return nowUtc + BUSY_MS;
  if (run.state === 'written') return (run.written_at_utc ?? 0) + UNDO_MS;
  return run.state === 'ready' || run.state === 'reading' ? run.started_at_utc + KEPT_MS : nowUtc;
};

/** In the transaction that keeps something of a file, so that no power cut lies between. The time is in the key: one that waits for another time counts for nothing. */
export const forgetAt = (tx: SchoolTx, importId: string, runAtUtc: number): Promise<void> =>
  tx.enqueue({
    kind: FORGET_JOB,
    payload: { importId },
    uniqueKey: `${importId}:${runAtUtc}`,
    runAtUtc,
  });

const forget = async (tx: SchoolTx, run: RunRow, nowUtc: number): Promise<void> => {
  const due = dueUtc(run, nowUtc);
  if (due > nowUtc) return forgetAt(tx, run.id, due);
  if (run.state === 'refused') return;
  const isUnread = run.state === 'ready' || run.state === 'reading';
  await tx.update('import_run', run.id, {
    ...(isUnread ? { state: 'dropped' as const } : {}),
    content_sealed: null,
    journal_sealed: null,
    ...NO_NAMES,
  });
};

/**
 * Forgets a file that lay for a day, what was decided about its names, and the way back of an import whose day is over. Where it is too
 * early it comes again, and it is tried until it is done: what it leaves would be kept for ever.
 */
export const forgetJob = defineJob({
  kind: FORGET_JOB,
  maxAttempts: Number.MAX_SAFE_INTEGER,
  run: async ({ services, schoolId, payload }) => {
    const { importId } = payload as { importId?: unknown };
    if (typeof importId !== 'string') throw bug('kernel.bug', { job: FORGET_JOB });
    await services.db.forSchool(schoolId).change(
      {
        actor: serviceActor('imports'),
        action: 'import.forget',
        subject: { kind: 'import_run', id: importId },
      },
      async (tx) => {
        const run = await tx.get('import_run', importId as Brand<'ImportId'>);
        if (run !== undefined) await forget(tx, run, services.clocks.system.nowMs());
      },
    );
  },
});
