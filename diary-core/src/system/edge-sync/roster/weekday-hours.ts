import type { Roster } from '@furtka/core-contract/roster';
import type { Period } from '../../../school/calendar/api.ts';

/** First and last period of a class on a weekday. */
interface LessonSpan {
  readonly weekday: number;
  readonly firstPeriod: number;
  readonly lastPeriod: number;
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const LAST_MINUTE = 24 * 60 - 1;

/** Hours of a weekday with other bells, from the first to the last period that it has, with the margins that a door adds to lessons. */
export const hoursBy = (
  { marginBeforeMinutes, marginAfterMinutes }: Roster['settings'],
  periods: readonly Period[],
  { weekday, firstPeriod, lastPeriod }: LessonSpan,
): Roster['groups'][number]['hours'] => {
  const held = periods.filter(({ number }) => number >= firstPeriod && number <= lastPeriod);
  const [first] = held;
  const last = held.at(-1);
  if (first === undefined || last === undefined) return [];
  const from = clockOf(Math.max(0, minuteOf(first.from) - marginBeforeMinutes));
  const to = clockOf(Math.min(LAST_MINUTE, minuteOf(last.to) + marginAfterMinutes));
  return [{ weekday, from, to }];
};
