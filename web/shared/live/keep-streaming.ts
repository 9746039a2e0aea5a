import type { SseEvent } from './sse-parser.ts';
import { readStream } from './stream.ts';

/** Heartbeats come every 15 s; three missed ones mean that the link is dead. */
const SILENCE_MS = 45_000;
const FIRST_PAUSE_MS = 500;
const LAST_PAUSE_MS = 15_000;

/**
 * Pause before try number `attempt`, counted from 0: doubles from half a second to 15 s, and is spread so that a whole school does not
 * knock at the same moment.
 *
 * @param random  0..1
 */
export const pauseMs = (attempt: number, random: number): number =>
  Math.round(Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + random / 2));

export interface KeepStreamingOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly lastEventId: () => string | undefined;
  readonly onOpen: () => void;
  readonly onEvent: (event: SseEvent) => void;
  readonly onLost: () => void;
  readonly onRefused: () => void;
  /** Waits, or ends earlier when the browser says that it is online again. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Opens the stream again and again until it is told to stop or the server refuses this session. */
export const keepStreaming = async (options: KeepStreamingOptions): Promise<void> => {
  const { signal } = options;
  let attempt = 0;
  while (!signal.aborted) {
    const end = await readStream({
      url: options.url,
      fetch: options.fetch,
      signal,
      lastEventId: options.lastEventId(),
      silenceMs: SILENCE_MS,
      onOpen: () => {
        attempt = 0;
        options.onOpen();
      },
      onEvent: options.onEvent,
    });
    if (signal.aborted) return;
    if (end === 'refused') return options.onRefused();
    options.onLost();
    await options.wait(pauseMs(attempt, options.random()), signal);
    attempt += 1;
  }
};

/** Pause of a page: ends early when the network is back or the page is left. */
export const waitForNetwork = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      removeEventListener('online', finish);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    addEventListener('online', finish);
    signal.addEventListener('abort', finish);
  });
