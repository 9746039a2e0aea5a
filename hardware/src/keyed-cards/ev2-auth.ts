import { BLOCK, decrypt, encrypt } from './aes.ts';
import { cmac, isSame } from './cmac.ts';
import { DESFIRE_INS, DESFIRE_MORE, DESFIRE_OK, desfireFrame } from './desfire-frames.ts';
import { ask, type Exchange } from './exchange.ts';

/** What both sides share after a completed mutual authentication. */
export interface Ev2Session {
  /** 4 bytes, chosen by the card. */
  readonly transaction: Uint8Array;
  readonly encryptionKey: Uint8Array;
  readonly macKey: Uint8Array;
}

const rotated = (block: Uint8Array): Uint8Array =>
  Uint8Array.of(...block.subarray(1), block[0] ?? 0);

/** Session vector (AN12196, AuthenticateEV2First): label, counter, length, and both random numbers mixed. */
const sessionVector = (
  label: readonly number[],
  rndA: Uint8Array,
  rndB: Uint8Array,
): Uint8Array => {
  const mixed = Uint8Array.from({ length: 6 }, (_, at) => (rndA[2 + at] ?? 0) ^ (rndB[at] ?? 0));
  return Uint8Array.of(
    ...label,
    ...[0x00, 0x01, 0x00, 0x80],
    ...rndA.subarray(0, 2),
    ...mixed,
    ...rndB.subarray(6),
    ...rndA.subarray(8),
  );
};

/** Both session keys of an EV2 authentication. */
export const sessionKeys = (
  key: Uint8Array,
  rndA: Uint8Array,
  rndB: Uint8Array,
): Pick<Ev2Session, 'encryptionKey' | 'macKey'> => ({
  encryptionKey: cmac(key, sessionVector([0xa5, 0x5a], rndA, rndB)),
  macKey: cmac(key, sessionVector([0x5a, 0xa5], rndA, rndB)),
});

/**
 * AuthenticateEV2First, the reader's side: the card proves the key before it is believed, and the reader proves it to the card.
 *
 * @param keyNumber  of the selected application, 0..13
 * @param rndA       16 bytes nobody can foresee, new each time
 * @returns          the session, or `undefined` for whatever was not a whole and right answer; it does not tell which
 */
export function* authenticateEv2(
  keyNumber: number,
  key: Uint8Array,
  rndA: Uint8Array,
): Exchange<Ev2Session | undefined> {
  const first = yield* ask(
    desfireFrame(DESFIRE_INS.authenticateEv2First, Uint8Array.of(keyNumber, 0x00)),
  );
  if (first.status !== DESFIRE_MORE || first.data.length !== BLOCK) return undefined;
  const rndB = decrypt(key, first.data);
  const answer = encrypt(key, Buffer.concat([rndA, rotated(rndB)]));
  const second = yield* ask(desfireFrame(DESFIRE_INS.more, answer));
  if (second.status !== DESFIRE_OK || second.data.length !== 2 * BLOCK) return undefined;
  const told = decrypt(key, second.data);
  // Transaction identifier, the reader's number turned by one byte, capabilities of both sides.
  if (!isSame(told.subarray(4, 20), rotated(rndA))) return undefined;
  return { transaction: told.slice(0, 4), ...sessionKeys(key, rndA, rndB) };
}
