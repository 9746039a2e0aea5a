import { createSseParser, type SseEvent } from './sse-parser.ts';

/** Why a stream came to its end: the link broke, or the server says that this session may not listen. */
export type StreamEnd = 'lost' | 'refused';

export interface StreamOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  /** Where the last stream ended; the server sends what came after it. */
  readonly lastEventId: string | undefined;
  readonly onOpen: () => void;
  readonly onEvent: (event: SseEvent) => void;
  /** Silence after which a link counts as dead, milliseconds. */
  readonly silenceMs: number;
}

/** Aborts the stream when nothing arrives for a while: a link that dropped silently never ends by itself. */
const createWatchdog = (silenceMs: number, bark: () => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    calm: () => {
      clearTimeout(timer);
      timer = setTimeout(bark, silenceMs);
    },
    stop: () => clearTimeout(timer),
  };
};

const pump = async (
  body: ReadableStream<Uint8Array>,
  onPiece: (text: string) => void,
): Promise<void> => {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onPiece(decoder.decode(value, { stream: true }));
  }
};

/**
 * Reads one server-sent stream until it ends. `fetch` instead of `EventSource`, because only so a tab that takes over from another
 * can say where that one ended, and because `EventSource` hides that a session is over.
 *
 * @returns `refused` for 401 and 403, `lost` for everything else; never rejects
 */
export const readStream = async (options: StreamOptions): Promise<StreamEnd> => {
  const abort = new AbortController();
  const stop = () => abort.abort();
  options.signal.addEventListener('abort', stop);
  const watchdog = createWatchdog(options.silenceMs, stop);
  try {
    watchdog.calm();
    const reply = await options.fetch(options.url, {
      signal: abort.signal,
      cache: 'no-store',
      headers: {
        accept: 'text/event-stream',
        ...(options.lastEventId === undefined ? {} : { 'last-event-id': options.lastEventId }),
      },
    });
    if (reply.status === 401 || reply.status === 403) return 'refused';
    if (!reply.ok || !reply.body) return 'lost';
    options.onOpen();
    const parse = createSseParser();
    await pump(reply.body, (text) => {
      watchdog.calm();
      for (const event of parse(text)) options.onEvent(event);
    });
    return 'lost';
  } catch {
    // Aborted, refused by the network or malformed: for the caller the link is lost, and it tries again.
    return 'lost';
  } finally {
    watchdog.stop();
    options.signal.removeEventListener('abort', stop);
  }
};
