import { type DoorCardKeys, inputOf, KEY_NUMBER, sunKeysOf } from './card-keys.ts';
import { CREDENTIAL_FILE_SIZE, isCredentialFile } from './credential-file.ts';
import { DESFIRE_INS, DESFIRE_OK, desfireFrame, threeBytes } from './desfire-frames.ts';
import { diversifiedKey } from './diversify.ts';
import { authenticateEv2 } from './ev2-auth.ts';
import { Ev2Messaging } from './ev2-messaging.ts';
import { ask, type Exchange } from './exchange.ts';
import { readSunFile } from './ntag424-frames.ts';
import { openSun, sunInFile } from './sun.ts';

/**
 * What came of asking a card for a key.
 *
 * `proved`: it holds the key that belongs to its UID; `counter` where it counts its readings. `absent`: it is a card of another
 * make, or was never personalised. `failed`: it has our application and could not prove its key.
 */
export type ProofResult =
  | { readonly outcome: 'proved'; readonly counter?: number }
  | { readonly outcome: 'absent' | 'failed' };

const FILE = 1;
const ABSENT: ProofResult = { outcome: 'absent' };
const FAILED: ProofResult = { outcome: 'failed' };

export interface ProofOptions {
  /** As the reader read it, 4, 7 or 10 bytes. */
  readonly uid: Uint8Array;
  readonly keys: DoorCardKeys;
  /** 16 bytes nobody can foresee. */
  readonly rndA: Uint8Array;
  /** Also read and check the signed file of a DESFire card. */
  readonly readsCredentialFile: boolean;
}

/** Asks a card of ISO 14443-4 for its key. */
export function* proveCard(options: ProofOptions): Exchange<ProofResult> {
  const { desfire, ntag424 } = options.keys;
  if (desfire !== undefined) {
    const select = yield* ask(desfireFrame(DESFIRE_INS.selectApplication, desfire.aid));
    if (select.status === DESFIRE_OK) return yield* proveDesfire(options, desfire);
  }
  return ntag424 === undefined ? ABSENT : yield* proveNtag424(options, ntag424);
}

function* proveDesfire(
  { uid, keys, rndA, readsCredentialFile }: ProofOptions,
  desfire: NonNullable<DoorCardKeys['desfire']>,
): Exchange<ProofResult> {
  const key = diversifiedKey(desfire.door, inputOf(keys, 'desfire', uid));
  const session = yield* authenticateEv2(KEY_NUMBER.door, key, rndA);
  if (session === undefined) return FAILED;
  if (!readsCredentialFile) return { outcome: 'proved' };
  const file = yield* new Ev2Messaging(session).send({
    ins: DESFIRE_INS.readData,
    header: Uint8Array.of(FILE, ...threeBytes(0), ...threeBytes(CREDENTIAL_FILE_SIZE)),
    readsData: true,
  });
  const content = { uid, system: keys.system };
  const isOurs = file !== undefined && isCredentialFile(file, content, desfire.credentialPublicKey);
  return isOurs ? { outcome: 'proved' } : FAILED;
}

function* proveNtag424(
  { uid, keys }: ProofOptions,
  masters: NonNullable<DoorCardKeys['ntag424']>,
): Exchange<ProofResult> {
  const file = yield* readSunFile();
  const message = file === undefined ? undefined : sunInFile(file);
  if (message === undefined) return ABSENT;
  const { metaRead, fileRead } = sunKeysOf(keys, masters, uid);
  const reading = openSun(message, metaRead, fileRead);
  // The UID of the message must be the one at the reader: a message in another card is another card's.
  if (reading === undefined || reading.uid !== Buffer.from(uid).toString('hex')) return FAILED;
  return { outcome: 'proved', counter: reading.counter };
}
