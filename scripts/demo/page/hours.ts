import type { DemoFacts, ShownCard } from '../facts.ts';
import { addDays, instantOf, wallOf, weekdayOf } from '../school/dates.ts';

const SATURDAY = 6;
const LOOK_AHEAD_DAYS = 120;

const isSchoolDay = ({ calendar }: DemoFacts, date: string): boolean =>
  weekdayOf(date) < SATURDAY &&
  date >= calendar.lessonsFrom &&
  date <= calendar.lessonsTo &&
  !calendar.daysOff.some(({ from, to }) => from <= date && date <= to);

/**
 * What the door would say to a card at a school time. For the table of the page only: the door itself decides by its roster.
 *
 * @param state  state of the card now; `undefined` for a card that nobody knows
 */
export const expectedAt = (
  facts: DemoFacts,
  card: ShownCard,
  state: string | undefined,
  schoolNowUtc: number,
): 'granted' | 'denied' => {
  if (state !== 'active') return 'denied';
  const { date, time } = wallOf(schoolNowUtc, facts.zone);
  if (card.followsCalendar && !isSchoolDay(facts, date)) return 'denied';
  const weekday = weekdayOf(date);
  const isInside = card.hours.some(
    (hours) => hours.weekday === weekday && hours.from <= time && time < hours.to,
  );
  return isInside ? 'granted' : 'denied';
};

/** How far it is to the next bell of a school day, ms; `undefined` when the school year has none any more. */
export const untilNextBell = (facts: DemoFacts, schoolNowUtc: number): number | undefined => {
  const { date } = wallOf(schoolNowUtc, facts.zone);
  for (let days = 0; days < LOOK_AHEAD_DAYS; days += 1) {
    const day = addDays(date, days);
    if (!isSchoolDay(facts, day)) continue;
    for (const bell of facts.bells) {
      const ms = instantOf(day, bell, facts.zone) - schoolNowUtc;
      if (ms > 0) return ms;
    }
  }
  return undefined;
};

/** When the school begins to fill. */
const MORNING = '07:45';
const DAY_MS = 24 * 3_600_000;
const WEEK_MS = 7 * DAY_MS;

/**
 * How far it is to the morning of the next school day, ms; in a long break, where that is more than a week, to the next morning
 * of any day.
 */
export const untilNextMorning = (facts: DemoFacts, schoolNowUtc: number): number => {
  const { date } = wallOf(schoolNowUtc, facts.zone);
  const mornings = Array.from({ length: 8 }, (_, index) => addDays(date, index + 1))
    .map((day) => ({ day, ms: instantOf(day, MORNING, facts.zone) - schoolNowUtc }))
    .filter(({ ms }) => ms > 0 && ms <= WEEK_MS);
  const found = mornings.find(({ day }) => isSchoolDay(facts, day)) ?? mornings[0];
  return found?.ms ?? DAY_MS;
};
