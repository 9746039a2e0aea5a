/**
 * A clock that is handed in, never read from the air.
 *
 * `system` rules certificates, sessions, rate limits, roster age, ids and logs; `school` rules lessons, schedules and
 * event times (DESIGN section 7). In production both are the same; the demo shifts only `school`.
 */
export interface Clock {
  /** Wall time, UTC milliseconds since 1970. May step. */
  nowMs(): number;
}

export interface Clocks {
  readonly system: Clock;
  readonly school: Clock;
  /** Milliseconds that never step back, from an arbitrary start; for durations only. */
  monotonicMs(): number;
}
