import { createHash, createHmac, randomBytes } from 'node:crypto';

/** 256 random bits as 43 characters: a session or a device. Only its hash is kept. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

export const hashOfToken = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** The CSRF token of a session: only who holds the cookie's value can make it, so it is not kept. */
export const csrfTokenOf = (sessionToken: string): string =>
  createHmac('sha256', sessionToken).update('furtka csrf').digest('base64url');

/** A hash of at least 32 hexadecimal signs as an id: the same one each time. */
export const idOfHash = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );

/** The same id each time the same thing is counted. */
export const bucketIdOf = (...parts: readonly string[]): string =>
  idOfHash(createHash('sha256').update(JSON.stringify(parts)).digest('hex'));

/**
 * Where spared tries of an unknown login are counted, so that the delay comes as it does for a known one and tells nobody which
 * is which. 65,536 for each address: a flood does not fill the database.
 */
export const sparedBucketId = (address: string, login: string): string =>
  bucketIdOf('spared', address, hashOfToken(login).slice(0, 4));
