import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../school-date.ts';
import { type BellSchedule, type DayOff, faultsOfBells, type WorkedDay } from './domain.ts';

const refuseNoDates = (dates: readonly string[]): void => {
  if (!dates.every(isSchoolDate)) throw new AppError('invalid', 'calendar.no_such_date');
};

/** Errors: `calendar.no_such_date`, `calendar.dates_unordered`. */
export const addDaysOff = async (tx: SchoolTx, daysOff: readonly DayOff[]): Promise<void> => {
  refuseNoDates(daysOff.flatMap((day) => [day.from, day.to]));
  if (daysOff.some((day) => day.from > day.to)) {
    throw new AppError('invalid', 'calendar.dates_unordered');
  }
  await tx.insertMany(
    'day_off',
    daysOff.map((day) => ({
      id: day.dayOffId as Brand<'DayOffId'>,
      first_day: day.from,
      last_day: day.to,
      name: day.name.trim(),
      kind: day.kind,
    })),
  );
  tx.announce('calendar.changed', {});
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
    })),
  );
  tx.announce('calendar.changed', {});
};

/** New bell times, or other ones in place of those with this id. Errors: `calendar.bells_faulty` with the names of the faults. */
export const saveBells = async (tx: SchoolTx, bells: BellSchedule): Promise<BellSchedule> => {
  const faults = faultsOfBells(bells.periods);
  if (faults.length > 0) throw new AppError('invalid', 'calendar.bells_faulty', { faults });
  const id = bells.bellScheduleId as Brand<'BellScheduleId'>;
  const periods = [...bells.periods].sort((a, b) => a.number - b.number);
  await tx.put('bell_schedule', { id, name: bells.name.trim() });
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
  return { ...bells, periods };
};
