import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
  /** Parsed body; an empty object when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const bodyOf = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
};

/** One HTTP request, to a Unix socket or a port of loopback. Texts go as text/plain, everything else as JSON. */
export const ask = (
  to: { socketPath: string } | { host: string; port: number },
  { method, path, body, headers = {} }: Ask,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const isText = typeof body === 'string';
    const type = isText ? 'text/plain' : 'application/json';
    const asked = request(
      {
        ...to,
        method,
        path,
        headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text,
            body: bodyOf(text),
          });
        });
      },
    );
    asked.on('error', reject);
    asked.end(body === undefined || isText ? body : JSON.stringify(body));
  });
