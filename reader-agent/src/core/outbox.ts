import { EVENT_RESEND_AFTER_MS, EVENTS_IN_FLIGHT_MAX } from '@furtka/hub-contract/topics';

/** A committed event on its way to the hub. `pos` rises over all epochs, in order of commit. */
export interface SpoolRow {
  readonly pos: number;
  readonly id: string;
  readonly epoch: string;
  readonly seq: number;
  /** The event as JSON. */
  readonly payload: string;
}

/** What is in flight on one connection. A new connection starts a new one, from the oldest row. */
export interface Outbox {
  readonly inFlight: Map<string, SpoolRow>;
  /** Position of the last row that was taken. */
  lastPos: number;
  /** Monotonic time at which the oldest unanswered row was sent. */
  oldestSentAtMs: number;
  /** No row lies in the spool behind `lastPos`. */
  isCaughtUp: boolean;
}

export const newOutbox = (): Outbox => ({
  inFlight: new Map(),
  lastPos: 0,
  oldestSentAtMs: 0,
  isCaughtUp: false,
});

const keyOf = (row: { readonly epoch: string; readonly seq: number }): string =>
  `${row.epoch} ${row.seq}`;

/** Rows that may still be taken. */
export const roomOf = (outbox: Outbox): number => EVENTS_IN_FLIGHT_MAX - outbox.inFlight.size;

/** Takes rows in order as far as there is room; returns those to send now. */
export const takeRows = (
  outbox: Outbox,
  rows: readonly SpoolRow[],
  nowMs: number,
): readonly SpoolRow[] => {
  const fresh = rows.filter((row) => row.pos > outbox.lastPos);
  const taken = fresh.slice(0, roomOf(outbox));
  if (taken.length < fresh.length) outbox.isCaughtUp = false;
  if (outbox.inFlight.size === 0) outbox.oldestSentAtMs = nowMs;
  for (const row of taken) outbox.inFlight.set(keyOf(row), row);
  outbox.lastPos = taken.at(-1)?.pos ?? outbox.lastPos;
  return taken;
};

/** Takes out what a receipt names; one that is not in flight (twice, of another epoch) changes nothing. */
export const answered = (
  outbox: Outbox,
  receipts: readonly { readonly epoch: string; readonly seq: number }[],
  nowMs: number,
): void => {
  const [oldest] = outbox.inFlight.keys();
  for (const receipt of receipts) outbox.inFlight.delete(keyOf(receipt));
  const [next] = outbox.inFlight.keys();
  if (next !== oldest) outbox.oldestSentAtMs = nowMs;
};

/** Everything in flight, in order, once its oldest has waited 5 s; so that a resend never overtakes. */
export const overdue = (outbox: Outbox, nowMs: number): readonly SpoolRow[] => {
  if (outbox.inFlight.size === 0 || nowMs - outbox.oldestSentAtMs < EVENT_RESEND_AFTER_MS)
    return [];
  outbox.oldestSentAtMs = nowMs;
  return [...outbox.inFlight.values()];
};
