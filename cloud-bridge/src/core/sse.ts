/** One server-sent event. `event` is `message` where the server gave none. */
export interface SseMessage {
  readonly event: string;
  readonly data: string;
}

/** What was read of a message that is not whole yet. */
export interface SseState {
  /** Text after the last line end. */
  readonly rest: string;
  readonly event: string;
  readonly data: readonly string[];
  /** Characters of `data`. */
  readonly size: number;
}

export const sseStart: SseState = { rest: '', event: '', data: [], size: 0 };

/** Longest message and longest line, characters. A change is far below; more is not from our core. */
export const SSE_MAX_CHARS = 65_536;

export type SseStep =
  | { readonly ok: true; readonly state: SseState; readonly messages: readonly SseMessage[] }
  | { readonly ok: false; readonly code: 'sse.too_long' };

const tooLong: SseStep = { ok: false, code: 'sse.too_long' };

const fieldOf = (line: string): readonly [name: string, value: string] => {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  const value = line.slice(colon + 1);
  return [line.slice(0, colon), value.startsWith(' ') ? value.slice(1) : value];
};

/**
 * Reads a piece of an event stream. Pieces may end anywhere, in the middle of a line or between CR and LF. Comments, `id` and
 * `retry` are passed over: a cursor is told by `hello`, pauses are ours.
 *
 * Source  WHATWG HTML, 9.2.6 (interpreting an event stream)
 */
export const readSse = (before: SseState, piece: string): SseStep => {
  const text = before.rest + piece;
  // A CR at the very end may be the first half of CRLF; it waits.
  const end = text.endsWith('\r') ? text.length - 1 : text.length;
  const lines = text.slice(0, end).split(/\r\n|\n|\r/);
  const rest = (lines.pop() ?? '') + text.slice(end);
  if (rest.length > SSE_MAX_CHARS) return tooLong;
  let { event, size } = before;
  let data = [...before.data];
  const messages: SseMessage[] = [];
  for (const line of lines) {
    if (line === '') {
      if (data.length > 0) messages.push({ event: event || 'message', data: data.join('\n') });
      event = '';
      data = [];
      size = 0;
      continue;
    }
    const [name, value] = fieldOf(line);
    if (name === 'event') event = value;
    if (name !== 'data') continue;
    size += value.length;
    if (size > SSE_MAX_CHARS) return tooLong;
    data.push(value);
  }
  return { ok: true, state: { rest, event, data, size }, messages };
};
