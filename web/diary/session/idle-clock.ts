/** When the session ends if nothing more is asked for. */
export interface IdleClock {
  /** The server's own time, from the head of an answer, UTC ms; `NaN` when it told none. */
  hear(serverNowUtc: number): void;
  /** A session began or was read; it ends then if nothing is done, UTC ms of the server. */
  begin(idleEndsAtUtc: number | undefined): void;
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
 * Length of a session from the answer that began it, by the server's clock: the browser's may be wrong by any amount, and a page that
 * asks too early would begin the time anew. What is not between a minute and 45 minutes is not believed.
 */
export const sessionLengthMs = (
  idleEndsAtUtc: number | undefined,
  serverNowUtc: number | undefined,
): number => {
  const length = (idleEndsAtUtc ?? Number.NaN) - (serverNowUtc ?? Number.NaN);
  return length >= 60_000 && length <= USUAL_MS ? length : USUAL_MS;
};

/** @param monotonic  milliseconds that never step */
export const createIdleClock = (monotonic: () => number): IdleClock => {
  let length: number | undefined;
  let since = 0;
  let serverNow: number | undefined;
  const touch = () => {
    since = monotonic();
  };
  return {
    hear: (utcMs) => {
      serverNow = Number.isNaN(utcMs) ? undefined : utcMs;
    },
    begin: (idleEndsAtUtc) => {
      length = sessionLengthMs(idleEndsAtUtc, serverNow);
      touch();
    },
    touch,
    end: () => {
      length = undefined;
    },
    leftMs: () => (length === undefined ? undefined : Math.max(0, length - (monotonic() - since))),
  };
};
