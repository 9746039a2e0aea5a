import fc from 'fast-check';
import { buildRoster } from '../fixtures/roster.ts';
import { slowModel, timeText } from '../fixtures/slow-model.ts';
import { compile } from '../src/core/compile.ts';
import { dayAt } from '../src/core/rules.ts';
import { inWindows } from '../src/core/windows.ts';

const MINUTE = 60_000;
const DAY = 1440;
/** Of each plan, near the night and over all compiled days. */
const INSTANTS = 30;

const dateText = (fromUtc: number, day: number): string =>
  new Date(fromUtc + day * DAY * MINUTE).toISOString().slice(0, 10);

const minute = fc.integer({ min: 0, max: DAY });
const times = fc.record({ from: minute.map(timeText), to: minute.map(timeText) });
const weekday = fc.integer({ min: 1, max: 7 });

/** Plans of all kinds around a night on which the clock changes. */
const plans = (fromUtc: number) => {
  const date = fc.integer({ min: 0, max: 37 }).map((day) => dateText(fromUtc, day));
  const extra = fc.array(
    fc.tuple(date, times).map(([on, hours]) => ({ date: on, ...hours })),
    { maxLength: 4 },
  );
  const lessons = fc.uniqueArray(
    fc
      .tuple(weekday, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))
      .map(([day, a, b]) => ({
        weekday: day,
        firstPeriod: Math.min(a, b),
        lastPeriod: Math.max(a, b),
      })),
    { maxLength: 7, selector: (lesson) => lesson.weekday },
  );
  const group = fc.record({
    groupId: fc.constant('g'),
    kind: fc.constantFrom('student' as const, 'staff' as const),
    bell: fc.constant(0),
    lessons,
    hours: fc.array(
      fc.tuple(weekday, times).map(([day, hours]) => ({ weekday: day, ...hours })),
      { maxLength: 6 },
    ),
    extra,
    followsCalendar: fc.boolean(),
    doors: fc.constant<never[]>([]),
  });
  const ranges = fc.array(
    fc.tuple(date, date).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
    { maxLength: 2 },
  );
  return fc.record({
    groups: fc.array(group, { minLength: 1, maxLength: 2 }),
    calendar: fc.record({
      from: fc.constantFrom(dateText(fromUtc, 0), dateText(fromUtc, 9)),
      to: fc.constantFrom(dateText(fromUtc, 30), dateText(fromUtc, 60)),
      daysOff: ranges,
      workedDays: fc.uniqueArray(
        fc.tuple(date, weekday).map(([on, asWeekday]) => ({ date: on, asWeekday })),
        { maxLength: 2, selector: (worked) => worked.date },
      ),
    }),
    before: fc.constantFrom(0, 15, 240),
    after: fc.constantFrom(0, 20, 240),
    offsets: fc.array(fc.integer({ min: 0, max: 4 * DAY }), {
      minLength: INSTANTS,
      maxLength: INSTANTS,
    }),
  });
};

/** A few days before the change of the clock, so that it falls on the compiled days; `nightDay`: how many days before. */
export const CLOCK_NIGHTS = [
  { name: 'autumn in Warsaw', zone: 'Europe/Warsaw', fromUtc: Date.UTC(2026, 9, 20), nightDay: 4 },
  { name: 'spring in Warsaw', zone: 'Europe/Warsaw', fromUtc: Date.UTC(2027, 2, 24), nightDay: 3 },
  {
    name: 'half an hour on Lord Howe',
    zone: 'Australia/Lord_Howe',
    fromUtc: Date.UTC(2027, 3, 1),
    nightDay: 2,
  },
] as const;

type Place = (typeof CLOCK_NIGHTS)[number];

export interface Comparison {
  /** Group and instant of the first plan whose compiled windows are not the model's. */
  readonly unlike: string | undefined;
  /** Instants of a group that both judged. */
  readonly compared: number;
}

/** Compiles so many random plans and asks the compiled windows and the slow, plain model the same questions (T26). */
export const comparePlans = (
  { zone, fromUtc, nightDay }: Place,
  wanted: { readonly plans: number; readonly seed: number },
): Comparison => {
  const model = slowModel(zone, fromUtc - 4 * DAY * MINUTE, 44);
  let compared = 0;
  let unlike: string | undefined;
  const isAlike = fc.property(plans(fromUtc), (plan) => {
    const { groups, calendar, before, after, offsets } = plan;
    const roster = buildRoster({ zone, groups, cards: [], calendar });
    roster.settings.marginBeforeMinutes = before;
    roster.settings.marginAfterMinutes = after;
    const made = compile(roster, fromUtc + 12 * 60 * MINUTE);
    if (!made.ok) throw new Error(made.code);
    const { dayStarts, groups: rows } = made.rules;
    const nearNight = offsets.map((offset) => (nightDay - 2) * DAY + offset);
    for (const offset of [...nearNight, ...offsets.map((at) => at * 8)]) {
      const at = Math.max(fromUtc + offset * MINUTE, dayStarts[0] ?? 0);
      if (dayAt(dayStarts, at) < 0) continue;
      for (const group of groups.keys()) {
        compared += 1;
        const isInside = inWindows(
          rows.windows,
          rows.windowAt[group] ?? 0,
          rows.windowAt[group + 1] ?? 0,
          at,
        );
        if (isInside === model.isInside(roster, group, at)) continue;
        unlike = `group ${group} at ${new Date(at).toISOString()}`;
        return false;
      }
    }
    return true;
  });
  fc.check(isAlike, { numRuns: wanted.plans, seed: wanted.seed });
  return { unlike, compared };
};
