import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request } from 'node:http';
import { Agent as HttpsAgent, request as requestTls } from 'node:https';

/** One peer: the hub on its socket, or the core. */
export interface Endpoint {
  /** Opens a request; `fresh`: on a connection of its own, never on a kept one. */
  open(options: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly fresh?: boolean;
  }): ClientRequest;
  /** Ends every connection, busy ones too: after a silent loss none of them can be trusted. */
  drop(): void;
}

const MOST_SOCKETS = 8;

export const hubEndpoint = (socketPath: string): Endpoint => {
  const agent = new HttpAgent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  return {
    open: ({ method, path, headers }) => request({ socketPath, agent, method, path, headers }),
    drop: () => agent.destroy(),
  };
};

/** @param ca  PEM of the only trusted authorities; `undefined`: those that Node carries */
export const coreEndpoint = (coreUrl: string, ca: string | undefined): Endpoint => {
  const base = new URL(coreUrl);
  const prefix = base.pathname.replace(/\/$/, '');
  const isTls = base.protocol === 'https:';
  const tls = ca === undefined ? {} : { ca };
  const pool = { keepAlive: true, maxSockets: MOST_SOCKETS };
  const agent = isTls ? new HttpsAgent({ ...pool, ...tls }) : new HttpAgent(pool);
  const address = {
    // URL keeps the brackets of an IPv6 address, the socket wants none.
    hostname: base.hostname.replace(/^\[|\]$/g, ''),
    port: base.port === '' ? (isTls ? 443 : 80) : Number(base.port),
  };
  return {
    open({ method, path, headers, fresh }) {
      const options = { ...address, method, path: `${prefix}${path}`, headers };
      if (!isTls) return request({ ...options, agent: fresh ? false : agent });
      return requestTls({ ...options, ...tls, agent: fresh ? false : agent });
    },
    drop: () => agent.destroy(),
  };
};

/** Why there is no whole answer. */
export type TransportCode = 'refused' | 'timeout' | 'broken' | 'too_long' | 'aborted';

export class TransportError extends Error {
  readonly code: TransportCode;
  constructor(code: TransportCode, cause?: unknown) {
    super(`no answer: ${code}`, cause === undefined ? {} : { cause });
    this.name = 'TransportError';
    this.code = code;
  }
}

export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** From the first byte sent to the last byte read. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const REFUSED = ['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
const codeOf = (error: Error): TransportCode =>
  'code' in error && typeof error.code === 'string' && REFUSED.includes(error.code)
    ? 'refused'
    : 'broken';

/** Reads a whole body; half of one is `broken`, however it ended. */
const readBody = (
  answer: IncomingMessage,
  maxBytes: number,
  settle: { done(body: Buffer): void; fail(error: TransportError): void },
): void => {
  const parts: Buffer[] = [];
  let size = 0;
  answer.on('data', (part: Buffer) => {
    size += part.length;
    if (size > maxBytes) settle.fail(new TransportError('too_long'));
    else parts.push(part);
  });
  answer.on('error', (error) => settle.fail(new TransportError('broken', error)));
  answer.on('close', () => {
    if (answer.complete) settle.done(Buffer.concat(parts));
    else settle.fail(new TransportError('broken'));
  });
};

const bodyHeaders = (body: string | Buffer | undefined): Record<string, string> =>
  body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };

/**
 * One request and its whole answer.
 *
 * Errors: `TransportError`; whatever happens, it settles within `timeoutMs`
 */
export const ask = (endpoint: Endpoint, wanted: Ask): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method, path, body, signal } = wanted;
    if (signal?.aborted) {
      reject(new TransportError('aborted'));
      return;
    }
    const headers = { ...wanted.headers, ...bodyHeaders(body) };
    const sent = endpoint.open({ method, path, headers });
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    const fail = (error: TransportError): void => {
      end();
      reject(error);
      sent.destroy();
    };
    const onAbort = (): void => fail(new TransportError('aborted'));
    const timer = setTimeout(() => fail(new TransportError('timeout')), wanted.timeoutMs);
    signal?.addEventListener('abort', onAbort);
    sent.on('error', (error) => fail(new TransportError(codeOf(error), error)));
    sent.on('response', (answer) => {
      const done = (whole: Buffer): void => {
        end();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole });
      };
      readBody(answer, wanted.maxBytes, { done, fail });
    });
    sent.end(body);
  });
