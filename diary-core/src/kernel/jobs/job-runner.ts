import { AppError } from '../domain/app-error.ts';
import type { Services } from '../services.ts';
import type { JobDefinition } from './job.ts';
import type { ClaimedJob, JobStore } from './job-store.ts';

const LEASE_MS = 60_000;
const MAX_ATTEMPTS = 3;
const AT_ONCE = 2;
/** Jobs that other processes enqueued are found this late. */
const POLL_MS = 1000;
const RETRY_MS = [5_000, 30_000, 300_000];

export interface JobRunner {
  start(): void;
  /** A job was enqueued in this process. */
  nudge(): void;
  /** Runs what is due and answers when nothing is; for tests and for orderly ends. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'kernel.bug');

export const makeJobRunner = (
  services: Services,
  store: JobStore,
  definitions: readonly JobDefinition[],
): JobRunner => {
  const owner = services.newId();
  const byKind = new Map(definitions.map((definition) => [definition.kind, definition]));
  const kinds = [...byKind.keys()];
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let pulling: Promise<void> | undefined;
  const now = (): number => services.clocks.system.nowMs();

  const attempt = async (job: ClaimedJob, definition: JobDefinition): Promise<void> => {
    const leaseMs = definition.leaseMs ?? LEASE_MS;
    const lost = new AbortController();
    const renew = async (progress?: { done: number; total: number }): Promise<void> => {
      if (!(await store.renew(job.id, owner, now() + leaseMs, progress))) lost.abort();
    };
    const renewal = setInterval(() => {
      renew().catch((error: unknown) =>
        services.log.warn({ err: error, jobId: job.id }, 'job.not_renewed'),
      );
    }, leaseMs / 3);
    try {
      await definition.run({
        services,
        jobId: job.id,
        schoolId: job.schoolId,
        payload: job.payload,
        attempt: job.attempt,
        progress: (done, total) => renew({ done, total }),
        signal: AbortSignal.any([stopping.signal, lost.signal]),
      });
      const again =
        definition.everyMs === undefined
          ? undefined
          : { id: services.newId(), runAtUtc: now() + definition.everyMs };
      await store.finish(job, owner, now(), again);
    } catch (error) {
      const isLast = job.attempt >= (definition.maxAttempts ?? MAX_ATTEMPTS);
      const retryMs = RETRY_MS[Math.min(job.attempt, RETRY_MS.length) - 1] ?? POLL_MS;
      services.log[isLast ? 'error' : 'warn'](
        { err: error, jobId: job.id, kind: job.kind, attempt: job.attempt },
        isLast ? 'job.failed' : 'job.will_retry',
      );
      await store.fail(job.id, owner, now(), codeOf(error), isLast ? undefined : now() + retryMs);
    } finally {
      clearInterval(renewal);
    }
  };

  const runOne = async (): Promise<boolean> => {
    const job = await store.claim(kinds, owner, now(), LEASE_MS);
    if (job === undefined) return false;
    const definition = byKind.get(job.kind);
    if (definition === undefined) return false;
    // A process that died holding its last attempt leaves no trace but this number.
    if (job.attempt > (definition.maxAttempts ?? MAX_ATTEMPTS)) {
      await store.fail(job.id, owner, now(), 'kernel.lease_lost');
      return true;
    }
    const work = attempt(job, definition)
      .catch((error: unknown) =>
        services.log.error({ err: error, jobId: job.id }, 'job.not_settled'),
      )
      .finally(() => running.delete(work));
    running.add(work);
    return true;
  };

  const pull = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (running.size >= AT_ONCE) await Promise.race(running);
      else if (!(await runOne())) return;
    }
  };
  const pullOnce = (): Promise<void> => {
    pulling ??= pull()
      .catch((error: unknown) => services.log.warn({ err: error }, 'job.not_claimed'))
      .finally(() => {
        pulling = undefined;
      });
    return pulling;
  };
  const runner: JobRunner = {
    start: () => {
      if (kinds.length > 0) timer = setInterval(runner.nudge, POLL_MS);
      runner.nudge();
    },
    nudge: () => {
      if (kinds.length > 0 && !stopping.signal.aborted) void pullOnce();
    },
    drain: async () => {
      do {
        await pullOnce();
        await Promise.all(running);
      } while (
        ((await store.nextDueUtc(kinds.length > 0 ? kinds : [''])) ?? Number.POSITIVE_INFINITY) <=
        now()
      );
    },
    stop: async () => {
      clearInterval(timer);
      stopping.abort();
      await pulling;
      await Promise.all(running);
    },
  };
  return runner;
};
