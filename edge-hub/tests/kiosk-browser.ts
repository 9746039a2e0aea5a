import type { TestHub } from './hub-fixture.ts';
import type { Answer, Ask } from './local-client.ts';

/** A browser that is signed in: keeps the cookie, sends the token. */
export type Browser = (ask: Ask) => Promise<Answer>;

/** Types a PIN at the kiosk. */
export const signIn = (
  test: TestHub,
  pin: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  test.kiosk({ method: 'POST', path: '/kiosk/v1/session', body: { pin }, headers });

/** The browser after the answer to a sign-in. */
export const browserOf = (test: TestHub, answer: Answer): Browser => {
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const headers = { cookie, 'x-csrf-token': String(answer.body['csrfToken']) };
  return (one) =>
    test.kiosk({ ...one, path: `/kiosk/v1${one.path}`, headers: { ...headers, ...one.headers } });
};
