import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { idOfHash } from '../accounts/api.ts';

/** What an answer is good for: `enrol` and `proof` in one session, `step` for one account, `login` for whoever holds the key. */
export type ChallengePurpose = 'enrol' | 'proof' | 'step' | 'login';

export interface ChallengeBinding {
  readonly purpose: ChallengePurpose;
  /** Session or account for which it was made; empty for `login`. */
  readonly to: string;
}

export const CHALLENGE_LIFE_MS = 5 * 60_000;
const RANDOM_BYTES = 16;
const TIME_BYTES = 8;
const LENGTH = RANDOM_BYTES + TIME_BYTES + 32;

const tagOf = (key: Buffer, head: Buffer, { purpose, to }: ChallengeBinding): Buffer =>
  createHmac('sha256', key)
    .update(head)
    .update(JSON.stringify([purpose, to]))
    .digest();

/**
 * A challenge that carries its own proof, so that asking for one writes nothing: a flood of questions fills no table.
 *
 * @param random  16 bytes
 */
export const makeChallenge = (
  key: Buffer,
  binding: ChallengeBinding,
  given: { readonly random: Buffer; readonly nowUtc: number },
): Uint8Array<ArrayBuffer> => {
  const head = Buffer.alloc(RANDOM_BYTES + TIME_BYTES);
  given.random.copy(head, 0, 0, RANDOM_BYTES);
  head.writeBigUInt64BE(BigInt(given.nowUtc + CHALLENGE_LIFE_MS), RANDOM_BYTES);
  return new Uint8Array(Buffer.concat([head, tagOf(key, head, binding)]));
};

/** When a challenge of ours for this purpose ends, UTC ms; `undefined`: it is not ours, for something else, or over. */
export const challengeEnd = (
  key: Buffer,
  binding: ChallengeBinding,
  challenge: string,
  nowUtc: number,
): number | undefined => {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== LENGTH) return undefined;
  const head = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES);
  if (!timingSafeEqual(bytes.subarray(head.length), tagOf(key, head, binding))) return undefined;
  const end = Number(head.readBigUInt64BE(RANDOM_BYTES));
  return nowUtc < end ? end : undefined;
};

/** The same id each time the same challenge is answered. */
export const spentId = (challenge: string): string =>
  idOfHash(createHash('sha256').update(Buffer.from(challenge, 'base64url')).digest('hex'));
