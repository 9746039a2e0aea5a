/** Times in which a door may be opened, `[from, to)` in UTC milliseconds, as a flat list `from, to, from, to …`. */
export type WindowList = number[];

/** Sorts the windows, drops the empty ones, joins those that touch. */
export const mergeWindows = (list: WindowList): WindowList => {
  const pairs: (readonly [number, number])[] = [];
  for (let index = 0; index + 1 < list.length; index += 2) {
    const from = list[index] ?? 0;
    const to = list[index + 1] ?? 0;
    if (from < to) pairs.push([from, to]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  const merged: WindowList = [];
  for (const [from, to] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && from <= (merged[last] ?? 0)) merged[last] = Math.max(merged[last] ?? 0, to);
    else merged.push(from, to);
  }
  return merged;
};

/**
 * Number of the last of the sorted windows `windows[2 first] … windows[2 end - 1]` that has begun at `at`, whether it has ended
 * or not; `first - 1`: none has.
 */
export const windowBefore = (
  windows: Float64Array,
  first: number,
  end: number,
  at: number,
): number => {
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((windows[2 * middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/**
 * Whether `at` lies in one of the sorted windows `windows[2 first] … windows[2 end - 1]`.
 *
 * @param first  number of the first window, 0-based
 * @param end    number after the last one; `end === first` means no window
 */
export const inWindows = (
  windows: Float64Array,
  first: number,
  end: number,
  at: number,
): boolean => {
  const last = windowBefore(windows, first, end, at);
  return last >= first && at < (windows[2 * last + 1] ?? 0);
};
