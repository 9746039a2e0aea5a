import { COMPILED_DAYS, dayAt, type Rules } from './rules.ts';

/** Nobody takes a card away and holds it there again within this time; a device on the wires does, ms. */
export const REPLAY_WITHIN_MS = 1000;
/** An hour is impossible when nobody may enter within this time of it either, ms. */
export const IMPOSSIBLE_MARGIN_MS = 3_600_000;

/** Monotonic ms of the last reading of each card at one reader, of the last second only. */
export type Readings = Map<string, number>;

/**
 * Takes a reading into account.
 *
 * @param hash  of a card whose number runs in clear on the reader's wires
 * @returns     `true`: the same frame came within the last second
 */
export const isReplay = (readings: Readings, hash: string, atMs: number): boolean => {
  for (const [known, lastMs] of readings)
    if (atMs - lastMs >= REPLAY_WITHIN_MS) readings.delete(known);
  const isAgain = readings.has(hash);
  readings.set(hash, atMs);
  return isAgain;
};

const isNear = (windows: Float64Array, span: readonly [number, number], at: number): boolean => {
  for (let window = span[0]; window < span[1]; window += 1) {
    const from = windows[2 * window] ?? 0;
    const to = windows[2 * window + 1] ?? 0;
    if (from < at + IMPOSSIBLE_MARGIN_MS && at - IMPOSSIBLE_MARGIN_MS < to) return true;
  }
  return false;
};

/**
 * Whether nobody at all may come in by this door within an hour of now: a card that is held to its reader all the same was
 * recorded, or somebody tries the door of an empty school. Outside the compiled days nothing is said.
 *
 * @param door  number of the door in `rules.doors`
 * @param card  row of the card: its own windows count too
 */
export const isImpossibleHour = (
  rules: Rules,
  door: number,
  card: number,
  schoolMs: number,
): boolean => {
  const day = dayAt(rules.dayStarts, schoolMs);
  if (door < 0 || day < 0 || day >= COMPILED_DAYS) return false;
  const { groups, cards, doors } = rules;
  const ownSpan = [cards.extraAt[card] ?? 0, cards.extraAt[card + 1] ?? 0] as const;
  if (isNear(cards.extras, ownSpan, schoolMs)) return false;
  for (let group = 0; group < groups.isStaff.length; group += 1) {
    if (groups.doors[group * doors.length + door] !== 1) continue;
    const span = [groups.windowAt[group] ?? 0, groups.windowAt[group + 1] ?? 0] as const;
    if (isNear(groups.windows, span, schoolMs)) return false;
  }
  return true;
};
