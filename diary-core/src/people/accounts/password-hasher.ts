import { hash, verify } from '@node-rs/argon2';
import { AppError } from '../../kernel/domain/app-error.ts';
import { Turns } from '../../kernel/domain/turns.ts';
import type { Services } from '../../kernel/services.ts';

/** argon2id (the library's default kind), 64 MiB, 3 passes, 1 lane. Memory in KiB. */
const PASSWORD_COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
/** For a PIN at a kiosk, which is a small machine. */
const PIN_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const AT_ONCE = 2;

/** How many may wait for their turn, and for how long. */
export interface QueueLimits {
  readonly mostWaiting: number;
  readonly longestWaitMs: number;
}
const LIMITS: QueueLimits = { mostWaiting: 200, longestWaitMs: 5_000 };

/** Hash of nothing that anybody knows, of the same cost: a login that does not exist takes as long as a wrong password. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=1$tXBcsxSvUlnLFeSG73T+mA$t7aDkGS/TUqAJujkuZdaCZrtHKVjSHM57qQWgnI17YM';

/**
 * Hashes passwords, at most two at once; the rest queue for up to 5 s, so that a flood of logins takes neither the memory nor the
 * processor from the rest of the core. Errors: `accounts.busy` with the seconds after which to try again.
 */
export class PasswordHasher {
  /** Milliseconds of the last verification, for answers that must take as long without doing the work. */
  #lastMs = 100;
  readonly #monotonicMs: () => number;
  readonly #turns: Turns;

  constructor(monotonicMs: () => number, limits: QueueLimits = LIMITS) {
    this.#monotonicMs = monotonicMs;
    this.#turns = new Turns(
      { atOnce: AT_ONCE, ...limits },
      () => new AppError('unavailable', 'accounts.busy', { retryAfterS: 5 }),
    );
  }

  hashPassword(password: string): Promise<string> {
    return this.#turns.take(() => hash(password.normalize('NFC'), PASSWORD_COST));
  }

  hashPin(pin: string): Promise<string> {
    return this.#turns.take(() => hash(pin, PIN_COST));
  }

  async isPassword(passwordHash: string, password: string): Promise<boolean> {
    return this.#turns.take(async () => {
      const from = this.#monotonicMs();
      const isRight = await verify(passwordHash, password.normalize('NFC'));
      this.#lastMs = this.#monotonicMs() - from;
      return isRight;
    });
  }

  /** Waits as long as a verification takes, without the work. */
  pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.#lastMs));
  }
}

const hashers = new WeakMap<object, PasswordHasher>();

/** The one hasher of an app, so that two at once means two at once. */
export const hasherOf = (services: Pick<Services, 'clocks'>): PasswordHasher => {
  const key = services.clocks;
  const hasher = hashers.get(key) ?? new PasswordHasher(() => services.clocks.monotonicMs());
  hashers.set(key, hasher);
  return hasher;
};
