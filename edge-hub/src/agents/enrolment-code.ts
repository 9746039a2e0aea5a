import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base32: no I, L, O, U, so that a printed code is read back as it was printed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

/** A one-time code of 80 random bits. */
export const newCode = (): string =>
  Array.from(randomBytes(CODE_LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');

/** What the hub keeps of a code. Typed by hand, so small letters and the usual mistakes (O, I, L) are read as meant. */
export const codeHash = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1'))
    .digest('hex');

/** The printed form: the device compares the CA before it sends the code. */
export const printedCode = (code: string, caFingerprint: string): string =>
  `${code}.${caFingerprint}`;
