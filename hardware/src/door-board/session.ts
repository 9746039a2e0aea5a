import type { DeviceCode } from '../port.ts';

/**
 * The link to one board. Pure.
 *
 * `closed`: no port, the next try waits · `opening` · `greeting`: the port is open, the board was asked who it is · `up`.
 */
export interface Link {
  readonly phase: 'closed' | 'opening' | 'greeting' | 'up';
  /** Begin of the phase. */
  readonly sinceMs: number;
  /** Last word of the board, or the begin of the phase. */
  readonly heardMs: number;
  readonly greetedMs: number;
  readonly beatMs: number;
  /** The board's own clock, ms since its start; goes back when it was reset. */
  readonly uptimeMs: number;
}

export type LinkEvent =
  | { readonly kind: 'opened' | 'openFailed' | 'portLost' }
  /** It said who it is, and this program can talk with it. */
  | { readonly kind: 'known' }
  | { readonly kind: 'alive'; readonly uptimeMs: number }
  /** Any other whole word. */
  | { readonly kind: 'heard' }
  | { readonly kind: 'tick' };

export type LinkAction =
  | { readonly do: 'open' | 'greet' | 'beat' | 'closePort' }
  /** Tell the board its pins and readers, then count it as online. */
  | { readonly do: 'setUp' }
  | { readonly do: 'offline'; readonly code: DeviceCode };

export interface LinkStep {
  readonly link: Link;
  readonly actions: readonly LinkAction[];
}

export interface LinkTimes {
  readonly heartbeatTimeoutMs: number;
}

/** Pause between two tries to open the port. */
export const RETRY_MS = 500;
/** Pause between two greetings of a silent board. */
export const GREET_MS = 400;
/** A port that opens and says nothing is closed again after this. */
export const SILENT_MS = 6_000;
/** Heartbeats in one timeout: three may be lost. */
const BEATS = 4;

const at = (phase: Link['phase'], nowMs: number): Link => ({
  phase,
  sinceMs: nowMs,
  heardMs: nowMs,
  greetedMs: nowMs,
  beatMs: nowMs,
  uptimeMs: 0,
});

/** A link that is opened at its first tick. */
export const initialLink = (nowMs: number): Link => at('closed', nowMs - RETRY_MS);

const stay = (link: Link): LinkStep => ({ link, actions: [] });

const lose = (link: Link, nowMs: number, code: DeviceCode): LinkStep => ({
  link: at('closed', nowMs),
  actions: [
    { do: 'closePort' },
    ...(link.phase === 'up' ? [{ do: 'offline', code } as const] : []),
  ],
});

const onTick = (link: Link, nowMs: number, { heartbeatTimeoutMs }: LinkTimes): LinkStep => {
  switch (link.phase) {
    case 'closed':
      if (nowMs - link.sinceMs < RETRY_MS) return stay(link);
      return { link: at('opening', nowMs), actions: [{ do: 'open' }] };
    case 'opening':
      return stay(link);
    case 'greeting':
      if (nowMs - link.sinceMs >= SILENT_MS) return lose(link, nowMs, 'timeout');
      if (nowMs - link.greetedMs < GREET_MS) return stay(link);
      return { link: { ...link, greetedMs: nowMs }, actions: [{ do: 'greet' }] };
    case 'up':
      // A cable that is pulled may say nothing at all: silence is the only sign.
      if (nowMs - link.heardMs > heartbeatTimeoutMs) return lose(link, nowMs, 'timeout');
      if (nowMs - link.beatMs < heartbeatTimeoutMs / BEATS) return stay(link);
      return { link: { ...link, beatMs: nowMs }, actions: [{ do: 'beat' }] };
    default:
      return link.phase satisfies never;
  }
};

const onAlive = (link: Link, nowMs: number, uptimeMs: number): LinkStep => {
  if (link.phase !== 'up') return stay(link);
  const next: Link = { ...link, heardMs: nowMs, uptimeMs };
  if (uptimeMs >= link.uptimeMs) return stay(next);
  // It began anew: its outputs rest and it knows nothing of its pins.
  return { link: next, actions: [{ do: 'offline', code: 'io' }, { do: 'setUp' }] };
};

/** Steps the link. `offline` comes once per loss, and only after a `setUp`. */
export const stepLink = (
  link: Link,
  event: LinkEvent,
  nowMs: number,
  times: LinkTimes,
): LinkStep => {
  switch (event.kind) {
    case 'tick':
      return onTick(link, nowMs, times);
    case 'opened':
      if (link.phase !== 'opening') return stay(link);
      return { link: at('greeting', nowMs), actions: [{ do: 'greet' }] };
    case 'openFailed':
      return link.phase === 'opening' ? stay(at('closed', nowMs)) : stay(link);
    case 'portLost':
      return link.phase === 'closed' || link.phase === 'opening'
        ? stay(link)
        : lose(link, nowMs, 'io');
    case 'known':
      if (link.phase !== 'greeting') return stay({ ...link, heardMs: nowMs });
      return { link: at('up', nowMs), actions: [{ do: 'setUp' }, { do: 'beat' }] };
    case 'alive':
      return onAlive(link, nowMs, event.uptimeMs);
    case 'heard':
      return stay({ ...link, heardMs: nowMs });
    default:
      return event satisfies never;
  }
};
