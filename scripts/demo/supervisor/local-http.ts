import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  /** Parsed JSON; `undefined` for an empty body. */
  readonly body: unknown;
}

const TIMEOUT_MS = 5000;

/** One request with a JSON body to a program of this machine: at a Unix socket, or at a port of 127.0.0.1. */
export const askLocal = (
  at: { readonly socketPath: string } | { readonly port: number },
  {
    method = 'GET',
    path,
    body,
    headers = {},
  }: {
    readonly method?: string;
    readonly path: string;
    readonly body?: unknown;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<Answer & { readonly setCookie: readonly string[] }> =>
  new Promise((resolve, reject) => {
    const place =
      'port' in at ? { host: '127.0.0.1', port: at.port } : { socketPath: at.socketPath };
    const text = body === undefined ? undefined : JSON.stringify(body);
    const type = text === undefined ? {} : { 'content-type': 'application/json' };
    const asked = request(
      { ...place, method, path, headers: { ...type, ...headers }, timeout: TIMEOUT_MS },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const whole = Buffer.concat(chunks).toString('utf8');
          try {
            resolve({
              status: answer.statusCode ?? 0,
              body: whole === '' ? undefined : JSON.parse(whole),
              setCookie: answer.headers['set-cookie'] ?? [],
            });
          } catch (error) {
            reject(error);
          }
        });
      },
    );
    asked.on('timeout', () => asked.destroy(new Error(`${path} did not answer in time`)));
    asked.on('error', reject);
    asked.end(text);
  });

/** Tries again until `fits`, for as long as `limitMs`; settles with the answer, or `undefined` when the time is over. */
export const until = async <T>(
  attempt: () => Promise<T | undefined>,
  { limitMs, everyMs = 50 }: { readonly limitMs: number; readonly everyMs?: number },
): Promise<T | undefined> => {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const found = await attempt().catch(() => undefined);
    if (found !== undefined || performance.now() > deadline) return found;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
};
