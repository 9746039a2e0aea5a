const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Past this age of the newest good copy the school is told in red (DESIGN.md section 8). */
export const OLD_AFTER_MS = 3 * DAY_MS;
/** At night one is made when the last is about a day old; by day only when a night was missed. */
const NIGHT = { from: 1, until: 5 } as const;
const NIGHT_AFTER_MS = 12 * HOUR_MS;
const DAY_AFTER_MS = 25 * HOUR_MS;
/** These stay however old they grow and however full the disk is. */
const ALWAYS_KEPT = 3;

export interface Copy {
  readonly id: string;
  readonly madeAtUtc: number;
  readonly isGood: boolean;
  /** Lies in the folder of the nightly copies, and has not been erased. */
  readonly isThere: boolean;
}

/** `off`: none are made · `missing`: the folder, or the newest copy in it, is gone · `none`: not one yet · `fine` · `failing`: the last try failed, a good one is fresh · `old` */
export const COPY_STATES = ['off', 'missing', 'none', 'fine', 'failing', 'old'] as const;
export type CopyState = (typeof COPY_STATES)[number];

const newestFirst = <C extends Copy>(copies: readonly C[]): C[] =>
  [...copies].sort((one, other) => other.madeAtUtc - one.madeAtUtc);

export const newestGood = <C extends Copy>(copies: readonly C[]): C | undefined =>
  newestFirst(copies).find(({ isGood }) => isGood);

export const stateOf = (
  copies: readonly Copy[],
  {
    nowUtc,
    isOn,
    isFolderThere,
  }: { readonly nowUtc: number; readonly isOn: boolean; readonly isFolderThere: boolean },
): CopyState => {
  const good = newestGood(copies);
  // A copy that was made and is gone brings nobody back, however fresh it was.
  if (isOn && (!isFolderThere || good?.isThere === false)) return 'missing';
  if (good !== undefined && nowUtc - good.madeAtUtc > OLD_AFTER_MS) return 'old';
  if (!isOn) return 'off';
  const last = newestFirst(copies)[0];
  if (last !== undefined && !last.isGood) return good === undefined ? 'old' : 'failing';
  return good === undefined ? 'none' : 'fine';
};

/** Is it time for the nightly copy? `hour`: 0 to 23, where the machine stands. */
export const isDue = (
  lastGoodUtc: number | undefined,
  { nowUtc, hour }: { readonly nowUtc: number; readonly hour: number },
): boolean => {
  if (lastGoodUtc === undefined) return true;
  const age = nowUtc - lastGoodUtc;
  const isNight = hour >= NIGHT.from && hour < NIGHT.until;
  // A clock that was set back must not stop the copies.
  return age < 0 || age >= DAY_AFTER_MS || (isNight && age >= NIGHT_AFTER_MS);
};

/** Copies whose time is over; where the disk is nearly full, all but the newest few. */
export const outlived = <C extends Copy>(
  copies: readonly C[],
  rule: { readonly nowUtc: number; readonly keepDays: number; readonly isPressed: boolean },
): C[] =>
  newestFirst(copies.filter(({ isGood, isThere }) => isGood && isThere))
    .slice(ALWAYS_KEPT)
    .filter(({ madeAtUtc }) => rule.isPressed || rule.nowUtc - madeAtUtc > rule.keepDays * DAY_MS);

/** `core-2026-11-30T02-31-07Z.furtka`, the moment whose state it holds. */
export const copyFileName = (madeAtUtc: number): string =>
  `core-${new Date(madeAtUtc).toISOString().slice(0, 19).replaceAll(':', '-')}Z.furtka`;
