import { randomInt } from 'node:crypto';

/** Crockford's base32, as on enrolment codes: read back from paper as it was printed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 6;
const GROUP_LENGTH = 5;

const group = (): string =>
  Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** A passphrase of 150 random bits for the safe: six groups of five. */
export const newPassphrase = (): string => Array.from({ length: GROUPS }, group).join('-');

/** The passphrase as it is meant: small letters, spaces and the usual slips (O, I, L) are read as printed. */
export const foldPassphrase = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
