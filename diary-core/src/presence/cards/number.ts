import { createHmac } from 'node:crypto';
import { cardHash } from '@furtka/core-contract/card-hash';
import { type Credential, canonicalCredential } from '@furtka/core-contract/credential';
import type { SchoolId } from '@furtka/core-contract/ids';
import type { CardKeys, KeyServices } from '../school-keys/api.ts';

/** A card's number as it is stored: the number itself sealed, and what it is known by. */
interface StoredNumber {
  /** Sealed JSON of the credential, base64url. */
  readonly number_cipher: string;
  /** Keyed hash that doors know. */
  readonly hash: string;
  readonly hash_key_id: string;
  /** Hash under the tombstone key, by which the same number is told for ever. */
  readonly number_mark: string;
}

const PURPOSE = 'card.number';

/** HMAC-SHA-256 of the credential under the tombstone key, hexadecimal. Not the hash that doors know, nor shorter. */
export const numberMark = (keys: CardKeys, credential: Credential): string =>
  createHmac('sha256', keys.tombstoneKey).update(canonicalCredential(credential)).digest('hex');

/** Makes what is stored of a number; the plain number goes nowhere else. */
export const storeNumber = (
  services: KeyServices,
  schoolId: SchoolId,
  keys: CardKeys,
  credential: Credential,
): StoredNumber => ({
  number_cipher: services.keys
    .seal(schoolId, PURPOSE, Buffer.from(JSON.stringify(credential)))
    .toString('base64url'),
  hash: cardHash(keys.key, credential),
  hash_key_id: keys.keyId,
  number_mark: numberMark(keys, credential),
});
