import type { SessionReply } from '@furtka/core-contract/api';

/** Somebody signed in at the core over HTTP, as a browser would be: a cookie and a token for writes. */
export interface Person {
  readonly session: SessionReply;
  readonly cookie: string;
  get<T = Record<string, unknown>>(path: string): Promise<{ status: number; body: T }>;
  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: T }>;
  put<T = Record<string, unknown>>(
    path: string,
    body: unknown,
  ): Promise<{ status: number; body: T }>;
  patch<T = Record<string, unknown>>(
    path: string,
    body: unknown,
  ): Promise<{ status: number; body: T }>;
  delete(path: string): Promise<{ status: number }>;
}

/** A session cookie out of an answer, as it goes back. */
const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');

export const signIn = async (
  coreUrl: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Person> => {
  const answer = await fetch(`${coreUrl}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
  const session = (await answer.json()) as SessionReply;
  const cookie = cookieOf(answer);
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const response = await fetch(`${coreUrl}${path}`, {
      method,
      headers: {
        cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': session.csrfToken }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as T };
  };
  return {
    session,
    cookie,
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
    put: (path, body) => ask('PUT', path, body),
    patch: (path, body) => ask('PATCH', path, body),
    delete: (path) => ask('DELETE', path),
  };
};
