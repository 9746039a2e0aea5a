import { verify } from '@node-rs/argon2';
import type { Logger } from 'pino';
import { AppError, messageOf } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { RateLimit } from '../rate-limit.ts';
import { PinLock } from './pin-lock.ts';

/** Wrong tries of all kiosks together: many addresses must not add up to many guesses at 6 digits. */
const OF_ALL = { count: 30, windowMs: 300_000 };
/** Checks that may wait for their turn; each tries up to 50 hashes. */
const WAITING_MAX = 4;

export interface PinCheckOptions {
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly log: Logger;
  /** Told of all locks in force when one more kiosk is locked, with the milliseconds that are left. */
  readonly onLocked: (locked: ReadonlyMap<string, number>) => void;
}

/**
 * Finds the operator of a PIN by trying each hash. One check at a time, so that a flood of tries takes neither the memory nor the
 * processor of a small box.
 */
export class PinCheck {
  readonly #log: Logger;
  readonly #onLocked: PinCheckOptions['onLocked'];
  readonly #perKiosk: PinLock;
  readonly #ofAll: RateLimit;
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ nowMs, log, onLocked }: PinCheckOptions) {
    this.#log = log;
    this.#onLocked = onLocked;
    this.#perKiosk = new PinLock(nowMs);
    this.#ofAll = new RateLimit(OF_ALL, nowMs);
  }

  /** Takes locks over from before a restart of the hub: kiosk, and milliseconds that are left. */
  restore(locked: ReadonlyMap<string, number>): void {
    for (const [kiosk, leftMs] of locked) this.#perKiosk.restore(kiosk, leftMs);
  }

  /** Milliseconds until this kiosk takes a PIN again, 0 = now. */
  lockedForMs(kiosk: string): number {
    return Math.max(this.#perKiosk.waitMs(kiosk), this.#ofAll.waitMs('all'));
  }

  /**
   * @param kiosk  address of the kiosk
   * Errors        `kiosk.pin_wrong`, `kiosk.pin_locked` with `waitMs`, `kiosk.busy`
   */
  async find(kiosk: string, pin: string, operators: readonly Operator[]): Promise<Operator> {
    if (this.#waiting >= WAITING_MAX) throw new AppError('too_many', 'kiosk.busy');
    this.#waiting += 1;
    const turn = this.#turn.then(() => this.#findNow(kiosk, pin, operators));
    this.#turn = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }

  async #findNow(kiosk: string, pin: string, operators: readonly Operator[]): Promise<Operator> {
    const waitMs = this.lockedForMs(kiosk);
    if (waitMs > 0) throw new AppError('locked', 'kiosk.pin_locked', { details: { waitMs } });
    for (const operator of operators) {
      if (!(await this.#fits(operator, pin))) continue;
      this.#perKiosk.noteRight(kiosk);
      return operator;
    }
    this.#perKiosk.noteWrong(kiosk);
    this.#ofAll.note('all');
    const left = this.#perKiosk.waitMs(kiosk);
    if (left > 0) this.#onLocked(this.#perKiosk.locked());
    this.#log.warn({ locked: left > 0 }, 'kiosk.pin_wrong');
    throw new AppError('unauthenticated', 'kiosk.pin_wrong', { details: { waitMs: left } });
  }

  async #fits(operator: Operator, pin: string): Promise<boolean> {
    try {
      return await verify(operator.pinHash, pin);
    } catch (error) {
      this.#log.error({ cause: messageOf(error) }, 'kiosk.pin_hash_damaged');
      return false;
    }
  }
}
