import { keepStreaming, waitForNetwork } from './keep-streaming.ts';
import {
  FIRST_STATE,
  firstState,
  type LinkAction,
  type LinkSignal,
  type LinkState,
  nextLink,
} from './link-state.ts';
import type { SseEvent } from './sse-parser.ts';

/** What the tab with the stream tells the others, and what a new tab asks. */
type TabMessage =
  | { kind: 'open' | 'lost' | 'refused' | 'who' }
  | { kind: 'event'; event: SseEvent }
  | { kind: 'here'; connected: boolean; lastEventId: string | undefined };

export interface LiveLinkOptions {
  readonly url: string;
  /** Names the browser-wide lock and channel; one per account, so that a new login never listens to the old one. */
  readonly name: string;
  readonly monotonicMs: () => number;
  /** Where the stream begins, as the session tells. */
  readonly since: string | undefined;
  readonly onAction: (action: LinkAction) => void;
  readonly onState: (state: LinkState) => void;
  /** The session is over. */
  readonly onRefused: () => void;
}

/** Quiet time after which a catch-up without a heartbeat counts as complete. */
const SETTLE_MS = 1_500;

/**
 * One stream for all tabs of a browser. The tab that holds the lock reads the stream and tells the others over a channel; when it is
 * closed or dies the browser gives the lock to the next one, which goes on where the last event was. Where the browser has no locks
 * (plain HTTP to another machine) each tab reads its own.
 *
 * @returns stops listening and gives the lock away
 */
export const startLiveLink = (options: LiveLinkOptions): (() => void) => {
  const { name, monotonicMs } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const channel = new BroadcastChannel(name);
  let state: LinkState = firstState(options.since);
  let settling: ReturnType<typeof setTimeout> | undefined;
  let leads = false;

  const take = (step: LinkSignal) => {
    const next = nextLink(state, step);
    state = next.state;
    for (const action of next.actions) options.onAction(action);
    options.onState(state);
    clearTimeout(settling);
    if (state.catchingUp === undefined) return;
    settling = setTimeout(() => take({ kind: 'settled', at: monotonicMs() }), SETTLE_MS);
  };
  const tell = (message: TabMessage) => channel.postMessage(message);
  const refuse = () => {
    stopping.abort();
    options.onRefused();
  };

  const lead = async () => {
    leads = true;
    await keepStreaming({
      url: options.url,
      fetch: globalThis.fetch.bind(globalThis),
      signal,
      random: Math.random,
      wait: waitForNetwork,
      lastEventId: () => state.lastEventId,
      onOpen: () => {
        tell({ kind: 'open' });
        take({ kind: 'open', at: monotonicMs() });
      },
      onEvent: (event) => {
        tell({ kind: 'event', event });
        take({ kind: 'event', at: monotonicMs(), event });
      },
      onLost: () => {
        tell({ kind: 'lost' });
        take({ kind: 'lost', at: monotonicMs() });
      },
      onRefused: () => {
        tell({ kind: 'refused' });
        refuse();
      },
    });
  };

  channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    const at = monotonicMs();
    if (data.kind === 'refused') refuse();
    else if (data.kind === 'who') {
      if (leads) {
        tell({ kind: 'here', connected: state.connected, lastEventId: state.lastEventId });
      }
    } else if (data.kind === 'here') {
      // Between this tab's session and its ear the tab with the stream may have heard something that is not told again.
      if (data.connected && !state.connected) {
        if (data.lastEventId !== state.lastEventId) state = FIRST_STATE;
        take({ kind: 'open', at });
      }
    } else if (data.kind === 'event') take({ kind: 'event', at, event: data.event });
    else take({ kind: data.kind, at });
  };
  tell({ kind: 'who' });

  const locks: LockManager | undefined = navigator.locks;
  if (locks) {
    locks.request(name, { signal }, lead).catch((error: unknown) => {
      // An aborted wait is this tab being left; anything else must not leave the page without a stream.
      if (!signal.aborted) {
        console.warn('live.lock_refused', error);
        void lead();
      }
    });
  } else void lead();

  return () => {
    stopping.abort();
    clearTimeout(settling);
    channel.close();
  };
};
