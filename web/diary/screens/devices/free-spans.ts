import type { BehaviourDraft } from '../../data/door-queries.ts';

/** Free hours of one weekday as they are typed; 1 = Monday. A day may have several. */
export type Span = BehaviourDraft['freeHours'][number];

/** As many as a door keeps. */
export const MOST_SPANS = 28;
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
export const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const inOrder = (one: Span, other: Span): number =>
  one.weekday - other.weekday || (one.from < other.from ? -1 : 1);

/** In the order of the week. */
export const sortedSpans = (spans: readonly Span[]): Span[] => [...spans].sort(inOrder);

const overlap = (one: Span, other: Span): boolean =>
  one.weekday === other.weekday && one.from < other.to && other.from < one.to;

/** Every time a time, no hours empty, none of one day on top of each other, at least one. Hours past midnight end before they begin. */
export const areSpansGood = (spans: readonly Span[]): boolean =>
  spans.length > 0 &&
  spans.length <= MOST_SPANS &&
  spans.every(({ from, to }) => isTime(from) && isTime(to) && from !== to) &&
  spans.every((one, at) => spans.slice(at + 1).every((other) => !overlap(one, other)));

/** Another one after the last: on the next day, or on the same where the week is over. */
export const nextSpan = (spans: readonly Span[]): Span => {
  const last = spans.at(-1);
  if (last === undefined) return { weekday: 1, from: '07:30', to: '08:00' };
  return { weekday: Math.min(7, last.weekday + 1), from: last.from, to: last.to };
};
