import type { Random } from '../random.ts';
export declare const WEEKDAYS = 5;
/** Period numbers 1..9; slot = weekday from 0 × 10 + period. */
export declare const SLOTS_PER_DAY = 10;
export declare const SLOTS: number;
export declare const slotOf: (weekday: number, period: number) => number;
export declare const weekdayOfSlot: (slot: number) => number;
export declare const periodOfSlot: (slot: number) => number;
/** How a class begins its days: all at eight, mostly early, or late. */
export type Beginning = 'first' | 'early' | 'late';
/**
 * The hours in which a class is at school: a row of periods without a gap on each weekday, together `hours` a week.
 *
 * @param monday  period with which Monday begins, where it is fixed
 */
export declare const slotsFor: (
  {
    hours,
    beginning,
    monday,
  }: {
    hours: number;
    beginning: Beginning;
    monday?: number;
  },
  random: Random,
) => number[];
