/**
 * HTTP API of the demo's page, under `/demo/api`, served by the demo's core alone. Every POST carries the header
 * `x-furtka-demo: 1`, which no page of another origin can send.
 *
 *     GET  /demo/api/state    DemoState
 *     POST /demo/api/tap      DemoTapRequest → DemoTap   answers when the last hop was seen, 5 s at most
 *     POST /demo/api/clock    DemoClockRequest → DemoClock
 *     POST /demo/api/act      DemoAct → { }   answers when it has happened: the agent is down, the doors were told
 *     POST /demo/api/guardian { } → { }   signs this browser in as the guardian of the first pupil on the table
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
  readonly lamp: 'idle' | 'granted' | 'denied' | 'error' | 'attention' | 'prompt';
  readonly isEnergised: boolean;
  readonly isOpen: boolean;
}

export interface DemoClock {
  readonly schoolNowUtc: number;
  readonly zone: string;
}

/**
 * The line between hub and core: `slow` takes its time, `silent` carries nothing and tells nobody, `closed` hangs up on whoever
 * calls.
 */
export const LINK_STATES = ['open', 'slow', 'silent', 'closed'] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const SITE_MODES = ['normal', 'drill', 'lockdown'] as const;
export type SiteMode = (typeof SITE_MODES)[number];

/** What somebody does at a door without a card. */
export const HANDS = [
  'exit',
  'prop',
  'shut',
  'push',
  'pry',
  'housing',
  'mains',
  'battery',
  'mend',
] as const;
/**
 * `exit` presses the button at the inside and goes out · `prop` does the same and keeps the leaf open · `shut` lets it fall shut ·
 * `push` opens it by the handle or by force, whatever the lock says · `pry` takes the outer reader off the wall · `housing` opens
 * the controller's box · `mains` takes the current away · `battery` lets the accumulator run low · `mend` undoes the last four
 */
export type Hand = (typeof HANDS)[number];

export type DemoAct =
  | { readonly act: 'link'; readonly link: LinkState }
  /** The agent of that door: its program is killed at once, and stays down until the power is back. */
  | { readonly act: 'power'; readonly door: string; readonly on: boolean }
  /** The fire panel's contact at every door. */
  | { readonly act: 'fire'; readonly active: boolean }
  | { readonly act: 'mode'; readonly mode: SiteMode }
  | { readonly act: 'hand'; readonly door: string; readonly hand: Hand };

/** What the hands of the demo have done to the school. */
export interface DemoScene {
  readonly link: LinkState;
  /** Agents without power, by their names in the demo. */
  readonly poweredOff: readonly string[];
  readonly isFire: boolean;
}

/** Which roster, deny list and modes are in force; 0 = none yet. */
export interface DemoVersions {
  readonly roster: number;
  readonly deny: number;
  readonly mode: number;
}

/** Each part's own word about itself, told by its own process. */
export interface DemoAgentStanding {
  readonly at: 'agent';
  readonly agent: string;
  readonly isHubUp: boolean;
  /** Events on its disk without a receipt of the hub. */
  readonly waiting: number;
  readonly lost: number;
  readonly versions: DemoVersions;
  readonly doors: readonly {
    readonly key: string;
    readonly state: 'locked' | 'unlocked' | 'released' | 'open' | 'heldOpen' | 'forced';
    readonly mode: SiteMode | 'free';
  }[];
}

export interface DemoHubStanding {
  readonly at: 'hub';
  /** Place of the newest event in its log. */
  readonly head: number;
  /** Events that the core has not confirmed. */
  readonly waiting: number;
  readonly versions: DemoVersions;
  readonly agents: number;
  readonly agentsOnline: number;
}

export interface DemoBridgeStanding {
  readonly at: 'bridge';
  readonly isConnected: boolean;
  /** Since when `isConnected` is as it is; system clock, UTC ms. */
  readonly sinceUtc: number;
}

export interface DemoCoreStanding {
  readonly at: 'core';
  /** Place in the hub's log up to which the core holds everything; `null` before the first event. */
  readonly position: number | null;
  /** Version of the newest roster that it signed for the site. */
  readonly roster: number;
  /** When it last heard from the hub; system clock, UTC ms; `null`: never. */
  readonly heardAtUtc: number | null;
}

export type DemoStandingPart =
  | DemoAgentStanding
  | DemoHubStanding
  | DemoBridgeStanding
  | DemoCoreStanding;

/** What waits where. A part that did not speak for some seconds is missing. */
export interface DemoStanding {
  /** System clock, UTC ms, when this was told. */
  readonly nowUtc: number;
  readonly parts: readonly DemoStandingPart[];
}

export interface DemoState {
  readonly schoolName: string;
  readonly clock: DemoClock;
  readonly doors: readonly DemoDoor[];
  readonly cards: readonly DemoCard[];
  /** Guardian of the first pupil on the table, whose page shows the time. */
  readonly guardianName: string;
  /** Every agent with the names of its doors, also one without power. */
  readonly agents: readonly {
    readonly name: string;
    readonly doorKeys: readonly string[];
    readonly doors: readonly string[];
  }[];
  readonly scene: DemoScene;
  readonly standing: DemoStanding;
  readonly kiosk: {
    readonly port: number;
    /** Who sits at the gate, and the PIN that opens the kiosk; of this demo alone. */
    readonly dutyName: string;
    readonly dutyPin: string;
  };
}

export interface DemoTapRequest {
  /** Made by the page; comes back in the stream, so that a tap from the shell is never taken for this one. */
  readonly requestId: string;
  readonly door: string;
  readonly place: number;
  readonly direction: 'in' | 'out';
  readonly push: boolean;
}

/** The clock only moves forward. `toNextMorning`: a quarter to eight of the next school day. */
export type DemoClockRequest =
  | { readonly forwardMinutes: number }
  | { readonly toNextBell: true }
  | { readonly toNextMorning: true };

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
  scene: DemoScene;
  standing: DemoStanding;
}
