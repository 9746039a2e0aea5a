import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that cannot be taken for one another (no 0 O 1 I L U). */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;

/** A one-time code for a hub: 16 signs in groups of four, 78 bits. */
export const newHubCode = (): string => {
  const signs: string[] = [];
  while (signs.length < CODE_LENGTH)
    for (const byte of randomBytes(CODE_LENGTH)) {
      // The last, uneven part of a byte's range is thrown away, so that every sign is equally likely.
      const sign = byte < 240 ? ALPHABET[byte % ALPHABET.length] : undefined;
      if (sign !== undefined && signs.length < CODE_LENGTH) signs.push(sign);
    }
  return [0, 4, 8, 12].map((from) => signs.slice(from, from + 4).join('')).join('-');
};

/** Bearer secret of a hub: 256 bits, base64url. */
export const newCredential = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret with enough bits of its own: SHA-256, hexadecimal. */
export const digestOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex');

/** A code as people type it: case, spaces and hyphens do not matter. */
export const foldCode = (code: string): string => code.toUpperCase().replace(/[\s-]/gu, '');
