import { cmac } from './cmac.ts';

/** First byte of the input for AES-128 (AN10922 2.2). */
const AES_128 = 0x01;
/** Two blocks less that byte. */
const INPUT_MAX = 31;
/** AN10922 pads every input to two blocks before its CMAC. */
const PAD_TO = 32;

/** What a card's own key is made of, beside the master key. */
export interface Diversification {
  /** 4, 7 or 10 bytes. */
  readonly uid: Uint8Array;
  /** 3 bytes as AN10922 writes them in its example. */
  readonly aid: Uint8Array;
  /** Of the school; 1 to 18 bytes. */
  readonly system: Uint8Array;
}

/**
 * AES-128 key of one card (NXP AN10922 2.2): CMAC over `01 | UID | AID | system identifier` by the master key. Two cards never
 * share a key, and no card's key leads to the master.
 *
 * Errors  RangeError when the input is longer than AN10922 allows
 */
export const diversifiedKey = (
  master: Uint8Array,
  { uid, aid, system }: Diversification,
): Uint8Array => {
  const input = Buffer.concat([uid, aid, system]);
  if (input.length === 0 || input.length > INPUT_MAX)
    throw new RangeError(`diversification input is ${input.length} bytes, 1 to ${INPUT_MAX} fit`);
  return cmac(master, Buffer.concat([Uint8Array.of(AES_128), input]), PAD_TO);
};
