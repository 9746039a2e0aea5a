/**
 * HTTP API of the demo's page, under `/demo/api`, served by the demo's core alone. Every POST carries the header
 * `x-furtka-demo: 1`, which no page of another origin can send.
 *
 *     GET  /demo/api/state    DemoState
 *     POST /demo/api/tap      DemoTapRequest → DemoTap   answers when the last hop was seen, 5 s at most
 *     POST /demo/api/clock    DemoClockRequest → DemoClock
 *     GET  /demo/api/stream   server-sent events, see `DemoStream`
 */
export const DEMO_HEADER = 'x-furtka-demo';

export const HOP_NAMES = [
  'reader',
  'decision',
  'relay',
  'opened',
  'spool',
  'hub',
  'bridge',
  'core',
  'live',
] as const;
export type HopName = (typeof HOP_NAMES)[number];

/** Milliseconds since the reader reported. */
export interface DemoHop {
  readonly name: HopName;
  readonly atMs: number;
}

/** The same object as `npm run tap` prints. */
export interface DemoTap {
  readonly decision: 'granted' | 'denied';
  readonly reason: string;
  readonly eventId: string;
  readonly cardId: string | null;
  readonly doorId: string;
  readonly opened: 'yes' | 'no' | 'unknown';
  readonly hops: readonly DemoHop[];
}

/** Why the card is on the table. */
export type DemoCardStory =
  | 'pupilInLessons'
  | 'pupilOutsideHours'
  | 'teacher'
  | 'blocked'
  | 'unknown';

export interface DemoCard {
  /** 1-based place on the table, and the key that taps it. */
  readonly place: number;
  readonly story: DemoCardStory;
  /** `null` for a card that nobody knows. */
  readonly cardId: string | null;
  readonly holderName: string;
  readonly className: string;
  /** What the door would say now, by the school clock. */
  readonly expected: 'granted' | 'denied';
}

export interface DemoDoor {
  /** Word for `--door`. */
  readonly key: string;
  readonly doorId: string;
  readonly name: string;
  readonly lamp: 'idle' | 'granted' | 'denied' | 'error' | 'attention';
  readonly isEnergised: boolean;
  readonly isOpen: boolean;
}

export interface DemoClock {
  readonly schoolNowUtc: number;
  readonly zone: string;
}

export interface DemoState {
  readonly schoolName: string;
  readonly clock: DemoClock;
  readonly doors: readonly DemoDoor[];
  readonly cards: readonly DemoCard[];
  /** Guardian of the first pupil on the table, whose page shows the time. */
  readonly guardianName: string;
}

export interface DemoTapRequest {
  /** Made by the page; comes back in the stream, so that a tap from the shell is never taken for this one. */
  readonly requestId: string;
  readonly door: string;
  readonly place: number;
  readonly direction: 'in' | 'out';
  readonly push: boolean;
}

/** The clock only moves forward. */
export type DemoClockRequest = { readonly forwardMinutes: number } | { readonly toNextBell: true };

export interface DemoStream {
  /** A tap was decided; hops follow under its event id. */
  tap: {
    readonly requestId?: string;
    readonly eventId: string;
    readonly decision: 'granted' | 'denied';
    readonly reason: string;
    readonly doorKey: string;
  };
  hop: { readonly eventId: string } & DemoHop;
  door: DemoDoor;
  clock: DemoClock;
}
