import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/**
 * The file in a DESFire card by which the school says "this card is ours": the UID and the school's identifier, signed by a key
 * that only the office holds. Whoever steals a door has the keys that read cards, and still cannot make one for another UID.
 *
 * `FK | version 1 | length of UID | UID | length of identifier | identifier | Ed25519 signature of all before, 64 bytes`
 */
export interface CredentialContent {
  readonly uid: Uint8Array;
  readonly system: Uint8Array;
}

const HEAD = [0x46, 0x4b, 0x01];
const SIGNATURE = 64;
/** Room in the card, bytes; the longest content has 99. */
export const CREDENTIAL_FILE_SIZE = 112;

const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const bodyOf = ({ uid, system }: CredentialContent): Uint8Array =>
  Uint8Array.of(...HEAD, uid.length, ...uid, system.length, ...system);

/** The file of one card, filled with zeros to its whole size. @param seed  32 bytes, the office's private key */
export const makeCredentialFile = (content: CredentialContent, seed: Uint8Array): Uint8Array => {
  const body = bodyOf(content);
  const key = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const file = new Uint8Array(CREDENTIAL_FILE_SIZE);
  file.set(body);
  file.set(sign(null, body, key), body.length);
  return file;
};

/** Public half of the office's key, 32 bytes. */
export const credentialPublicKey = (seed: Uint8Array): Uint8Array => {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
};

/** Whether a file is the school's word for this very card. @param publicKey  32 bytes */
export const isCredentialFile = (
  file: Uint8Array,
  content: CredentialContent,
  publicKey: Uint8Array,
): boolean => {
  const body = bodyOf(content);
  if (file.length < body.length + SIGNATURE) return false;
  if (Buffer.compare(file.subarray(0, body.length), body) !== 0) return false;
  const key = createPublicKey({
    key: Buffer.concat([SPKI, publicKey]),
    format: 'der',
    type: 'spki',
  });
  return verify(null, body, key, file.subarray(body.length, body.length + SIGNATURE));
};
