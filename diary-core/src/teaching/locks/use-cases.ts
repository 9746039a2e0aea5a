import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { doOverlap, type LockRange } from './domain.ts';
import type { LockBody, LockReply } from './schema.ts';
import { allLocks, type LockRow, setClasses } from './store.ts';

interface Stamp {
  readonly name: string;
  /** System clock. */
  readonly atUtc: number;
}

/** Errors: `locks.no_such_date`, `locks.wrong_order`, `kernel.not_found` for a class of another school. */
const requireRange = async (tx: SchoolTx, { from, to, classIds }: LockBody): Promise<void> => {
  if (!isSchoolDate(from) || !isSchoolDate(to)) throw new AppError('invalid', 'locks.no_such_date');
  if (to < from) throw new AppError('invalid', 'locks.wrong_order');
  for (const classId of classIds ?? []) await tx.require('school_class', classId);
};

const columnsOf = (body: LockBody) => ({
  first_day: body.from,
  last_day: body.to,
  kinds_json: body.kinds,
  is_for_all_classes: body.classIds === null,
  reason: body.reason.trim(),
});

/** Errors: those of the range. */
export const addLock = async (tx: SchoolTx, body: LockBody, stamp: Stamp): Promise<string> => {
  await requireRange(tx, body);
  const lockId = tx.newId<'DateLockId'>();
  await tx.insert('date_lock', {
    id: lockId,
    ...columnsOf(body),
    set_at_utc: stamp.atUtc,
    set_by_name: stamp.name,
    version: 1,
  });
  await setClasses(tx, lockId, body.classIds);
  tx.announce('dateLock.changed', { lockId });
  return lockId;
};

/** Errors: `locks.lifted` for one that is over. */
const requireInForce = async (tx: SchoolTx, lockId: string): Promise<LockRow> => {
  const lock = await tx.require('date_lock', lockId);
  if (lock.lifted_at_utc !== null) throw new AppError('conflict', 'locks.lifted');
  return lock;
};

/** Errors: those of the range, `locks.lifted`, `kernel.version_conflict`. */
export const changeLock = async (
  tx: SchoolTx,
  lockId: string,
  { version, ...body }: LockBody & { readonly version: number },
): Promise<void> => {
  const lock = await requireInForce(tx, lockId);
  await requireRange(tx, body);
  // Counts up for other classes too, which stand in rows of their own.
  const values = { ...columnsOf(body), version: version + 1 };
  await tx.update('date_lock', lockId, values, { expectVersion: version });
  await setClasses(tx, lock.id, body.classIds);
  tx.announce('dateLock.changed', { lockId });
};

/** Errors: `locks.lifted`, `kernel.version_conflict`. */
export const liftLock = async (
  tx: SchoolTx,
  lockId: string,
  lift: Stamp & { readonly reason: string; readonly version: number },
): Promise<void> => {
  await requireInForce(tx, lockId);
  await tx.update(
    'date_lock',
    lockId,
    {
      lifted_at_utc: lift.atUtc,
      lifted_by_name: lift.name,
      lift_reason: lift.reason.trim(),
    },
    { expectVersion: lift.version },
  );
  tx.announce('dateLock.changed', { lockId });
};

const replyOf = (row: LockRow, range: LockRange, inForce: readonly LockRange[]): LockReply => ({
  lockId: range.lockId,
  from: range.from,
  to: range.to,
  kinds: [...range.kinds],
  classIds: range.classIds === null ? null : [...range.classIds],
  reason: row.reason,
  setAtUtc: row.set_at_utc,
  setByName: row.set_by_name,
  liftedAtUtc: row.lifted_at_utc,
  liftedByName: row.lifted_by_name,
  liftReason: row.lift_reason,
  overlaps:
    row.lifted_at_utc === null
      ? inForce
          .filter((other) => other.lockId !== range.lockId && doOverlap(range, other))
          .map(({ lockId }) => lockId)
      : [],
  version: row.version,
});

/** Every lock, the latest days first, those in force with what they overlap. */
export const listLocks = async (read: SchoolRead): Promise<LockReply[]> => {
  const locks = await allLocks(read);
  const inForce = locks.filter(({ row }) => row.lifted_at_utc === null).map(({ range }) => range);
  return locks.map(({ row, range }) => replyOf(row, range, inForce));
};
