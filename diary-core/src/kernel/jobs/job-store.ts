import { PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import type { Engine, Session } from '../db/dialects/engine.ts';

export interface ClaimedJob {
  readonly id: string;
  readonly schoolId: SchoolId;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly uniqueKey: string | null;
}

/** The job table across schools, as the platform role. Every function is one transaction. */
export interface JobStore {
  /** `alone`: of these kinds none while another one of the same school runs. */
  claim(
    kinds: readonly string[],
    owner: string,
    nowUtc: number,
    leaseMs: number,
    alone?: readonly string[],
  ): Promise<ClaimedJob | undefined>;
  /** False: the lease was lost, somebody else may have it. */
  renew(
    id: string,
    owner: string,
    untilUtc: number,
    progress?: { done: number; total: number },
  ): Promise<boolean>;
  /** `again`: one more of the kind is put in the queue in the same transaction. */
  finish(
    job: ClaimedJob,
    owner: string,
    nowUtc: number,
    again?: { id: string; runAtUtc: number },
  ): Promise<boolean>;
  /** Given back until `retryAtUtc`; without it the job has failed for good. */
  fail(
    id: string,
    owner: string,
    nowUtc: number,
    errorCode: string,
    retryAtUtc?: number,
  ): Promise<void>;
  /** When the next waiting job or expired lease is due; undefined when there is none. */
  nextDueUtc(kinds: readonly string[]): Promise<number | undefined>;
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

const MINE = 'where "id" = ? and "lease_owner" = ? and "state" = \'running\' returning "id"';

const FINISH = `update "job" set "state" = 'done', "finished_at_utc" = ?, "lease_owner" = null, "lease_until_utc" = null ${MINE}`;

const INSERT_AGAIN = `
  insert into "job" ("id", "school_id", "kind", "payload_json", "state", "run_at_utc", "unique_key",
                     "attempt", "done", "total", "created_at_utc")
  values (?, ?, ?, ?, 'waiting', ?, ?, 0, 0, 0, ?) on conflict do nothing`;

/** One that waits to be tried again holds nobody up: it has no owner. */
const freeText = (alone: readonly string[]): string => `
      and ("kind" not in (${marks(alone)}) or not exists (
        select 1 from "job" as "other" where "other"."kind" = "job"."kind"
          and "other"."school_id" = "job"."school_id" and "other"."id" <> "job"."id"
          and "other"."state" = 'running' and "other"."lease_owner" is not null
          and "other"."lease_until_utc" > ?))`;

const claimText = (
  kinds: readonly string[],
  alone: readonly string[],
  skipLocked: string,
): string => `
  update "job" set "state" = 'running', "attempt" = "attempt" + 1, "lease_owner" = ?, "lease_until_utc" = ?
  where "id" in (
    select "id" from "job" where "kind" in (${marks(kinds)}) and
      (("state" = 'waiting' and "run_at_utc" <= ?) or ("state" = 'running' and "lease_until_utc" <= ?))${
        alone.length === 0 ? '' : freeText(alone)
      }
    order by "run_at_utc" limit 1${skipLocked})
  returning "id", "school_id", "kind", "payload_json", "attempt", "unique_key"`;

const nextDueText = (kinds: readonly string[]): string => `
  select min(case when "state" = 'waiting' then "run_at_utc" else "lease_until_utc" end) as "due"
  from "job" where "kind" in (${marks(kinds)}) and "state" in ('waiting', 'running')`;

const claimed = (row: Record<string, unknown>): ClaimedJob => ({
  id: String(row['id']),
  schoolId: row['school_id'] as SchoolId,
  kind: String(row['kind']),
  payload: row['payload_json'],
  attempt: Number(row['attempt']),
  uniqueKey: row['unique_key'] as string | null,
});

const finish = async (
  session: Session,
  job: ClaimedJob,
  owner: string,
  nowUtc: number,
  again: { id: string; runAtUtc: number } | undefined,
): Promise<boolean> => {
  const rows = await session.run(FINISH, [nowUtc, job.id, owner]);
  if (rows.length === 0) return false;
  if (again === undefined) return true;
  const payload = JSON.stringify(job.payload ?? null);
  await session.run(INSERT_AGAIN, [
    again.id,
    job.schoolId,
    job.kind,
    payload,
    again.runAtUtc,
    job.uniqueKey,
    nowUtc,
  ]);
  return true;
};

/** A retry stays `running` without an owner until its time: `waiting` could clash with a newer one of the same key. */
const failText = (isLast: boolean): string => {
  const sets = isLast
    ? '"state" = \'failed\', "finished_at_utc" = ?, "lease_until_utc" = null'
    : '"lease_until_utc" = ?';
  return `update "job" set ${sets}, "error_code" = ?, "lease_owner" = null ${MINE}`;
};

export const openJobStore = (engine: Engine): JobStore => {
  const inside = <R>(mode: 'read' | 'write', fn: (session: Session) => Promise<R>): Promise<R> =>
    engine.transaction({ mode, tenant: PLATFORM_SCHOOL_ID, isPlatform: true }, fn);
  return {
    claim: (kinds, owner, nowUtc, leaseMs, alone = []) =>
      inside('write', async (session) => {
        const free = alone.length === 0 ? [] : [...alone, nowUtc];
        const values = [owner, nowUtc + leaseMs, ...kinds, nowUtc, nowUtc, ...free];
        const [row] = await session.run(claimText(kinds, alone, engine.skipLocked), values);
        return row === undefined ? undefined : claimed(row);
      }),
    renew: (id, owner, untilUtc, progress) =>
      inside('write', async (session) => {
        const sets = progress === undefined ? '' : ', "done" = ?, "total" = ?';
        const values = progress === undefined ? [] : [progress.done, progress.total];
        const text = `update "job" set "lease_until_utc" = ?${sets} ${MINE}`;
        return (await session.run(text, [untilUtc, ...values, id, owner])).length === 1;
      }),
    finish: (job, owner, nowUtc, again) =>
      inside('write', (session) => finish(session, job, owner, nowUtc, again)),
    fail: (id, owner, nowUtc, errorCode, retryAtUtc) =>
      inside('write', async (session) => {
        const text = failText(retryAtUtc === undefined);
        await session.run(text, [retryAtUtc ?? nowUtc, errorCode, id, owner]);
      }),
    nextDueUtc: (kinds) =>
      inside('read', async (session) => {
        const due = (await session.run(nextDueText(kinds), [...kinds]))[0]?.['due'];
        return typeof due === 'number' ? due : undefined;
      }),
  };
};
