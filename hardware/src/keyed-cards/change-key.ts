import { crc32 } from 'node:zlib';
import { DESFIRE_INS } from './desfire-frames.ts';
import type { SecureCommand } from './ev2-messaging.ts';

/** Key version that cards of ours carry. */
const VERSION = 1;

/** CRC-32 over a new key as the cards want it: without the last inversion, least significant byte first. */
const crc32Nk = (key: Uint8Array): Uint8Array => {
  const crc = ~crc32(key);
  return Uint8Array.of(crc & 0xff, (crc >>> 8) & 0xff, (crc >>> 16) & 0xff, (crc >>> 24) & 0xff);
};

/** Changes a key that is not the one of the session: the card wants to see that the old one is known. */
export const changeOtherKey = (
  keyNumber: number,
  from: Uint8Array,
  to: Uint8Array,
): SecureCommand => ({
  ins: DESFIRE_INS.changeKey,
  header: Uint8Array.of(keyNumber),
  data: Uint8Array.of(...to.map((byte, at) => byte ^ (from[at] ?? 0)), VERSION, ...crc32Nk(to)),
});

/** Changes the key of the session, which ends with it. */
export const changeOwnKey = (keyNumber: number, to: Uint8Array): SecureCommand => ({
  ins: DESFIRE_INS.changeKey,
  header: Uint8Array.of(keyNumber),
  data: Uint8Array.of(...to, VERSION),
  endsSession: true,
});
