import type { SeedCard } from '@furtka/diary-core/seed';
import { addDays, instantOf, wallOf } from '@furtka/scripts/demo/school/dates';
import type { TestSchool } from '../harness/school.ts';

const ZONE = 'Europe/Warsaw';
/** Third period of the bell times: whoever has lessons around it is in by right. */
const PERIOD = 3;
const WEEK_DAYS = 7;

/** A school day of the run. */
export interface SchoolDay {
  /** School date. */
  readonly date: string;
  /** Cards of pupils whose class has lessons around the third period, in stable order. */
  readonly cards: readonly SeedCard[];
}

const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || WEEK_DAYS;

/** School time of a wall clock at the school, UTC ms. */
export const schoolInstant = (date: string, time: string): number => instantOf(date, time, ZONE);

export const dayAfter = (date: string, days: number): string => addDays(date, days);

export const dateAt = (schoolUtc: number): string => wallOf(schoolUtc, ZONE).date;

/** Who comes on a date: those whose class has lessons before and after the third period's beginning. */
export const schoolDay = ({ school }: TestSchool, date: string): SchoolDay => {
  const today = school.timetable.lessons.filter(({ weekday }) => weekday === weekdayOf(date));
  const early = new Set(today.filter(({ period }) => period <= PERIOD).map((one) => one.classId));
  const late = new Set(today.filter(({ period }) => period >= PERIOD).map((one) => one.classId));
  const pupils = new Set(
    school.students
      .filter(({ classId }) => early.has(classId) && late.has(classId))
      .map(({ id }) => id),
  );
  const cards = school.cards.filter(
    ({ state, holderId }) => state === 'active' && holderId !== null && pupils.has(holderId),
  );
  return { date, cards };
};
