import type { SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '../services.ts';

export interface JobRun {
  readonly services: Services;
  readonly jobId: string;
  readonly schoolId: SchoolId;
  /** As enqueued; parse it. */
  readonly payload: unknown;
  /** 1 at the first try. */
  readonly attempt: number;
  /** Also renews the lease. */
  progress(done: number, total: number): Promise<void>;
  /** Aborted when the process stops or the lease was lost. */
  readonly signal: AbortSignal;
}

export type GivenUpJob = Pick<JobRun, 'services' | 'jobId' | 'schoolId' | 'payload'>;

/** Claimed by one process at a time under a lease; a process that dies loses it and the job runs again: be idempotent. */
export interface JobDefinition {
  readonly kind: string;
  /** Default 3; then the job stays `failed`. */
  readonly maxAttempts?: number;
  /** Default 60,000. */
  readonly leaseMs?: number;
  /** Run again this long after the last run, in each school that ever enqueued it. */
  readonly everyMs?: number;
  /** In one school one job of this kind at a time; the next one waits for its end. */
  readonly isAloneInSchool?: boolean;
  run(job: JobRun): Promise<void>;
  /**
   * Tells the feature that the last attempt failed too, or that the process died in it, so that nothing waits for this job for ever. It
   * may be told more than once: be idempotent.
   */
  givenUp?(job: GivenUpJob): Promise<void>;
}

export const defineJob = (job: JobDefinition): JobDefinition => job;
