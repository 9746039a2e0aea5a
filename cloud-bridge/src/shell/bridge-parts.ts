import type { Clocks } from '@furtka/core-contract/clock';
import type { Logger } from 'pino';
import type { Backoff } from '../core/backoff.ts';
import type { CoreClient } from './core-client.ts';
import type { HubClient } from './hub-client.ts';
import type { Metrics } from './metrics.ts';
import type { Standing } from './standing.ts';

/** Who watches an event on its way; `monotonicMs` is comparable between processes of one machine. */
export interface HopObserver {
  hop(
    name: 'reader' | 'decision' | 'relay' | 'opened' | 'spool' | 'hub' | 'bridge' | 'core' | 'live',
    eventId: string,
    monotonicMs: number,
  ): void;
}

/** Rhythm of the bridge, milliseconds. */
export interface Pace {
  /** How often the site's state goes up when nothing changes. */
  readonly stateEveryMs: number;
  /** Least time between two states, when much changes. */
  readonly stateSpacingMs: number;
  /** Silence of the core after which the stream is dropped. */
  readonly silenceMs: number;
  /** How long the hub may hold a request for events. */
  readonly eventsWaitMs: number;
  /** Pauses after failures of the core. */
  readonly coreBackoff: Backoff;
  /** Pauses after failures of the hub, which is on the same machine. */
  readonly hubBackoff: Backoff;
  /** Pauses while the core refuses us or what it gave was refused: trying at once would change nothing. */
  readonly refusedBackoff: Backoff;
}

export const DEFAULT_PACE: Pace = {
  stateEveryMs: 2_000,
  stateSpacingMs: 100,
  silenceMs: 5_000,
  eventsWaitMs: 20_000,
  coreBackoff: { baseMs: 250, capMs: 10_000 },
  hubBackoff: { baseMs: 50, capMs: 1_000 },
  refusedBackoff: { baseMs: 2_000, capMs: 60_000 },
};

/** What the loops of one bridge share. */
export interface BridgeParts {
  readonly clocks: Clocks;
  readonly log: Logger;
  readonly hub: HubClient;
  readonly core: CoreClient;
  readonly pace: Pace;
  readonly metrics: Metrics;
  readonly standing: Standing;
  readonly observer: HopObserver | undefined;
  /** 0 ≤ … < 1; spreads the pauses. */
  readonly random: () => number;
}

/** Something that runs until it is stopped. */
export interface Loop {
  start(): void;
  /** Ends what is under way; settles when nothing of it runs any more. */
  stop(): Promise<void>;
}
