/** Digits typed at one keypad, not yet ended. Never written, never logged. */
export interface Keypad {
  readonly digits: string;
  /** Monotonic ms of the last key, 0 = none. */
  readonly lastKeyMs: number;
}

export const IDLE_KEYPAD: Keypad = { digits: '', lastKeyMs: 0 };

/** Digits that somebody left behind do not become part of the next person's PIN, ms. */
export const KEY_PAUSE_MS = 8000;
/** One more than the longest PIN, so that an overlong entry stays wrong. */
const KEPT = 9;

export interface KeypadStep {
  readonly keypad: Keypad;
  /** The whole entry, when a key ended it; '' stands for a `#` alone and is no try. */
  readonly entered?: string;
}

/**
 * One key of a keypad: digits are collected, `*` begins anew, `#` ends.
 *
 * @param key    `0`-`9`, `*` or `#`; anything else changes nothing
 * @param nowMs  monotonic
 */
export const pressed = (keypad: Keypad, key: string, nowMs: number): KeypadStep => {
  const isLeft = nowMs - keypad.lastKeyMs > KEY_PAUSE_MS;
  const digits = isLeft ? '' : keypad.digits;
  if (key === '#') return { keypad: IDLE_KEYPAD, entered: digits };
  if (key === '*') return { keypad: IDLE_KEYPAD };
  if (!/^[0-9]$/.test(key)) return { keypad };
  return { keypad: { digits: `${digits}${key}`.slice(0, KEPT), lastKeyMs: nowMs } };
};

/** Whether an entry can be a PIN at all; anything else counts as a wrong one without being computed. */
export const isPin = (entered: string): boolean => /^[0-9]{4,8}$/.test(entered);
