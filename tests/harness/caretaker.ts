import type { KioskBlock, KioskSession } from '@furtka/hub-contract/kiosk-api';

/** Somebody signed in at the kiosk by PIN. */
export interface AtKiosk {
  block(cardId: string, reason: string): Promise<{ status: number; body: KioskBlock }>;
  get<T>(path: string): Promise<{ status: number; body: T }>;
  post<T>(path: string, body: unknown): Promise<{ status: number; body: T }>;
}

/** Signs in at the kiosk as its page does. Errors: with the hub's answer */
export const signInAtKiosk = async (kioskUrl: string, pin: string): Promise<AtKiosk> => {
  const origin = new URL(kioskUrl).origin;
  const answer = await fetch(`${kioskUrl}/kiosk/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ pin }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`kiosk sign-in: ${answer.status} ${text}`);
  const { csrfToken } = JSON.parse(text) as KioskSession;
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const headers = { cookie: cookie.join('; '), 'x-csrf-token': csrfToken, origin };
  const ask = async <T>(method: string, path: string, body?: unknown) => {
    const reply = await fetch(`${kioskUrl}/kiosk/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: reply.status, body: (await reply.json()) as T };
  };
  return {
    block: (cardId, reason) => ask('POST', `/cards/${cardId}/block`, { reason }),
    get: (path) => ask('GET', path),
    post: (path, body) => ask('POST', path, body),
  };
};
