import { brokenPasswordRules } from './password-rules.ts';

/** Characters that are not mistaken for one another on paper: no 0, O, o, 1, l, I. */
export const ONE_TIME_ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const ONE_TIME_LENGTH = 16;

/**
 * A generated password of 16 readable characters (about 92 bits) that keeps the rules of ACCT-09..11.
 *
 * @param randomBytes  gives that many random bytes; called again until the rules are kept
 */
export const makeOneTimePassword = (randomBytes: (length: number) => Uint8Array): string => {
  for (;;) {
    const password = randomCharacters(randomBytes, ONE_TIME_ALPHABET, ONE_TIME_LENGTH);
    if (brokenPasswordRules(password, undefined).length === 0) return password;
  }
};

/** A PIN of 6 digits for the kiosk, made by the core and never chosen. */
export const makePin = (randomBytes: (length: number) => Uint8Array): string =>
  randomCharacters(randomBytes, '0123456789', 6);

/** Evenly drawn: bytes beyond the last whole multiple of the alphabet are thrown away, so that no character is likelier. */
const randomCharacters = (
  randomBytes: (length: number) => Uint8Array,
  alphabet: string,
  length: number,
): string => {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length * 2)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
};
