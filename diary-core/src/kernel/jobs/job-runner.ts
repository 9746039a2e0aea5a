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

const codeOf = (error: unknown): string => (error instanceof AppError ? error.code : 'kernel.bug');

/** Claims due jobs and runs them, a few at once. */
export class JobRunner {
  readonly #services: Services;
  readonly #store: JobStore;
  readonly #byKind: ReadonlyMap<string, JobDefinition>;
  readonly #kinds: readonly string[];
  readonly #alone: readonly string[];
  readonly #owner: string;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #pulling: Promise<void> | undefined;

  constructor(services: Services, store: JobStore, definitions: readonly JobDefinition[]) {
    this.#services = services;
    this.#store = store;
    this.#byKind = new Map(definitions.map((definition) => [definition.kind, definition]));
    this.#kinds = [...this.#byKind.keys()];
    this.#alone = this.#kinds.filter((kind) => this.#byKind.get(kind)?.isAloneInSchool === true);
    this.#owner = services.newId();
  }

  start(): void {
    if (this.#kinds.length === 0) return;
    this.#timer = setInterval(() => this.nudge(), POLL_MS);
    this.nudge();
  }

  /** A job was enqueued in this process. */
  nudge(): void {
    if (this.#kinds.length > 0 && !this.#stopping.signal.aborted) void this.#pullOnce();
  }

  /** Runs what is due and answers when nothing is; for tests and for orderly ends. */
  async drain(): Promise<void> {
    if (this.#kinds.length === 0) return;
    let due: number | undefined;
    do {
      await this.#pullOnce();
      await Promise.all(this.#running);
      due = await this.#store.nextDueUtc(this.#kinds);
    } while (due !== undefined && due <= this.#now());
  }

  /** What runs is told by its signal and waited for. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    await this.#pulling;
    await Promise.all(this.#running);
  }

  #now(): number {
    return this.#services.clocks.system.nowMs();
  }

  #pullOnce(): Promise<void> {
    this.#pulling ??= this.#pull()
      .catch((error: unknown) => this.#services.log.warn({ err: error }, 'job.not_claimed'))
      .finally(() => {
        this.#pulling = undefined;
      });
    return this.#pulling;
  }

  async #pull(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      if (this.#running.size >= AT_ONCE) await Promise.race(this.#running);
      else if (!(await this.#runOne())) return;
    }
  }

  async #runOne(): Promise<boolean> {
    const [kinds, alone] = [this.#kinds, this.#alone];
    const job = await this.#store.claim(kinds, this.#owner, this.#now(), LEASE_MS, alone);
    const definition = job === undefined ? undefined : this.#byKind.get(job.kind);
    if (job === undefined || definition === undefined) return false;
    // A process that died holding its last attempt leaves no trace but this number.
    const isOver = job.attempt > (definition.maxAttempts ?? MAX_ATTEMPTS);
    const work = (isOver ? this.#abandon(job, definition) : this.#attempt(job, definition))
      .catch((error: unknown) =>
        this.#services.log.error({ err: error, jobId: job.id }, 'job.not_settled'),
      )
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
    return true;
  }

  async #abandon(job: ClaimedJob, definition: JobDefinition): Promise<void> {
    await this.#giveUp(job, definition);
    await this.#store.fail(job.id, this.#owner, this.#now(), 'kernel.lease_lost');
  }

  /** The feature is told before the job is over: who dies in between tells it again. */
  async #giveUp(job: ClaimedJob, definition: JobDefinition): Promise<void> {
    const { id: jobId, schoolId, payload } = job;
    await definition.givenUp?.({ services: this.#services, jobId, schoolId, payload });
  }

  async #attempt(job: ClaimedJob, definition: JobDefinition): Promise<void> {
    const leaseMs = definition.leaseMs ?? LEASE_MS;
    const lost = new AbortController();
    const renew = async (progress?: { done: number; total: number }): Promise<void> => {
      const untilUtc = this.#now() + leaseMs;
      if (!(await this.#store.renew(job.id, this.#owner, untilUtc, progress))) lost.abort();
    };
    const renewal = setInterval(() => {
      renew().catch((error: unknown) =>
        this.#services.log.warn({ err: error, jobId: job.id }, 'job.not_renewed'),
      );
    }, leaseMs / 3);
    try {
      await definition.run({
        services: this.#services,
        jobId: job.id,
        schoolId: job.schoolId,
        payload: job.payload,
        attempt: job.attempt,
        progress: (done, total) => renew({ done, total }),
        signal: AbortSignal.any([this.#stopping.signal, lost.signal]),
      });
      await this.#finish(job, definition);
    } catch (error) {
      await this.#settleFailure(job, definition, error);
    } finally {
      clearInterval(renewal);
    }
  }

  async #finish(job: ClaimedJob, { everyMs }: JobDefinition): Promise<void> {
    const now = this.#now();
    const again =
      everyMs === undefined ? undefined : { id: this.#services.newId(), runAtUtc: now + everyMs };
    await this.#store.finish(job, this.#owner, now, again);
  }

  async #settleFailure(job: ClaimedJob, definition: JobDefinition, error: unknown): Promise<void> {
    const isLast = job.attempt >= (definition.maxAttempts ?? MAX_ATTEMPTS);
    const retryMs = RETRY_MS[Math.min(job.attempt, RETRY_MS.length) - 1] ?? POLL_MS;
    const now = this.#now();
    this.#services.log[isLast ? 'error' : 'warn'](
      { err: error, jobId: job.id, kind: job.kind, attempt: job.attempt },
      isLast ? 'job.failed' : 'job.will_retry',
    );
    if (isLast) await this.#giveUp(job, definition);
    const retryAtUtc = isLast ? undefined : now + retryMs;
    await this.#store.fail(job.id, this.#owner, now, codeOf(error), retryAtUtc);
  }
}
