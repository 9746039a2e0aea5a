import { createHmac, randomBytes } from 'node:crypto';
import type { ReadCredential, ReaderEvent } from '@furtka/hardware/port';
import {
  type CardCounters,
  type CardDoubt,
  hasRisen,
  mergedCounters,
} from '../core/card-counters.ts';
import type { KeptCounters } from './keeper-messages.ts';

/** A card as far as it is believed. */
export interface CardReading {
  readonly credential: ReadCredential;
  readonly doubt?: CardDoubt;
}

const SALT_BYTES = 32;
const HASH_DIGITS = 32;

/**
 * Judges what a reader found out about a card's key, and keeps the counts of cards that count their readings. The counts lie on
 * disk under a key of this agent alone, so that they outlive both a power cut and a new card key of the school.
 *
 * The order of a counted card: the count is taken into memory, the whole of the counts goes to the keeper, then the door decides,
 * then the relay. Nobody waits for the disk: what a power cut may lose is what was handed over and is not synced yet, and then the
 * last message of those cards is good once more. Before the counts of the last run have been read no count is believed.
 */
export class ProofDesk {
  readonly #keep: (kept: KeptCounters) => void;
  #salt: string | undefined;
  #counters: CardCounters = new Map();
  /** Read before the counts of the last run: highest count by card number. */
  readonly #early = new Map<string, number>();

  /** @param keep  hands the counts over to be written; must not wait */
  constructor(keep: (kept: KeptCounters) => void) {
    this.#keep = keep;
  }

  /** What the last run left on disk, and what cards told since: the higher count of each. A second time changes nothing. */
  restore({ salt, counters }: KeptCounters): void {
    if (this.#salt !== undefined) return;
    const ownSalt = salt === '' ? randomBytes(SALT_BYTES).toString('base64url') : salt;
    this.#salt = ownSalt;
    const early = [...this.#early].map(
      ([number, counter]) => [hashOf(ownSalt, number), counter] as const,
    );
    this.#early.clear();
    this.#counters = mergedCounters(counters, early);
    if (early.length > 0) this.#hand(ownSalt);
  }

  /** Hands a count over before anything moves; never waits for the disk. */
  judge({ credential, proof }: Extract<ReaderEvent, { kind: 'credential' }>): CardReading {
    switch (proof?.outcome) {
      case undefined:
        return { credential };
      case 'absent':
      case 'failed':
        return { credential, doubt: 'uidAlone' };
      case 'late':
        return { credential, doubt: 'late' };
      case 'proved':
        return proof.counter === undefined
          ? { credential }
          : this.#counted(credential, proof.counter);
      default:
        return proof satisfies never;
    }
  }

  #counted(credential: ReadCredential, counter: number): CardReading {
    const number = numberOf(credential);
    const unproved: ReadCredential = { ...credential, assurance: 'uid' };
    if (this.#salt === undefined) {
      this.#early.set(number, Math.max(counter, this.#early.get(number) ?? counter));
      return { credential: unproved, doubt: 'late' };
    }
    if (!hasRisen(this.#counters, hashOf(this.#salt, number), counter))
      return { credential: unproved, doubt: 'counterBack' };
    this.#hand(this.#salt);
    return { credential };
  }

  #hand(salt: string): void {
    this.#keep({ salt, counters: [...this.#counters] });
  }
}

const numberOf = (credential: ReadCredential): string =>
  credential.technology === 'iso14443'
    ? credential.uid
    : `${credential.bits}:${credential.facilityCode ?? '-'}:${credential.number}`;

const hashOf = (salt: string, number: string): string =>
  createHmac('sha256', salt).update(number).digest('hex').slice(0, HASH_DIGITS);
