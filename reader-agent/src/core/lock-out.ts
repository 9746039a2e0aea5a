/**
 * Wrong tries at one door, by what was tried: `pin` for PINs alone, `cards` for cards that nobody knows, a card id for wrong
 * PINs with that card. A good card of the staff passes whatever others tried, so that the lock-out does not become the attack.
 */
export type Tries = Map<string, TryCount>;

interface TryCount {
  /** Monotonic ms of the wrong tries that still count, oldest first; at most `TRIES`. */
  atMs: number[];
  /** How often it was locked, until nothing wrong was tried for a day. */
  locks: number;
  untilMs: number;
  lastMs: number;
}

/** Wrong tries within the window that lock. */
export const TRIES = 5;
/** PINs: so long that slow guessing locks too. With 100 PINs of 6 digits some 30 tries a day find one in 170 days. */
export const PINS_WITHIN_MS = 6 * 3_600_000;
/** Cards: short, because visitors hold other cards to a reader all day long. */
export const CARDS_WITHIN_MS = 180_000;
/** First lock; each further one is twice as long, up to the longest. */
export const FIRST_LOCK_MS = 60_000;
export const LONGEST_LOCK_MS = 4 * 3_600_000;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;
/** What was tried and is remembered; with random cards at a reader the oldest goes first. */
const KEPT = 256;

/** Monotonic ms at which a lock ends, 0 = not locked. */
export const lockedUntil = (tries: Tries, what: string, nowMs: number): number => {
  const untilMs = tries.get(what)?.untilMs ?? 0;
  return untilMs > nowMs ? untilMs : 0;
};

/**
 * Counts a wrong try.
 *
 * @returns whether this one locked
 */
export const tried = (tries: Tries, what: string, nowMs: number): boolean => {
  const withinMs = what === 'cards' ? CARDS_WITHIN_MS : PINS_WITHIN_MS;
  const known = tries.get(what) ?? { atMs: [], locks: 0, untilMs: 0, lastMs: nowMs };
  if (nowMs - known.lastMs > FORGOTTEN_AFTER_MS) known.locks = 0;
  known.lastMs = nowMs;
  tries.delete(what);
  tries.set(what, known);
  const [oldest] = tries.keys();
  if (tries.size > KEPT && oldest !== undefined) tries.delete(oldest);
  if (known.untilMs > nowMs) return false;
  known.atMs = [...known.atMs.filter((atMs) => nowMs - atMs < withinMs), nowMs];
  if (known.atMs.length < TRIES) return false;
  known.atMs = [];
  known.untilMs = nowMs + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** known.locks);
  known.locks += 1;
  return true;
};

/**
 * A right PIN: one wrong try before it is forgiven as a slip of the finger. Not all of them, else everybody who comes in would
 * hand fresh tries to whoever guesses; a lock that runs goes on.
 */
export const succeeded = (tries: Tries, what: string): void => {
  tries.get(what)?.atMs.pop();
};

/** Wrong tries as they outlive a restart: times as ages, because the monotonic clock begins anew. */
export interface KeptTry {
  readonly what: string;
  /** Ages of the wrong tries that still count, ms, oldest first. */
  readonly agesMs: readonly number[];
  readonly locks: number;
  /** Left of a lock, 0 = none. */
  readonly leftMs: number;
  /** Since the last wrong try. */
  readonly idleMs: number;
}

const ageOf = (nowMs: number, atMs: number): number => Math.max(0, Math.round(nowMs - atMs));

export const keptTries = (tries: Tries, nowMs: number): KeptTry[] =>
  [...tries].map(([what, { atMs, locks, untilMs, lastMs }]) => ({
    what,
    agesMs: atMs.map((at) => ageOf(nowMs, at)),
    locks,
    leftMs: ageOf(untilMs, nowMs),
    idleMs: ageOf(nowMs, lastMs),
  }));

/**
 * Takes in what was tried before a restart; what was tried since counts too, so that a restart makes no lock shorter.
 *
 * @param awayMs  from the moment of keeping until now; 0 where the clock was set back: then no lock is shortened
 */
export const recallTries = (
  tries: Tries,
  kept: readonly KeptTry[],
  at: { readonly nowMs: number; readonly awayMs: number },
): void => {
  const thenMs = at.nowMs - at.awayMs;
  for (const { what, agesMs, locks, leftMs, idleMs } of kept) {
    const since = tries.get(what);
    tries.set(what, {
      atMs: [...agesMs.map((age) => thenMs - age), ...(since?.atMs ?? [])].slice(-TRIES),
      locks: Math.max(locks, since?.locks ?? 0),
      untilMs: Math.max(leftMs === 0 ? 0 : thenMs + leftMs, since?.untilMs ?? 0),
      lastMs: Math.max(thenMs - idleMs, since?.lastMs ?? Number.NEGATIVE_INFINITY),
    });
  }
};
