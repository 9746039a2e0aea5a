import type {
  KioskBlock,
  KioskPerson,
  KioskSession,
  KioskStatus,
} from '@furtka/hub-contract/kiosk-api';

/** An answer of the hub that says no: its code, and for how long where it names a time. */
export class KioskRefusal extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: string, details: Readonly<Record<string, unknown>>) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(`/kiosk/v1${path}`, { credentials: 'same-origin', ...init });
  if (response.status === 204) return undefined as T;
  const body = await response.json();
  if (!response.ok) throw new KioskRefusal(String(body.code), body.details ?? {});
  return body as T;
};

const write = (method: string, csrfToken: string | undefined, body?: unknown): RequestInit => ({
  method,
  headers: {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(csrfToken === undefined ? {} : { 'x-csrf-token': csrfToken }),
  },
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
});

export const readStatus = (): Promise<KioskStatus> => ask('/status');
export const signIn = (pin: string): Promise<KioskSession> =>
  ask('/session', write('POST', undefined, { pin }));
export const signOut = (csrfToken: string): Promise<void> =>
  ask('/session', write('DELETE', csrfToken));
export const findPeople = (search: string): Promise<{ items: KioskPerson[] }> =>
  ask(`/people?search=${encodeURIComponent(search)}`);
export const blockCard = (csrfToken: string, cardId: string, reason: string): Promise<KioskBlock> =>
  ask(`/cards/${cardId}/block`, write('POST', csrfToken, { reason }));
export const readBlock = (blockId: string): Promise<KioskBlock> => ask(`/blocks/${blockId}`);
