import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../school-date.ts';
import {
  type BellSchedule,
  type DayOff,
  faultsOfBells,
  type StoredBells,
  type StoredDayOff,
  type StoredWorkedDay,
  type WorkedDay,
} from './domain.ts';

const refuseNoDates = (dates: readonly string[]): void => {
  if (!dates.every(isSchoolDate)) throw new AppError('invalid', 'calendar.no_such_date');
};

const requireRanges = (daysOff: readonly DayOff[]): void => {
  refuseNoDates(daysOff.flatMap((day) => [day.from, day.to]));
  if (daysOff.some((day) => day.from > day.to)) {
    throw new AppError('invalid', 'calendar.dates_unordered');
  }
};

/** Errors: `calendar.no_such_date`, `calendar.dates_unordered`. */
export const addDaysOff = async (tx: SchoolTx, daysOff: readonly DayOff[]): Promise<void> => {
  requireRanges(daysOff);
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

/**
 * New bell times, or other ones in place of those with this id.
 *
 * @param stamp  `since`: school date from which they hold, `null` from the beginning; `expectVersion`: that of the last reading
 *
 * Errors  `calendar.bells_faulty` with the names of the faults, `kernel.version_conflict`
 */
export const saveBells = async (
  tx: SchoolTx,
  bells: BellSchedule,
  stamp: { readonly since?: string | null; readonly expectVersion?: number } = {},
): Promise<StoredBells> => {
  const faults = faultsOfBells(bells.periods);
  if (faults.length > 0) throw new AppError('invalid', 'calendar.bells_faulty', { faults });
  const { since = null, expectVersion } = stamp;
  const id = bells.bellScheduleId as Brand<'BellScheduleId'>;
  const periods = [...bells.periods].sort((a, b) => a.number - b.number);
  const values = { name: bells.name.trim(), in_force_from: since };
  const known = await tx.get('bell_schedule', id);
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
  tx.announce('calendar.changed', {});
  return { ...bells, name: values.name, periods, version, since };
};
