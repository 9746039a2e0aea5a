import { inputOf, KEY_NUMBER, type OfficeCardKeys } from './card-keys.ts';
import { changeOtherKey, changeOwnKey } from './change-key.ts';
import { CREDENTIAL_FILE_SIZE, makeCredentialFile } from './credential-file.ts';
import {
  DESFIRE_EXISTS,
  DESFIRE_INS,
  DESFIRE_NO_APPLICATION,
  DESFIRE_OK,
  desfireFrame,
  threeBytes,
} from './desfire-frames.ts';
import { diversifiedKey } from './diversify.ts';
import { Ev2Messaging } from './ev2-messaging.ts';
import { ask, type Exchange } from './exchange.ts';
import { type DrawRandom, findKey } from './find-key.ts';

/** `foreign`: the card holds keys that are not ours. `refused`: it did not do what was asked. */
export type Personalised =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'foreign' | 'refused' | 'not_this_family' };

const FILE = 1;
/** Nobody reads the list, makes or deletes without key 0; key 0 may be changed. */
const KEY_SETTINGS = 0x09;
/** Two keys of AES. */
const KEYS_AES_2 = 0x82;
const FULL = 0x03;
/** Read by key 1; written, read-written and changed by key 0. Least significant byte first. */
const RIGHTS = [0x00, 0x10];
const CARD_LEVEL = Uint8Array.of(0, 0, 0);
const REFUSED: Personalised = { ok: false, code: 'refused' };
const FOREIGN: Personalised = { ok: false, code: 'foreign' };

const select = (aid: Uint8Array) => ask(desfireFrame(DESFIRE_INS.selectApplication, aid));

/** Selects the school's application, making it on a card that has none yet. */
function* openApplication(aid: Uint8Array): Exchange<Personalised> {
  if ((yield* select(CARD_LEVEL)).status !== DESFIRE_OK)
    return { ok: false, code: 'not_this_family' };
  const found = yield* select(aid);
  if (found.status === DESFIRE_OK) return { ok: true };
  if (found.status !== DESFIRE_NO_APPLICATION) return REFUSED;
  const make = Uint8Array.of(...aid, KEY_SETTINGS, KEYS_AES_2);
  const made = yield* ask(desfireFrame(DESFIRE_INS.createApplication, make));
  if (made.status !== DESFIRE_OK && made.status !== DESFIRE_EXISTS) return REFUSED;
  return (yield* select(aid)).status === DESFIRE_OK ? { ok: true } : REFUSED;
}

/**
 * Makes a DESFire EV2/EV3 card one of the school's. Each step is one that a card does whole or not at all, and each run first finds
 * out what was done before, so that it may be broken off anywhere and begun again. Key 0 changes last.
 */
export function* personaliseDesfire(
  uid: Uint8Array,
  keys: OfficeCardKeys,
  draw: DrawRandom,
): Exchange<Personalised> {
  const { desfire, system } = keys;
  const opened = yield* openApplication(desfire.aid);
  if (!opened.ok) return opened;
  const input = inputOf(keys, 'desfire', uid);
  const doorKey = diversifiedKey(desfire.door, input);
  const ownKey = diversifiedKey(desfire.application, input);

  const door = yield* findKey(KEY_NUMBER.door, doorKey, draw);
  const own = yield* findKey(KEY_NUMBER.application, ownKey, draw);
  if (door === undefined || own === undefined) return FOREIGN;
  if (!door.isOurs) {
    const change = changeOtherKey(KEY_NUMBER.door, door.key, doorKey);
    if ((yield* new Ev2Messaging(own.session).send(change)) === undefined) return REFUSED;
  }
  // A file that is there already is an error to the card, which ends the session; so the making has a session of its own.
  const maker = yield* findKey(KEY_NUMBER.application, ownKey, draw);
  if (maker === undefined) return REFUSED;
  yield* new Ev2Messaging(maker.session).send({
    ins: DESFIRE_INS.createStdDataFile,
    header: Uint8Array.of(FILE, FULL, ...RIGHTS, ...threeBytes(CREDENTIAL_FILE_SIZE)),
  });
  const writer = yield* findKey(KEY_NUMBER.application, ownKey, draw);
  if (writer === undefined) return REFUSED;
  const messaging = new Ev2Messaging(writer.session);
  const written = yield* messaging.send({
    ins: DESFIRE_INS.writeData,
    header: Uint8Array.of(FILE, ...threeBytes(0), ...threeBytes(CREDENTIAL_FILE_SIZE)),
    data: makeCredentialFile({ uid, system }, desfire.credentialSeed),
  });
  if (written === undefined) return REFUSED;
  if (writer.isOurs) return { ok: true };
  const changed = yield* messaging.send(changeOwnKey(KEY_NUMBER.application, ownKey));
  return changed === undefined ? REFUSED : { ok: true };
}
