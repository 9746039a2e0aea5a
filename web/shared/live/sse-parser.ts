/** One event of a server-sent stream. `id` is the last one seen on the stream, as the format says. */
export interface SseEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | undefined;
}

/** Longest event that is put together; a stream that sends more is broken. Characters. */
const MAX_EVENT = 256 * 1024;

/**
 * Reads a stream of `text/event-stream` piece by piece, however it was cut.
 *
 * @returns a function that takes the next piece of text and gives the events that it completes
 * Errors   more than 256 Ki characters without an event throw RangeError
 * Source   WHATWG HTML, 9.2.6 Interpreting an event stream
 */
export const createSseParser = (): ((piece: string) => SseEvent[]) => {
  let rest = '';
  let event = '';
  let id: string | undefined;
  let data: string[] = [];

  const field = (line: string) => {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') data.push(value);
    else if (name === 'event') event = value;
    else if (name === 'id' && !value.includes('\0')) id = value;
  };

  const dispatch = (): SseEvent[] => {
    const found = data.length > 0 ? [{ event: event || 'message', data: data.join('\n'), id }] : [];
    event = '';
    data = [];
    return found;
  };

  return (piece) => {
    rest += piece;
    if (rest.length > MAX_EVENT) throw new RangeError('the live stream sent no whole line');
    const events: SseEvent[] = [];
    // A carriage return at the very end may be half of a line break: it waits for the next piece.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') events.push(...dispatch());
      else field(line);
    }
    return events;
  };
};
