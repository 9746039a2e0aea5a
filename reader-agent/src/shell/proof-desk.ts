import { createHmac, randomBytes } from 'node:crypto';
import type { ReadCredential, ReaderEvent } from '@furtka/hardware/port';
import { type CardCounters, type CardDoubt, hasRisen } from '../core/card-counters.ts';
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
 */
export class ProofDesk {
  readonly #keep: (kept: KeptCounters) => void;
  #salt = randomBytes(SALT_BYTES).toString('base64url');
  #counters: CardCounters = new Map();

  /** @param keep  hands the counts over to be written; must not wait */
  constructor(keep: (kept: KeptCounters) => void) {
    this.#keep = keep;
  }

  /** What the last run left on disk. */
  restore({ salt, counters }: KeptCounters): void {
    // A keeper that was started again knows less than this thread.
    if (salt === '' || this.#counters.size > 0) return;
    this.#salt = salt;
    this.#counters = new Map(counters);
  }

  /** Never waits for the disk: a power cut may lose the last count and no other. */
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
        break;
      default:
        proof satisfies never;
    }
    if (proof?.outcome !== 'proved' || proof.counter === undefined) return { credential };
    if (!hasRisen(this.#counters, this.#hash(credential), proof.counter))
      return { credential: { ...credential, assurance: 'uid' }, doubt: 'counterBack' };
    this.#keep({ salt: this.#salt, counters: [...this.#counters] });
    return { credential };
  }

  #hash(credential: ReadCredential): string {
    const number =
      credential.technology === 'iso14443'
        ? credential.uid
        : `${credential.bits}:${credential.facilityCode ?? '-'}:${credential.number}`;
    return createHmac('sha256', this.#salt).update(number).digest('hex').slice(0, HASH_DIGITS);
  }
}
