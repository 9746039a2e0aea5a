/** A key press of the login field, by its order only: which key it was is forgotten at once. */
interface Press {
  readonly downMs: number;
  upMs?: number;
}

/** Listens to the rhythm of one field; times only (ACCT-07). */
export interface Rhythm {
  /** `key` tells a sign from a correction and joins a release to its press; it is kept only until the release. */
  down(key: string, atMs: number): void;
  up(key: string, atMs: number): void;
  /** How long each key was held, then from press to press; `undefined` when it was pasted, corrected or too short. */
  times(typed: string): number[] | undefined;
}

const LEAST_SIGNS = 3;
const LONGEST_MS = 10_000;

export const createRhythm = (): Rhythm => {
  let presses: Press[] = [];
  let isSpoilt = false;
  const held = new Map<string, Press>();
  return {
    down: (key, atMs) => {
      if (key.length > 1) {
        if (['Backspace', 'Delete', 'ArrowLeft', 'Home'].includes(key)) isSpoilt = true;
        return;
      }
      if (held.has(key)) isSpoilt = true;
      const press: Press = { downMs: atMs };
      held.set(key, press);
      presses.push(press);
    },
    up: (key, atMs) => {
      const press = held.get(key);
      if (press) press.upMs = atMs;
      held.delete(key);
    },
    times: (typed) => {
      const made = presses;
      const isGood = !isSpoilt && made.length === typed.length && made.length >= LEAST_SIGNS;
      presses = [];
      isSpoilt = false;
      held.clear();
      if (!isGood || made.some((press) => press.upMs === undefined)) return undefined;
      const times = [
        ...made.map((press) => (press.upMs ?? 0) - press.downMs),
        ...made.slice(1).map((press, index) => press.downMs - (made[index]?.downMs ?? 0)),
      ].map(Math.round);
      return times.every((time) => time >= 0 && time <= LONGEST_MS) ? times : undefined;
    },
  };
};
