/**
 * What a lock may close (LOCK-03…06); each register asks for its own. `lessons` are asked for by the timetable, whose versions are what
 * was taught on the days that they hold. Grades, attendance and conduct have no register yet, so that nothing asks for them; grade
 * categories are words of the whole school without a date and are never closed.
 */
export const LOCK_KINDS = ['grades', 'attendance', 'conduct', 'lessons'] as const;
export type LockKind = (typeof LOCK_KINDS)[number];

/** School dates, both ends included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The days of a lock are closed, both ends. */
export interface LockRange extends DayRange {
  readonly lockId: string;
  readonly kinds: readonly LockKind[];
  /** Null: all classes, those of later years too. */
  readonly classIds: readonly string[] | null;
  /** Why, as the administrator wrote it. */
  readonly reason: string;
}

/** Whether it closes this kind of entry of this class on this day. */
export const closes = (lock: LockRange, kind: LockKind, classId: string, date: string): boolean =>
  closesWithin(lock, kind, classId, { from: date, to: date });

/** Whether it closes this kind of entry of this class on some day of a range. */
export const closesWithin = (
  lock: LockRange,
  kind: LockKind,
  classId: string,
  { from, to }: DayRange,
): boolean =>
  lock.kinds.includes(kind) &&
  lock.from <= to &&
  from <= lock.to &&
  (lock.classIds === null || lock.classIds.includes(classId));

/** Whether two locks close the same entry on some day: harmless, but lifting one then opens less than it seems. */
export const doOverlap = (one: LockRange, other: LockRange): boolean =>
  one.from <= other.to &&
  other.from <= one.to &&
  one.kinds.some((kind) => other.kinds.includes(kind)) &&
  (one.classIds === null ||
    other.classIds === null ||
    one.classIds.some((classId) => other.classIds?.includes(classId)));
