import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import {
  ADDRESS_FREE_FAILURES,
  ADDRESS_WINDOW_MS,
  BUCKET_LIFE_MS,
  DEVICE_LIFE_MS,
  FREE_FAILURES,
  failuresNow,
  waitMs,
} from './login-delay.ts';

type BucketId = Brand<'LoginBucketId'>;

/** Makes a bucket with its first failure; false when another try made it at this moment. */
const begin = async (tx: SchoolTx, id: BucketId, nowUtc: number): Promise<boolean> => {
  const made = await tx
    .insertInto('login_bucket', {
      id,
      failures: 1,
      first_failure_at_utc: nowUtc,
      last_failure_at_utc: nowUtc,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n;
};

/** Errors: `accounts.too_many_tries` with the seconds to wait, where there is anything to wait for. */
export const refuseWait = (waitMs: number): void => {
  if (waitMs > 0)
    throw new AppError('too_many', 'accounts.too_many_tries', {
      retryAfterS: Math.ceil(waitMs / 1000),
    });
};

/**
 * Counts a try before it is judged, so that many at once do not pass as one. Answers 0 when it may be judged, else the
 * milliseconds to wait; a try that must wait is not counted.
 */
export const countTry = async (
  tx: SchoolTx,
  bucketId: string,
  nowUtc: number,
  free = FREE_FAILURES,
): Promise<number> => {
  const id = bucketId as BucketId;
  const row = await tx.get('login_bucket', id);
  // Of several first tries at one moment one is judged; the others wait like those below.
  if (row === undefined) return (await begin(tx, id, nowUtc)) ? 0 : 1_000;
  const bucket = { failures: row.failures, lastFailureAtUtc: row.last_failure_at_utc };
  const wait = waitMs(bucket, nowUtc, free);
  if (wait > 0) return wait;
  // Only one of several processes that saw this count gets to judge its try; the others wait a moment.
  const won = await tx
    .updateTable('login_bucket')
    .set({ failures: failuresNow(bucket, nowUtc) + 1, last_failure_at_utc: nowUtc })
    .where('id', '=', id)
    .where('failures', '=', row.failures)
    .where('last_failure_at_utc', '=', row.last_failure_at_utc)
    .executeTakeFirst();
  return won.numUpdatedRows > 0n ? 0 : 1_000;
};

/**
 * Counts a try with a login that does not exist. `true`: this address had so many that the work is spared; the first of them
 * is recorded, the others are not, so that a flood does not fill the register.
 */
export const countUnknown = async (
  tx: SchoolTx,
  bucketId: string,
  nowUtc: number,
): Promise<boolean> => {
  const id = bucketId as BucketId;
  const row = await tx.get('login_bucket', id);
  if (row === undefined) {
    await begin(tx, id, nowUtc);
    return false;
  }
  const isOver = nowUtc - row.first_failure_at_utc >= ADDRESS_WINDOW_MS;
  if (!isOver && row.failures > ADDRESS_FREE_FAILURES) return true;
  const isFlood = !isOver && row.failures === ADDRESS_FREE_FAILURES;
  if (isFlood) tx.record({ after: { unknownLogins: row.failures } });
  await tx.put('login_bucket', {
    id,
    failures: isOver ? 1 : row.failures + 1,
    first_failure_at_utc: isOver ? nowUtc : row.first_failure_at_utc,
    last_failure_at_utc: nowUtc,
  });
  return isFlood;
};

/** How many within a time; those that are over are not counted. */
export interface WindowLimit {
  readonly most: number;
  readonly windowMs: number;
}

/** Counts within a window that begins with the first. Answers 0, or the milliseconds until the window ends; what must wait is not counted. */
export const countWithin = async (
  tx: SchoolTx,
  bucketId: string,
  nowUtc: number,
  { most, windowMs }: WindowLimit,
): Promise<number> => {
  const id = bucketId as BucketId;
  const row = await tx.get('login_bucket', id);
  if (row === undefined) return (await begin(tx, id, nowUtc)) ? 0 : 1_000;
  const past = Math.max(0, nowUtc - row.first_failure_at_utc);
  const isOver = past >= windowMs;
  if (!isOver && row.failures >= most) return windowMs - past;
  await tx.put('login_bucket', {
    id,
    failures: isOver ? 1 : row.failures + 1,
    first_failure_at_utc: isOver ? nowUtc : row.first_failure_at_utc,
    last_failure_at_utc: nowUtc,
  });
  return 0;
};

/** A try that was counted before it was judged, and was right, is taken back; those before the last `count` stay. */
export const takeBackTry = async (tx: SchoolTx, bucketId: string, count = 1): Promise<void> => {
  const row = await tx.get('login_bucket', bucketId);
  if (row === undefined || row.failures < 1) return;
  await tx.put('login_bucket', { ...row, failures: Math.max(0, row.failures - count) });
};

/** Failures counted in a bucket. */
export const failuresOf = async (tx: SchoolTx, bucketId: string): Promise<number> =>
  (await tx.get('login_bucket', bucketId))?.failures ?? 0;

export const emptyBucket = async (tx: SchoolTx, bucketId: string): Promise<void> => {
  await tx
    .deleteFrom('login_bucket')
    .where('id', '=', bucketId as BucketId)
    .execute();
};

/** Takes away buckets that no longer count. */
export const dropOldBuckets = async (tx: SchoolTx, nowUtc: number): Promise<void> => {
  await tx
    .deleteFrom('login_bucket')
    .where('last_failure_at_utc', '<', nowUtc - BUCKET_LIFE_MS)
    .execute();
};

/** Takes away browsers that were not seen for so long that their cookie has ended. */
export const dropOldDevices = async (tx: SchoolTx, nowUtc: number): Promise<void> => {
  await tx
    .deleteFrom('known_device')
    .where('seen_at_utc', '<', nowUtc - DEVICE_LIFE_MS)
    .execute();
};
