import type { Random } from '../random.ts';

export const WEEKDAYS = 5;
/** Period numbers 1..9; slot = weekday from 0 × 10 + period. */
export const SLOTS_PER_DAY = 10;
export const SLOTS = WEEKDAYS * SLOTS_PER_DAY;
export const slotOf = (weekday: number, period: number): number => weekday * SLOTS_PER_DAY + period;
export const weekdayOfSlot = (slot: number): number => Math.floor(slot / SLOTS_PER_DAY);
export const periodOfSlot = (slot: number): number => slot % SLOTS_PER_DAY;

/** How a class begins its days: all at eight, mostly early, or late. */
export type Beginning = 'first' | 'early' | 'late';

const LAST_PERIOD = 9;
const BEGINS: Readonly<Record<Beginning, readonly number[]>> = {
  first: [1],
  early: [1, 1, 1, 2, 2, 3],
  late: [2, 3, 4, 4, 5],
};

/**
 * The hours in which a class is at school: a row of periods without a gap on each weekday, together `hours` a week.
 *
 * @param monday  period with which Monday begins, where it is fixed
 */
export const slotsFor = (
  { hours, beginning, monday }: { hours: number; beginning: Beginning; monday?: number },
  random: Random,
): number[] => {
  const least = Math.floor(hours / WEEKDAYS);
  const longer = new Set(random.shuffled([0, 1, 2, 3, 4]).slice(0, hours % WEEKDAYS));
  const slots: number[] = [];
  for (let weekday = 0; weekday < WEEKDAYS; weekday += 1) {
    const length = least + (longer.has(weekday) ? 1 : 0);
    const wanted = weekday === 0 && monday !== undefined ? monday : random.pick(BEGINS[beginning]);
    const first = Math.max(1, Math.min(wanted, LAST_PERIOD - length + 1));
    for (let period = first; period < first + length; period += 1)
      slots.push(slotOf(weekday, period));
  }
  return slots;
};
