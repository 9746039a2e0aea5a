import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../school-date.ts';
import {
  type BellSchedule,
  type DayOff,
  faultsOfBells,
  faultsOfDays,
  overlapping,
  type StoredBells,
  type StoredDayOff,
  type StoredWorkedDay,
  type WeekdayBells,
  type WorkedDay,
} from './domain.ts';
import { bellRows, daysOffWithin } from './store.ts';

const refuseNoDates = (dates: readonly string[]): void => {
  if (!dates.every(isSchoolDate)) throw new AppError('invalid', 'calendar.no_such_date');
};

const requireRanges = (daysOff: readonly DayOff[]): void => {
  refuseNoDates(daysOff.flatMap((day) => [day.from, day.to]));
  if (daysOff.some((day) => day.from > day.to)) {
    throw new AppError('invalid', 'calendar.dates_unordered');
  }
};

/** Errors: `calendar.days_off_overlap` with name and dates of the range that is there already. */
const refuseOverlaps = async (tx: SchoolTx, daysOff: readonly DayOff[]): Promise<void> => {
  for (const [index, day] of daysOff.entries()) {
    const known = await daysOffWithin(tx, day.from, day.to);
    const other = overlapping(day, [...known, ...daysOff.slice(0, index)]);
    if (other !== undefined) {
      const { name, from, to } = other;
      throw new AppError('conflict', 'calendar.days_off_overlap', { name, from, to });
    }
  }
};

/** Errors: `calendar.no_such_date`, `calendar.dates_unordered`, `calendar.days_off_overlap`. */
export const addDaysOff = async (tx: SchoolTx, daysOff: readonly DayOff[]): Promise<void> => {
  requireRanges(daysOff);
  await refuseOverlaps(tx, daysOff);
  await tx.insertMany(
    'day_off',
    daysOff.map((day) => ({
      id: day.dayOffId as Brand<'DayOffId'>,
      first_day: day.from,
      last_day: day.to,
      name: day.name.trim(),
      kind: day.kind,
      version: 1,
    })),
  );
  tx.announce('calendar.changed', {});
};

/** Errors: those of `addDaysOff`, `kernel.not_found`, `kernel.version_conflict` when somebody else changed it meanwhile. */
export const changeDayOff = async (tx: SchoolTx, day: StoredDayOff): Promise<StoredDayOff> => {
  requireRanges([day]);
  await tx.require('day_off', day.dayOffId);
  await refuseOverlaps(tx, [day]);
  const after = await tx.update(
    'day_off',
    day.dayOffId,
    { first_day: day.from, last_day: day.to, name: day.name.trim(), kind: day.kind },
    { expectVersion: day.version },
  );
  tx.announce('calendar.changed', {});
  return { ...day, name: after.name, version: after.version };
};

/** Errors: `calendar.no_such_date`, `kernel.duplicate` when the date already has the plan of a weekday. */
export const addWorkedDays = async (tx: SchoolTx, days: readonly WorkedDay[]): Promise<void> => {
  refuseNoDates(days.map((day) => day.date));
  await tx.insertMany(
    'worked_day',
    days.map((day) => ({
      id: day.workedDayId as Brand<'WorkedDayId'>,
      date: day.date,
      as_weekday: day.asWeekday,
      version: 1,
    })),
  );
  tx.announce('calendar.changed', {});
};

/** Errors: those of `addWorkedDays`, `kernel.not_found`, `kernel.version_conflict`. */
export const changeWorkedDay = async (
  tx: SchoolTx,
  day: StoredWorkedDay,
): Promise<StoredWorkedDay> => {
  refuseNoDates([day.date]);
  const after = await tx.update(
    'worked_day',
    day.workedDayId,
    { date: day.date, as_weekday: day.asWeekday },
    { expectVersion: day.version },
  );
  tx.announce('calendar.changed', {});
  return { ...day, version: after.version };
};

/** The roster of a door holds so many. */
const MOST_SCHEDULES = 20;

/** Weekdays of a schedule in place of those before; those before when left out. Errors: `kernel.not_found` for another school's schedule. */
const putDays = async (
  tx: SchoolTx,
  id: Brand<'BellScheduleId'>,
  days: readonly WeekdayBells[] | undefined,
): Promise<readonly WeekdayBells[]> => {
  if (days === undefined) {
    const rows = await tx
      .from('bell_weekday')
      .select(['weekday', 'followed_id as bellScheduleId'])
      .where('bell_schedule_id', '=', id)
      .orderBy('weekday')
      .execute();
    return rows;
  }
  for (const { bellScheduleId } of days) await tx.require('bell_schedule', bellScheduleId);
  await tx.removeWhere('bell_weekday', { bell_schedule_id: id });
  await tx.insertMany(
    'bell_weekday',
    days.map((day) => ({
      id: tx.newId<'BellWeekdayId'>(),
      bell_schedule_id: id,
      weekday: day.weekday,
      followed_id: day.bellScheduleId as Brand<'BellScheduleId'>,
    })),
  );
  return days.toSorted((one, other) => one.weekday - other.weekday);
};

/** Takes bell times away that no class and no weekday follows. Errors: `kernel.not_found`, `kernel.still_referenced`. */
export const removeBells = async (tx: SchoolTx, bellScheduleId: string): Promise<void> => {
  const { id } = await tx.require('bell_schedule', bellScheduleId);
  await tx.removeWhere('bell_weekday', { bell_schedule_id: id });
  await tx.removeWhere('bell_period', { bell_schedule_id: id });
  await tx.remove('bell_schedule', id);
  tx.announce('calendar.changed', {});
};

/**
 * New bell times, or other ones in place of those with this id.
 *
 * @param stamp  `since`: school date from which they hold, `null` from the beginning; `expectVersion`: that of the last reading
 *
 * Errors  `calendar.bells_faulty` with the names of the faults, `calendar.too_many_bells` for a 21st schedule,
 *         `kernel.not_found` for a weekday's schedule, `kernel.version_conflict`
 */
export const saveBells = async (
  tx: SchoolTx,
  bells: BellSchedule,
  stamp: { readonly since?: string | null; readonly expectVersion?: number } = {},
): Promise<StoredBells> => {
  const faults = [...faultsOfBells(bells.periods), ...faultsOfDays(bells)];
  if (faults.length > 0) throw new AppError('invalid', 'calendar.bells_faulty', { faults });
  const { since = null, expectVersion } = stamp;
  const id = bells.bellScheduleId as Brand<'BellScheduleId'>;
  const periods = [...bells.periods].sort((a, b) => a.number - b.number);
  const values = { name: bells.name.trim(), in_force_from: since };
  const known = await tx.get('bell_schedule', id);
  if (known === undefined && (await bellRows(tx)).length >= MOST_SCHEDULES)
    throw new AppError('invalid', 'calendar.too_many_bells', { most: MOST_SCHEDULES });
  // The times stand in rows of their own: the version counts up even where name and day stay.
  const version = (known?.version ?? 0) + 1;
  const options = expectVersion === undefined ? {} : { expectVersion };
  if (known) await tx.update('bell_schedule', id, { ...values, version }, options);
  else await tx.insert('bell_schedule', { id, ...values, version });
  await tx.removeWhere('bell_period', { bell_schedule_id: id });
  await tx.insertMany(
    'bell_period',
    periods.map((period) => ({
      id: tx.newId<'BellPeriodId'>(),
      bell_schedule_id: id,
      number: period.number,
      starts_at: period.from,
      ends_at: period.to,
    })),
  );
  const days = await putDays(tx, id, bells.days);
  tx.announce('calendar.changed', {});
  return { ...bells, name: values.name, periods, days, version, since };
};
