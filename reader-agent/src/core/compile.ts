import type { Roster } from '@furtka/core-contract/roster';
import { compileCards } from './compile-cards.ts';
import { idTable } from './id-table.ts';
import { COMPILED_DAYS, type FreeHours, type GroupColumns, type Rules } from './rules.ts';
import {
  addDays,
  DAY_MS,
  type DateText,
  dateAt,
  isDate,
  isZone,
  MINUTE_MS,
  minuteOf,
  type WallDay,
  wallDay,
} from './wall-time.ts';
import { mergeWindows, type WindowList } from './windows.ts';

type Group = Roster['groups'][number];

export type Compiled =
  | { readonly ok: true; readonly rules: Rules }
  | {
      readonly ok: false;
      readonly code:
        | 'roster.bad_zone'
        | 'roster.bad_date'
        | 'roster.bad_bell'
        | 'roster.bad_group'
        | 'roster.duplicate_card';
    };

/** The weekday whose plan rules on a date, 0 = none (day off, outside the school year). */
const planWeekday = (
  roster: Roster,
  group: Pick<Group, 'followsCalendar'>,
  day: WallDay,
): number => {
  if (!group.followsCalendar) return day.weekday;
  const { from, to, daysOff, workedDays } = roster.calendar;
  if (day.date < from || day.date > to) return 0;
  const worked = workedDays.find((candidate) => candidate.date === day.date);
  if (worked !== undefined) return worked.asWeekday;
  return daysOff.some((off) => off.from <= day.date && day.date <= off.to) ? 0 : day.weekday;
};

/** Adds one window of wall times; a `to` at or before `from` lies on the next day. */
const addWindow = (
  into: WindowList,
  days: { readonly day: WallDay; readonly next: WallDay },
  hours: { readonly from: string; readonly to: string },
  margins: { readonly beforeMs: number; readonly afterMs: number },
): void => {
  const from = minuteOf(hours.from);
  const to = minuteOf(hours.to);
  const end = to > from ? days.day.end(to) : days.next.end(to);
  into.push(days.day.start(from) - margins.beforeMs, end + margins.afterMs);
};

const FOLLOWS_CALENDAR = { followsCalendar: true } as const;
const NO_MARGINS = { beforeMs: 0, afterMs: 0 };

/** First and last hour of a class on a weekday, by the bells. */
const lessonHours = (roster: Roster, group: Group, weekday: number) =>
  group.lessons
    .filter((lessons) => lessons.weekday === weekday)
    .map((lessons) => {
      const bells = roster.bells[group.bell ?? -1] ?? [];
      const first = bells.find(([period]) => period === lessons.firstPeriod);
      const last = bells.find(([period]) => period === lessons.lastPeriod);
      return { from: first?.[1] ?? '00:00', to: last?.[2] ?? '00:00' };
    });

const faultOf = (roster: Roster): Extract<Compiled, { ok: false }>['code'] | undefined => {
  if (!isZone(roster.zone)) return 'roster.bad_zone';
  const { from, to, daysOff, workedDays } = roster.calendar;
  const dates = [from, to, ...daysOff.flatMap((off) => [off.from, off.to])]
    .concat(workedDays.map((day) => day.date))
    .concat(roster.groups.flatMap((group) => group.extra.map((window) => window.date)))
    .concat(roster.cards.flatMap((card) => (card.extra ?? []).map((window) => window.date)));
  if (!dates.every(isDate)) return 'roster.bad_date';
  const hasBells = (group: Group): boolean =>
    group.lessons.every(({ firstPeriod, lastPeriod }) => {
      const periods = (roster.bells[group.bell ?? -1] ?? []).map(([period]) => period);
      return (
        firstPeriod <= lastPeriod && periods.includes(firstPeriod) && periods.includes(lastPeriod)
      );
    });
  if (!roster.groups.every(hasBells)) return 'roster.bad_bell';
  if (!roster.cards.every((card) => card.group < roster.groups.length)) return 'roster.bad_group';
  const hashes = new Set(roster.cards.map((card) => card.hash));
  return hashes.size === roster.cards.length ? undefined : 'roster.duplicate_card';
};

/** The day before the first one belongs to it: its windows may reach over midnight. */
const wallDays = (zone: string, firstDate: DateText): readonly WallDay[] =>
  Array.from({ length: COMPILED_DAYS + 2 }, (_, index) =>
    wallDay(zone, addDays(firstDate, index - 1)),
  );

