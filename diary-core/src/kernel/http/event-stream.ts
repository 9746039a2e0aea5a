import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';

export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
  readonly id?: string;
}

export interface EventStream {
  /** False once the stream is over; a reader who lets more than `maxBufferedBytes` pile up is cut. */
  send(event: StreamEvent): boolean;
  close(): void;
  readonly isOpen: boolean;
  /** Aborted when the stream is over, whoever ended it. */
  readonly ended: AbortSignal;
}

export interface EventStreamOptions {
  readonly heartbeatMs: number;
  readonly heartbeat: () => StreamEvent;
  /** Default 64 KiB. */
  readonly maxBufferedBytes?: number;
}

const textOf = ({ event, data, id }: StreamEvent): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

const openResponse = (reply: FastifyReply): ServerResponse => {
  // Headers that plug-ins set (security) would be lost with the hijacked reply.
  const headers = reply.getHeaders();
  reply.hijack();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) reply.raw.setHeader(name, value);
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  reply.raw.flushHeaders();
  return reply.raw;
};

/** Turns the reply into a stream of server-sent events. The caller sends; a slow or gone reader ends it. */
export const openEventStream = (reply: FastifyReply, options: EventStreamOptions): EventStream => {
  const response = openResponse(reply);
  const over = new AbortController();
  const maxBufferedBytes = options.maxBufferedBytes ?? 64 * 1024;
  const end = (): void => {
    if (over.signal.aborted) return;
    clearInterval(timer);
    over.abort();
  };
  const stream: EventStream = {
    get isOpen() {
      return !over.signal.aborted;
    },
    ended: over.signal,
    send: (event) => {
      if (over.signal.aborted) return false;
      response.write(textOf(event));
      if (response.writableLength <= maxBufferedBytes) return true;
      // Too slow: cut at once; the page connects again and catches up from its last id.
      response.destroy();
      end();
      return false;
    },
    close: () => {
      if (!over.signal.aborted) response.end();
      end();
    },
  };
  const timer = setInterval(() => stream.send(options.heartbeat()), options.heartbeatMs);
  response.once('close', end);
  return stream;
};
