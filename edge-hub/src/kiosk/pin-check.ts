import { verify } from '@node-rs/argon2';
import type { Logger } from 'pino';
import { AppError, messageOf } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { RateLimit } from '../rate-limit.ts';
import { type KioskTries, PinLock } from './pin-lock.ts';

/**
 * Wrong tries of all addresses at which nobody signed in before, together: many addresses must not add up to many guesses at 6
 * digits, and they must not lock the kiosk of the gatehouse either.
 */
const OF_STRANGERS = { count: 30, windowMs: 300_000 };
const STRANGERS = 'strangers';
/** Checks that may wait for their turn; each tries up to 50 hashes. */
const WAITING_MAX = 4;

export interface PinCheckOptions {
  /** Monotonic. */
  readonly nowMs: () => number;
  readonly log: Logger;
  /** Keeps the tries before the answer is given: a restart must not be a way to more of them. */
  readonly keep: (tries: PinTries) => Promise<void>;
}

/** What is kept of tries; monotonic milliseconds. */
export interface PinTries {
  readonly kiosks: ReadonlyMap<string, KioskTries>;
  /** Wrong tries of kiosks at which nobody signed in before. */
  readonly ofStrangers: readonly number[];
}

/**
 * Finds the operator of a PIN by trying each hash. One check at a time, so that a flood of tries takes neither the memory nor the
 * processor of a small box.
 */
export class PinCheck {
  readonly #log: Logger;
  readonly #keep: PinCheckOptions['keep'];
  readonly #perKiosk: PinLock;
  readonly #ofStrangers: RateLimit;
  #waiting = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor({ nowMs, log, keep }: PinCheckOptions) {
    this.#log = log;
    this.#keep = keep;
    this.#perKiosk = new PinLock(nowMs);
    this.#ofStrangers = new RateLimit(OF_STRANGERS, nowMs);
  }

  /** Takes over what was tried before a restart of the hub. */
  restore({ kiosks, ofStrangers }: PinTries): void {
    for (const [kiosk, tries] of kiosks) this.#perKiosk.restore(kiosk, tries);
    this.#ofStrangers.restore(STRANGERS, ofStrangers);
  }

  /** Milliseconds until this kiosk takes a PIN again, 0 = now. */
  lockedForMs(kiosk: string): number {
    const ofStrangers = this.#perKiosk.isKnown(kiosk) ? 0 : this.#ofStrangers.waitMs(STRANGERS);
    return Math.max(this.#perKiosk.waitMs(kiosk), ofStrangers);
  }

  /**
   * @param kiosk  address of the kiosk
   * Errors        `kiosk.pin_wrong`, `kiosk.pin_locked` with `waitMs`, `kiosk.busy`
   */
  async find(kiosk: string, pin: string, operators: readonly Operator[]): Promise<Operator> {
    this.#refuseLocked(kiosk);
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
    // Others may have been judged while this one waited.
    this.#refuseLocked(kiosk);
    for (const operator of operators) {
      if (!(await this.#fits(operator, pin))) continue;
      this.#perKiosk.noteRight(kiosk);
      await this.#keepTries();
      return operator;
    }
    this.#perKiosk.noteWrong(kiosk);
    if (!this.#perKiosk.isKnown(kiosk)) this.#ofStrangers.note(STRANGERS);
    await this.#keepTries();
    const left = this.#perKiosk.waitMs(kiosk);
    this.#log.warn({ locked: left > 0 }, 'kiosk.pin_wrong');
    throw new AppError('unauthenticated', 'kiosk.pin_wrong', { details: { waitMs: left } });
  }

  #refuseLocked(kiosk: string): void {
    const waitMs = this.lockedForMs(kiosk);
    if (waitMs > 0) throw new AppError('locked', 'kiosk.pin_locked', { details: { waitMs } });
  }

  #keepTries(): Promise<void> {
    return this.#keep({
      kiosks: this.#perKiosk.tries(),
      ofStrangers: this.#ofStrangers.acts(STRANGERS),
    });
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