/** Hours without a card follow the calendar as lessons do: no door stands free on a day off. */
const compileFreeHours = (roster: Roster, days: readonly WallDay[]): FreeHours => {
  const windowAt = new Uint32Array(roster.doors.length + 1);
  const all: WindowList = [];
  roster.doors.forEach((door, row) => {
    windowAt[row] = all.length / 2;
    const list: WindowList = [];
    days.forEach((day, index) => {
      const next = days[index + 1];
      if (next === undefined || door.freeHours === undefined) return;
      const weekday = planWeekday(roster, FOLLOWS_CALENDAR, day);
      for (const window of door.freeHours)
        if (window.weekday === weekday) addWindow(list, { day, next }, window, NO_MARGINS);
    });
    for (const edge of mergeWindows(list)) all.push(edge);
  });
  windowAt[roster.doors.length] = all.length / 2;
  return { windowAt, windows: Float64Array.from(all) };
};

const compileGroups = (roster: Roster, days: readonly WallDay[]): GroupColumns => {
  const count = roster.groups.length;
  const margins = {
    beforeMs: roster.settings.marginBeforeMinutes * MINUTE_MS,
    afterMs: roster.settings.marginAfterMinutes * MINUTE_MS,
  };
  const windowAt = new Uint32Array(count + 1);
  const lessonDays = new Uint8Array(count * COMPILED_DAYS);
  const doors = new Uint8Array(count * roster.doors.length);
  const all: WindowList = [];
  roster.groups.forEach((group, row) => {
    const list: WindowList = [];
    days.forEach((day, index) => {
      const next = days[index + 1];
      if (next === undefined) return;
      const weekday = planWeekday(roster, group, day);
      const lessons = lessonHours(roster, group, weekday);
      const hours = group.hours.filter((window) => window.weekday === weekday);
      for (const window of lessons) addWindow(list, { day, next }, window, margins);
      for (const window of hours) addWindow(list, { day, next }, window, NO_MARGINS);
      for (const window of group.extra)
        if (window.date === day.date) addWindow(list, { day, next }, window, NO_MARGINS);
      if (index > 0 && lessons.length + hours.length > 0)
        lessonDays[row * COMPILED_DAYS + index - 1] = 1;
    });
    windowAt[row] = all.length / 2;
    for (const edge of mergeWindows(list)) all.push(edge);
    roster.doors.forEach((door, number) => {
      if (group.doors.length === 0 || group.doors.includes(door.doorId))
        doors[row * roster.doors.length + number] = 1;
    });
  });
  windowAt[count] = all.length / 2;
  return {
    isStaff: Uint8Array.from(roster.groups, (group) => (group.kind === 'staff' ? 1 : 0)),
    doors,
    windowAt,
    windows: Float64Array.from(all),
    lessonDays,
  };
};

/** Windows of one card alone, sorted. */
const extraWindows = (days: readonly WallDay[], extra: Group['extra']): WindowList => {
  const list: WindowList = [];
  for (const window of extra) {
    const index = days.findIndex((day) => day.date === window.date);
    const day = days[index];
    const next = days[index + 1];
    if (day !== undefined && next !== undefined) addWindow(list, { day, next }, window, NO_MARGINS);
  }
  return mergeWindows(list);
};

/**
 * Turns a checked roster into windows for 35 school days.
 *
 * @param roster       body of a roster whose signature and schema were found good
 * @param schoolNowMs  school clock, UTC ms; the first compiled day is the date it shows in the roster's zone
 * @returns            the rules, or the code of the fault that makes the roster unusable; never throws
 * Bounds              20,000 cards, 2,000 groups; depends on neither the machine's zone nor its clock
 */
export const compile = (roster: Roster, schoolNowMs: number): Compiled => {
  const code = faultOf(roster);
  if (code !== undefined) return { ok: false, code };
  const days = wallDays(roster.zone, dateAt(roster.zone, schoolNowMs));
  const { settings } = roster;
  const rules: Rules = {
    version: roster.version,
    issuedAtUtc: roster.issuedAtUtc,
    siteId: roster.siteId,
    schoolId: roster.schoolId,
    zone: roster.zone,
    cardKeyId: roster.cardKeyId,
    staleAfterMs: settings.staleAfterDays * DAY_MS,
    expiredAfterMs: settings.expiredAfterDays * DAY_MS,
    keyholderAfterMs: settings.keyholderAfterDays * DAY_MS,
    repeatFoldMs: settings.repeatFoldMs,
    doors: roster.doors,
    dayStarts: Float64Array.from(days.slice(1), (day) => day.start(0)),
    freeHours: compileFreeHours(roster, days),
    groups: compileGroups(roster, days),
    cards: compileCards(roster, (extra) => extraWindows(days, extra)),
    settled: idTable(roster.settledBlocks),
  };
  return { ok: true, rules };
};
