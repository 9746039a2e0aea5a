/** When the session ends if nothing more is asked for. */
export interface IdleClock {
  /** A session began or was read: it lasts this long from now, milliseconds. */
  begin(lengthMs: number): void;
  /** The server was asked for something, which counts as work. */
  touch(): void;
  /** The session is over. */
  end(): void;
  /** Milliseconds left, at least 0; nothing without a session. */
  leftMs(): number | undefined;
}

/** Idle time of a session whose end is not told, 45 minutes (ACCT-17). */
const USUAL_MS = 45 * 60_000;

/**
 * Length of a session from the answer that began it. The browser's clock may be wrong by any amount: what is not between a minute and
 * 45 minutes is not believed.
 */
export const sessionLengthMs = (idleEndsAtUtc: number | undefined, nowUtc: number): number => {
  const length = (idleEndsAtUtc ?? Number.NaN) - nowUtc;
  return length >= 60_000 && length <= USUAL_MS ? length : USUAL_MS;
};

/** @param monotonic  milliseconds that never step */
export const createIdleClock = (monotonic: () => number): IdleClock => {
  let length: number | undefined;
  let since = 0;
  const touch = () => {
    since = monotonic();
  };
  return {
    begin: (lengthMs) => {
      length = lengthMs;
      touch();
    },
    touch,
    end: () => {
      length = undefined;
    },
    leftMs: () => (length === undefined ? undefined : Math.max(0, length - (monotonic() - since))),
  };
};
