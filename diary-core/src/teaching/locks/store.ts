import type { ClassId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { LockRange } from './domain.ts';

export type LockRow = Row<'date_lock'>;

/** Classes by lock; of all locks when none are named. */
const classesByLock = async (
  read: SchoolRead,
  lockIds?: readonly LockRow['id'][],
): Promise<ReadonlyMap<string, readonly string[]>> => {
  if (lockIds?.length === 0) return new Map();
  const all = read.from('date_lock_class').select(['lock_id', 'class_id']);
  const rows = await (lockIds === undefined ? all : all.where('lock_id', 'in', [...lockIds]))
    .orderBy('id')
    .execute();
  const found = new Map<string, string[]>();
  for (const { lock_id, class_id } of rows)
    found.set(lock_id, [...(found.get(lock_id) ?? []), class_id]);
  return found;
};

const toRange = (row: LockRow, classes: ReadonlyMap<string, readonly string[]>): LockRange => ({
  lockId: row.id,
  from: row.first_day,
  to: row.last_day,
  kinds: row.kinds_json,
  classIds: row.is_for_all_classes ? null : (classes.get(row.id) ?? []),
  reason: row.reason,
});

/** Every lock ever set, the latest days first. */
export const allLocks = async (
  read: SchoolRead,
): Promise<{ readonly row: LockRow; readonly range: LockRange }[]> => {
  const rows = await read
    .from('date_lock')
    .selectAll()
    .orderBy('first_day', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const classes = await classesByLock(read);
  return rows.map((row) => ({ row, range: toRange(row, classes) }));
};

/** Locks in force that close something between two days. */
export const locksBetween = async (
  read: SchoolRead,
  from: string,
  to: string,
): Promise<LockRange[]> => {
  const rows = await read
    .from('date_lock')
    .selectAll()
    .where('lifted_at_utc', 'is', null)
    .where('last_day', '>=', from)
    .where('first_day', '<=', to)
    .orderBy('first_day')
    .execute();
  const classes = await classesByLock(
    read,
    rows.filter((row) => !row.is_for_all_classes).map((row) => row.id),
  );
  return rows.map((row) => toRange(row, classes));
};

export const setClasses = async (
  tx: SchoolTx,
  lockId: LockRow['id'],
  classIds: readonly string[] | null,
): Promise<void> => {
  await tx.removeWhere('date_lock_class', { lock_id: lockId });
  await tx.insertMany(
    'date_lock_class',
    (classIds ?? []).map((classId) => ({
      id: tx.newId<'DateLockClassId'>(),
      lock_id: lockId,
      class_id: classId as ClassId,
    })),
  );
};
