import { createHash, randomBytes } from 'node:crypto';
import type { KioskSession } from '@furtka/hub-contract/kiosk-api';

/** A kiosk left alone shows no names after this. */
const IDLE_END_MS = 60_000;
/** Kiosks and phones of one school signed in at once. */
const SESSIONS_MAX = 50;

export interface KioskSessionEntry {
  readonly accountId: string;
  /** How the person was known. */
  readonly by: KioskSession['by'];
  readonly csrfToken: string;
  readonly key: string;
  lastActMs: number;
}

const keyOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who is signed in. In memory only: a restart of the hub signs everybody out. Time is handed in, monotonic. */
export class KioskSessions {
  readonly #nowMs: () => number;
  readonly #sessions = new Map<string, KioskSessionEntry>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** @returns the token for the cookie, and the session; the oldest session goes when there are too many */
  open(
    accountId: string,
    by: KioskSession['by'],
  ): { readonly token: string; readonly session: KioskSessionEntry } {
    this.sweep();
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size >= SESSIONS_MAX && oldest !== undefined) this.#sessions.delete(oldest);
    const token = randomBytes(32).toString('base64url');
    const session: KioskSessionEntry = {
      accountId,
      by,
      csrfToken: randomBytes(32).toString('base64url'),
      key: keyOf(token),
      lastActMs: this.#nowMs(),
    };
    this.#sessions.set(session.key, session);
    return { token, session };
  }

  /** The live session of a cookie; one that was idle too long is gone. */
  find(token: string | undefined): KioskSessionEntry | undefined {
    const session = token === undefined ? undefined : this.#sessions.get(keyOf(token));
    if (session === undefined || this.idleLeftMs(session) > 0) return session;
    this.#sessions.delete(session.key);
    return undefined;
  }

  idleLeftMs(session: KioskSessionEntry): number {
    return session.lastActMs + IDLE_END_MS - this.#nowMs();
  }

  /** Somebody did something: the idle time begins again. */
  touch(session: KioskSessionEntry): void {
    session.lastActMs = this.#nowMs();
  }

  close(session: KioskSessionEntry): void {
    this.#sessions.delete(session.key);
  }

  /** Forgets sessions that were idle too long. */
  sweep(): void {
    for (const session of [...this.#sessions.values()])
      if (this.idleLeftMs(session) <= 0) this.#sessions.delete(session.key);
  }
}
