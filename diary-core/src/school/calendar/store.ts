import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { StoredBells, StoredDayOff, StoredWorkedDay } from './domain.ts';

/** Days off that touch the range, both ends included, in order. */
export const daysOffWithin = (
  read: SchoolRead,
  from: string,
  to: string,
): Promise<StoredDayOff[]> =>
  read
    .from('day_off')
    .select(['id as dayOffId', 'first_day as from', 'last_day as to', 'name', 'kind', 'version'])
    .where('last_day', '>=', from)
    .where('first_day', '<=', to)
    .orderBy('first_day')
    .orderBy('id')
    .execute();

export const workedDaysWithin = (
  read: SchoolRead,
  from: string,
  to: string,
): Promise<StoredWorkedDay[]> =>
  read
    .from('worked_day')
    .select(['id as workedDayId', 'date', 'as_weekday as asWeekday', 'version'])
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date')
    .execute();

/** Bell schedules in order of their ids, which does not change; periods in order of their number. */
export const bellRows = async (read: SchoolRead): Promise<StoredBells[]> => {
  const schedules = await read.from('bell_schedule').selectAll().orderBy('id').execute();
  const periods = await read.from('bell_period').selectAll().orderBy('number').execute();
  const days = await read.from('bell_weekday').selectAll().orderBy('weekday').execute();
  return schedules.map((schedule) => ({
    bellScheduleId: schedule.id,
    name: schedule.name,
    version: schedule.version,
    since: schedule.in_force_from,
    periods: periods
      .filter((period) => period.bell_schedule_id === schedule.id)
      .map((period) => ({
        number: period.number,
        from: period.starts_at,
        to: period.ends_at,
      })),
    days: days
      .filter((day) => day.bell_schedule_id === schedule.id)
      .map((day) => ({ weekday: day.weekday, bellScheduleId: day.followed_id })),
  }));
};
