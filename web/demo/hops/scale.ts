const STEPS = [50, 100, 200, 500, 1000, 2000, 5000];

/** Whole width of the scale in milliseconds: the smallest round step that holds every time. */
export const scaleOf = (times: readonly number[]): number => {
  const longest = Math.max(0, ...times);
  return STEPS.find((step) => longest <= step) ?? Math.ceil(longest / 5000) * 5000;
};

/**
 * Place of a bar from `fromMs` to `toMs`.
 *
 * @returns  x and width in units of `width`; at least 4 wide, never past the end
 */
export const barOf = (
  fromMs: number,
  toMs: number,
  scaleMs: number,
  width: number,
): { readonly x: number; readonly width: number } => {
  const unit = width / scaleMs;
  const from = Math.min(fromMs, toMs);
  const wide = Math.max(4, (toMs - from) * unit);
  return { x: Math.max(0, Math.min(from * unit, width - wide)), width: Math.min(wide, width) };
};
