/** What came over a server-sent stream, with the moment it came (monotonic ms). */
export interface LiveEvent {
  readonly event: string;
  readonly id: string;
  readonly data: Record<string, unknown>;
  readonly atMs: number;
}

export interface LiveListener {
  readonly events: readonly LiveEvent[];
  /** Whether the server closed the stream. */
  isClosed(): boolean;
  stop(): void;
}

const parse = (block: string, atMs: number): LiveEvent | undefined => {
  const field = (name: string) =>
    block
      .split('\n')
      .filter((line) => line.startsWith(`${name}:`))
      .map((line) => line.slice(name.length + 1).trim())
      .join('\n');
  const event = field('event');
  const data = field('data');
  return event === ''
    ? undefined
    : { event, id: field('id'), data: data ? JSON.parse(data) : {}, atMs };
};

/** Opens `GET /api/v1/live` and gathers what comes. Settles when the stream is open. */
export const listenLive = async (
  coreUrl: string,
  cookie: string,
  lastEventId?: string,
): Promise<LiveListener> => {
  const abort = new AbortController();
  const events: LiveEvent[] = [];
  let closed = false;
  const response = await fetch(`${coreUrl}/api/v1/live`, {
    headers: { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: abort.signal,
  });
  if (response.body === null || !response.ok) throw new Error(`live: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const gather = async () => {
    let rest = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      const atMs = performance.now();
      for (const block of blocks) {
        const event = parse(block, atMs);
        if (event) events.push(event);
      }
    }
  };
  gather()
    .catch((error: unknown) => {
      if (!abort.signal.aborted && !(error instanceof TypeError)) throw error;
    })
    .finally(() => {
      closed = true;
    });
  return { events, isClosed: () => closed, stop: () => abort.abort() };
};
