import { inputOf, KEY_NUMBER, type OfficeCardKeys, sunKeysOf } from './card-keys.ts';
import { changeOtherKey, changeOwnKey } from './change-key.ts';
import { DESFIRE_INS, threeBytes } from './desfire-frames.ts';
import { diversifiedKey } from './diversify.ts';
import { Ev2Messaging } from './ev2-messaging.ts';
import type { Exchange } from './exchange.ts';
import { type DrawRandom, type FoundKey, findKey } from './find-key.ts';
import { selectNtag424, writeNdefFile } from './ntag424-frames.ts';
import type { Personalised } from './personalise-desfire.ts';
import { sunFile } from './sun.ts';

const FILE = 2;
const REFUSED: Personalised = { ok: false, code: 'refused' };

/** Settings of the file (AN12196, ChangeFileSettings): message switched on, read by all, the rest by key 0. */
const settings = (piccAt: number, macAt: number): Uint8Array =>
  Uint8Array.of(
    0x40, // the card writes its message into the file
    ...[0x00, 0xe0],
    0xc1, // UID and counter, in ASCII
    ...[0xff, 0x12], // enciphered by key 1, MAC by key 2, the counter is told to nobody
    ...threeBytes(piccAt),
    ...threeBytes(macAt), // the MAC covers no part of the file
    ...threeBytes(macAt),
  );

/**
 * Makes an NTAG 424 DNA one of the school's. It may be broken off anywhere and begun again: each run first finds out which keys
 * the card holds. Key 0 changes last.
 */
export function* personaliseNtag424(
  uid: Uint8Array,
  keys: OfficeCardKeys,
  draw: DrawRandom,
): Exchange<Personalised> {
  if (!(yield* selectNtag424())) return { ok: false, code: 'not_this_family' };
  const ownKey = diversifiedKey(keys.ntag424.application, inputOf(keys, 'ntag424', uid));
  const sun = sunKeysOf(keys, keys.ntag424, uid);
  const meta = yield* findKey(KEY_NUMBER.metaRead, sun.metaRead, draw);
  const read = yield* findKey(KEY_NUMBER.fileRead, sun.fileRead, draw);
  const known = yield* findKey(KEY_NUMBER.application, ownKey, draw);
  if (meta === undefined || read === undefined || known === undefined)
    return { ok: false, code: 'foreign' };

  const { bytes, piccAt, macAt } = sunFile();
  const hasFile = yield* writeNdefFile(bytes);
  if (!hasFile) return REFUSED;
  const own = yield* findKey(KEY_NUMBER.application, ownKey, draw);
  if (own === undefined) return REFUSED;
  const messaging = new Ev2Messaging(own.session);
  const set = yield* messaging.send({
    ins: DESFIRE_INS.changeFileSettings,
    header: Uint8Array.of(FILE),
    data: settings(piccAt, macAt),
  });
  if (set === undefined) return REFUSED;
  const others: readonly (readonly [number, FoundKey, Uint8Array])[] = [
    [KEY_NUMBER.metaRead, meta, sun.metaRead],
    [KEY_NUMBER.fileRead, read, sun.fileRead],
  ];
  for (const [number, found, key] of others) {
    if (found.isOurs) continue;
    const change = changeOtherKey(number, found.key, key);
    if ((yield* messaging.send(change)) === undefined) return REFUSED;
  }
  if (own.isOurs) return { ok: true };
  const changed = yield* messaging.send(changeOwnKey(KEY_NUMBER.application, ownKey));
  return changed === undefined ? REFUSED : { ok: true };
}
