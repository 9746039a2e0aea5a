import { createHmac } from 'node:crypto';
import { CARD_HASH_LENGTH } from './card-hash-length.ts';
import { type Credential, canonicalCredential } from './credential.ts';

/** A school's card key as it is given to hub and agents at enrolment. `key` is 32 bytes, base64url. */
export interface CardKey {
  readonly keyId: string;
  readonly key: string;
}

/**
 * Keyed hash of a credential: HMAC-SHA-256 under the school's card key, the first 16 bytes as lower-case hexadecimal.
 * The same card has another hash at another school.
 */
export const cardHash = (key: Uint8Array, credential: Credential): string =>
  createHmac('sha256', key)
    .update(canonicalCredential(credential))
    .digest('hex')
    .slice(0, CARD_HASH_LENGTH);
