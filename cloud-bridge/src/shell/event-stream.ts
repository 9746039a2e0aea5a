import type { IncomingMessage } from 'node:http';
import { StringDecoder } from 'node:string_decoder';
import { readSse, type SseMessage, sseStart } from '../core/sse.ts';
import { codeOfRefusal } from './calls.ts';
import type { Endpoint } from './http-client.ts';

export interface StreamOptions {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The stream is dropped when no whole message came for so long, the first one included. */
  readonly silenceMs: number;
  readonly signal: AbortSignal;
  onMessage(message: SseMessage): void;
}

/**
 * Why a stream ended. `stream.silent`: nothing was heard for `silenceMs`, as on a link that dropped without a word;
 * `stream.closed`: the core ended it; `stream.broken`; `stream.aborted`: by us; `sse.too_long`; `stream.other_type`; else the
 * refusal's code with its status.
 */
export interface StreamEnd {
  readonly code: string;
  readonly status: number;
}

const REFUSAL_MAX_BYTES = 4_096;

const readRefusal = (answer: IncomingMessage, end: (ended: StreamEnd) => void): void => {
  const status = answer.statusCode ?? 0;
  const parts: Buffer[] = [];
  let size = 0;
  const finish = (): void => end({ code: codeOfRefusal(status, Buffer.concat(parts)), status });
  answer.on('data', (part: Buffer) => {
    size += part.length;
    parts.push(part);
    if (size > REFUSAL_MAX_BYTES) finish();
  });
  answer.on('close', finish);
};

const isEventStream = (answer: IncomingMessage): boolean =>
  /^text\/event-stream\b/i.test(answer.headers['content-type'] ?? '');

/** Follows one event stream until it ends, for whatever reason; never rejects. */
export const followStream = (endpoint: Endpoint, options: StreamOptions): Promise<StreamEnd> =>
  new Promise((resolve) => {
    const headers = { ...options.headers, accept: 'text/event-stream' };
    const sent = endpoint.open({ method: 'GET', path: options.path, headers, fresh: true });
    const end = (ended: StreamEnd): void => {
      clearTimeout(silence);
      options.signal.removeEventListener('abort', onAbort);
      resolve(ended);
      sent.destroy();
    };
    const fail = (code: string): void => end({ code, status: 0 });
    const onAbort = (): void => fail('stream.aborted');
    const watch = (): NodeJS.Timeout => setTimeout(() => fail('stream.silent'), options.silenceMs);
    let silence = watch();
    options.signal.addEventListener('abort', onAbort);
    if (options.signal.aborted) onAbort();

    const follow = (answer: IncomingMessage): void => {
      const decoder = new StringDecoder('utf8');
      let state = sseStart;
      answer.on('data', (part: Buffer) => {
        const step = readSse(state, decoder.write(part));
        if (!step.ok) {
          fail(step.code);
          return;
        }
        state = step.state;
        if (step.messages.length === 0) return;
        clearTimeout(silence);
        silence = watch();
        for (const message of step.messages) options.onMessage(message);
      });
      answer.on('error', () => fail('stream.broken'));
      answer.on('close', () => fail('stream.closed'));
    };
    sent.on('error', () => fail('stream.broken'));
    sent.on('response', (answer) => {
      if (answer.statusCode !== 200) readRefusal(answer, end);
      else if (isEventStream(answer)) follow(answer);
      else end({ code: 'stream.other_type', status: 200 });
    });
    sent.end();
  });
