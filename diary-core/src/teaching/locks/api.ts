import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { closes, closesWithin, type DayRange, type LockKind, type LockRange } from './domain.ts';
import { locksBetween } from './store.ts';

export type { DayRange, LockKind, LockRange } from './domain.ts';

/** Days of one class, both ends included. */
export interface ClassDays extends DayRange {
  readonly classId: ClassId;
}

/** The lock in force that closes this kind of entry of a class on a school date; undefined: open. */
export const lockedFor = async (
  read: SchoolRead,
  kind: LockKind,
  classId: ClassId,
  date: string,
): Promise<LockRange | undefined> =>
  (await locksBetween(read, date, date)).find((lock) => closes(lock, kind, classId, date));

const refused = (kind: LockKind, { from, to, reason }: LockRange): AppError =>
  new AppError('locked', 'locks.range_locked', { kind, from, to, reason });

/**
 * Before an entry is added, changed or deleted. An entry that moves to another day asks for both.
 *
 * Errors  `locks.range_locked` (423) with kind, first and last day and the reason of the lock
 */
export const requireOpen = async (
  read: SchoolRead,
  kind: LockKind,
  classId: ClassId,
  date: string,
): Promise<void> => {
  const lock = await lockedFor(read, kind, classId, date);
  if (lock !== undefined) throw refused(kind, lock);
};

/**
 * Before a write that changes entries of many days at once, such as a timetable in force. One query over all the days, none without any.
 *
 * Errors  `locks.range_locked` as for one day: of the earliest lock that closes one of the days
 */
export const requireOpenDays = async (
  read: SchoolRead,
  kind: LockKind,
  days: readonly ClassDays[],
): Promise<void> => {
  const [first] = days.map(({ from }) => from).sort();
  const last = days
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return;
  const lock = (await locksBetween(read, first, last)).find((each) =>
    days.some(({ classId, ...range }) => closesWithin(each, kind, classId, range)),
  );
  if (lock !== undefined) throw refused(kind, lock);
};

/** For a page of many entries: one query, then each is asked in memory. Days within `from`…`to` only. */
export const lockedBetween = async (
  read: SchoolRead,
  kind: LockKind,
  from: string,
  to: string,
): Promise<(classId: ClassId, date: string) => LockRange | undefined> => {
  const locks = await locksBetween(read, from, to);
  return (classId, date) => locks.find((lock) => closes(lock, kind, classId, date));
};
