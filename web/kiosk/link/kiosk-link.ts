import type {
  BookReply,
  FreeBody,
  GateEntry,
  GateEntryBody,
  KioskBlock,
  KioskClass,
  KioskPerson,
  KioskSession,
  KioskStatus,
  LetInBody,
  Visit,
  VisitBody,
} from '@furtka/hub-contract/kiosk-api';
import type { Inside, KioskDesk, KioskDoor } from '@furtka/hub-contract/kiosk-desk';

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

/** An act that got no answer for this long says so; the hub knows it by its id when it is sent again. */
const ANSWER_MS = 10_000;
/** How long the hub may hold a question about the desk, and how much longer the page waits for it. */
const DESK_WAIT_MS = 20_000;

interface Items<T> {
  readonly items: T[];
}

const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  const response = await fetch(`/kiosk/v1${path}`, {
    credentials: 'same-origin',
    cache: 'no-store',
    signal: AbortSignal.timeout(ANSWER_MS),
    ...init,
  });
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

const onDay = (date: string | undefined) => (date === undefined ? '' : `?date=${date}`);

export const readStatus = (): Promise<KioskStatus> => ask('/status');
export const signIn = (pin: string): Promise<KioskSession> =>
  ask('/session', write('POST', undefined, { pin }));
/** Also tells the hub that somebody is at the screen. */
export const readSession = (): Promise<KioskSession> => ask('/session');
export const signOut = (csrfToken: string): Promise<void> =>
  ask('/session', write('DELETE', csrfToken));

export const findPeople = (search: string): Promise<Items<KioskPerson>> =>
  ask(`/people?search=${encodeURIComponent(search)}`);
export const readClass = (className: string): Promise<Items<KioskPerson>> =>
  ask(`/people?className=${encodeURIComponent(className)}`);
export const readClasses = (): Promise<Items<KioskClass>> => ask('/classes');
export const photoOf = (personId: string): string => `/kiosk/v1/people/${personId}/photo`;

export const blockCard = (csrfToken: string, cardId: string, reason: string): Promise<KioskBlock> =>
  ask(`/cards/${cardId}/block`, write('POST', csrfToken, { reason }));
export const readBlock = (blockId: string): Promise<KioskBlock> => ask(`/blocks/${blockId}`);

export const writeEntry = (csrfToken: string, entry: GateEntryBody): Promise<BookReply> =>
  ask('/gate-entries', write('POST', csrfToken, entry));
export const withdrawEntry = (csrfToken: string, entryId: string): Promise<void> =>
  ask(`/gate-entries/${entryId}/withdraw`, write('POST', csrfToken, {}));
export const readEntries = (date: string): Promise<Items<GateEntry>> =>
  ask(`/gate-entries${onDay(date)}`);

export const startVisit = (csrfToken: string, visit: VisitBody): Promise<BookReply> =>
  ask('/visits', write('POST', csrfToken, visit));
export const endVisit = (csrfToken: string, visitId: string): Promise<BookReply> =>
  ask(`/visits/${visitId}/end`, write('POST', csrfToken, {}));
/** Open visits, longest first; the whole book of a day with a date. */
export const readVisits = (date?: string): Promise<Items<Visit>> => ask(`/visits${onDay(date)}`);

export const letIn = (csrfToken: string, doorId: string, body: LetInBody): Promise<BookReply> =>
  ask(`/doors/${doorId}/let-in`, write('POST', csrfToken, body));
/** Holds a door open for a while; it ends by itself. */
export const freeDoor = (
  csrfToken: string,
  doorId: string,
  body: FreeBody,
): Promise<Items<KioskDoor>> => ask(`/doors/${doorId}/free`, write('POST', csrfToken, body));
/** Somebody has seen what the door is alarmed by. */
export const answerAlarms = (csrfToken: string, doorId: string): Promise<Items<KioskDoor>> =>
  ask(`/doors/${doorId}/answer-alarms`, write('POST', csrfToken, {}));
export const setMode = (
  csrfToken: string,
  mode: 'lockdown' | 'drill' | 'normal',
): Promise<Items<KioskDoor>> => ask('/mode', write('POST', csrfToken, { mode }));

/** The desk as soon as it differs from `since`, or after a while as it is. */
export const readDesk = (since: number | undefined, stop: AbortSignal): Promise<KioskDesk> =>
  ask(since === undefined ? '/desk' : `/desk?since=${since}&waitMs=${DESK_WAIT_MS}`, {
    signal: AbortSignal.any([stop, AbortSignal.timeout(DESK_WAIT_MS + ANSWER_MS)]),
  });
export const readInside = (): Promise<Inside> => ask('/inside');
export const markSafe = (csrfToken: string, personId: string, safe: boolean): Promise<void> =>
  ask(`/inside/${personId}/safe`, write('PUT', csrfToken, { safe }));
