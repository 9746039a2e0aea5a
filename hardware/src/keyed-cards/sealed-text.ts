import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

/** Cost of scrypt: about 64 MiB and a fifth of a second on a small computer. */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 2 ** 17 * 8 };
const SALT = 16;
const NONCE = 12;
const TAG = 16;

const keyOf = (passphrase: string, salt: Uint8Array): Buffer =>
  scryptSync(passphrase.normalize('NFKC').trim(), salt, 32, COST);

/** Seals a text under a passphrase: `salt | nonce | tag | cipher text` of AES-256-GCM, in base64. `head` is bound to it. */
export const sealText = (text: string, passphrase: string, head: string): string => {
  const salt = randomBytes(SALT);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  cipher.setAAD(Buffer.from(head));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

/** Opens what `sealText` made; `undefined` for another passphrase, another head, or a changed text. */
export const openText = (sealed: string, passphrase: string, head: string): string | undefined => {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length < SALT + NONCE + TAG) return undefined;
  const salt = bytes.subarray(0, SALT);
  const nonce = bytes.subarray(SALT, SALT + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce);
  decipher.setAAD(Buffer.from(head));
  decipher.setAuthTag(bytes.subarray(SALT + NONCE, SALT + NONCE + TAG));
  try {
    const text = [decipher.update(bytes.subarray(SALT + NONCE + TAG)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  } catch {
    return undefined;
  }
};
