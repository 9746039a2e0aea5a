import type { SseEvent } from './sse-parser.ts';

/** What a page knows about its live link. Times are monotonic milliseconds of this page. */
export interface LinkState {
  readonly connected: boolean;
  /** Last sign of life, heartbeats included; missing before the first one. */
  readonly heardAt?: number;
  /** Where the stream is, for whoever opens it next. */
  readonly lastEventId?: string;
  /** The stream is open again after a loss and sends what was missed: counted until the first heartbeat. */
  readonly catchingUp?: number;
}

export type LinkSignal =
  | { readonly kind: 'open'; readonly at: number }
  | { readonly kind: 'event'; readonly at: number; readonly event: SseEvent }
  | { readonly kind: 'settled'; readonly at: number }
  | { readonly kind: 'lost'; readonly at: number };

/** What the page does about it. */
export type LinkAction =
  | { readonly kind: 'deliver'; readonly event: SseEvent }
  /** The page's data may be older than the stream: read them again. */
  | { readonly kind: 'refetch' }
  | { readonly kind: 'caughtUp'; readonly count: number };

/** After this the page shows how old it is. */
export const STALE_AFTER_MS = 30_000;

export const FIRST_STATE: LinkState = { connected: false };

/** Before the first opening, with the place of which the session told: what is read since then is no older. */
export const firstState = (since: string | undefined): LinkState =>
  since === undefined || since === '' ? FIRST_STATE : { ...FIRST_STATE, lastEventId: since };

const settle = (state: LinkState): { state: LinkState; actions: LinkAction[] } => {
  const { catchingUp, ...rest } = state;
  return {
    state: rest,
    actions: catchingUp ? [{ kind: 'caughtUp', count: catchingUp }] : [],
  };
};

const onEvent = (state: LinkState, at: number, event: SseEvent) => {
  const heard: LinkState = {
    ...state,
    connected: true,
    heardAt: at,
    ...(event.id === undefined ? {} : { lastEventId: event.id }),
  };
  if (event.event === 'heartbeat') return settle(heard);
  const counted =
    heard.catchingUp === undefined ? heard : { ...heard, catchingUp: heard.catchingUp + 1 };
  return { state: counted, actions: [{ kind: 'deliver' as const, event }] };
};

/** The link as a pure step: the same in the tab that holds the stream and in those that only listen to it. */
export const nextLink = (
  state: LinkState,
  signal: LinkSignal,
): { state: LinkState; actions: LinkAction[] } => {
  switch (signal.kind) {
    case 'open': {
      const known = state.lastEventId !== undefined;
      return {
        state: {
          ...state,
          connected: true,
          heardAt: signal.at,
          // What happened while the page was being opened is nothing that was missed.
          ...(known && state.heardAt !== undefined ? { catchingUp: 0 } : {}),
        },
        // Without a place to go on from, such as the session tells, whatever was read before the stream opened may miss something.
        actions: known ? [] : [{ kind: 'refetch' }],
      };
    }
    case 'event':
      return onEvent(state, signal.at, signal.event);
    case 'settled':
      return settle(state);
    case 'lost': {
      const { catchingUp: _, ...rest } = state;
      return { state: { ...rest, connected: false }, actions: [] };
    }
    default:
      return signal satisfies never;
  }
};

/** Milliseconds since the last sign of life once it is too long ago, else nothing. */
export const staleFor = (state: LinkState, now: number): number | undefined => {
  if (state.heardAt === undefined) return undefined;
  const age = now - state.heardAt;
  return age > STALE_AFTER_MS ? age : undefined;
};
