import { createHash, createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import type { CardKey } from '@furtka/core-contract/card-hash';
import type { SigningKey } from '@furtka/core-contract/signed';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { bug } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';

/** What is needed of the services: the key store, and the kind that stands in the names of signing keys. */
export type KeyServices = Pick<Services, 'keys' | 'kind'>;

const CARD_KEY = 'card.current';
const TOMBSTONE_KEY = 'card.tombstone';
const ROSTER_KEY = 'roster.current';
const NEXT_ROSTER_KEY = 'roster.next';

/** PKCS #8 wrapping of a raw Ed25519 seed (RFC 8410 §7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const fingerprint = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/** Keys for card numbers. `key` is given to hubs and agents; `tombstoneKey` never leaves and never changes. */
export interface CardKeys {
  readonly keyId: string;
  readonly key: Buffer;
  readonly tombstoneKey: Buffer;
}

const cardKeysOf = (key: Buffer, tombstoneKey: Buffer): CardKeys => ({
  keyId: `card-${fingerprint(key)}`,
  key,
  tombstoneKey,
});

const signingKeyOf = (kind: string, seed: Buffer): SigningKey => {
  const der = Buffer.concat([PKCS8_ED25519, seed]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  if (x === undefined) throw bug('kernel.bug', { key: 'roster' });
  return {
    keyId: `${kind}-roster-${fingerprint(Buffer.from(x, 'base64url'))}`,
    publicKey: x,
    privateKey: seed.toString('base64url'),
  };
};

/** The school's card keys, made at the first use; there is no default. */
export const ensureCardKeys = async (tx: SchoolTx, services: KeyServices): Promise<CardKeys> =>
  cardKeysOf(
    await services.keys.ensure(tx, CARD_KEY),
    await services.keys.ensure(tx, TOMBSTONE_KEY),
  );

/** The same for readers; undefined while the school never had a card or a hub. */
export const cardKeys = async (
  read: SchoolRead,
  services: KeyServices,
): Promise<CardKeys | undefined> => {
  const key = await services.keys.get(read, CARD_KEY);
  const tombstoneKey = await services.keys.get(read, TOMBSTONE_KEY);
  return key && tombstoneKey ? cardKeysOf(key, tombstoneKey) : undefined;
};

/** Card key in the form of the contract. */
export const asCardKey = (keys: CardKeys): CardKey => ({
  keyId: keys.keyId,
  key: keys.key.toString('base64url'),
});

/** Keys that sign rosters: the present one, and the one that every roster announces as the next. */
interface RosterKeys {
  readonly current: SigningKey;
  readonly next: SigningKey;
}

/** The school's roster keys, made at the first use. */
export const ensureRosterKeys = async (
  tx: SchoolTx,
  services: KeyServices,
): Promise<RosterKeys> => {
  const make = () => randomBytes(32);
  return {
    current: signingKeyOf(services.kind, await services.keys.ensure(tx, ROSTER_KEY, make)),
    next: signingKeyOf(services.kind, await services.keys.ensure(tx, NEXT_ROSTER_KEY, make)),
  };
};

/** The same for readers; undefined while the school never had a card or a hub. */
export const rosterKeys = async (
  read: SchoolRead,
  services: KeyServices,
): Promise<RosterKeys | undefined> => {
  const current = await services.keys.get(read, ROSTER_KEY);
  const next = await services.keys.get(read, NEXT_ROSTER_KEY);
  if (!current || !next) return undefined;
  return {
    current: signingKeyOf(services.kind, current),
    next: signingKeyOf(services.kind, next),
  };
};

/**
 * Makes the announced key the present one and a new one the next. Doors that have a roster signed since the last rotation follow
 * by themselves.
 */
export const rotateRosterKey = async (tx: SchoolTx, services: KeyServices): Promise<RosterKeys> => {
  const make = () => randomBytes(32);
  const next = await services.keys.ensure(tx, NEXT_ROSTER_KEY, make);
  await services.keys.put(tx, ROSTER_KEY, next);
  await services.keys.put(tx, NEXT_ROSTER_KEY, make());
  return ensureRosterKeys(tx, services);
};

/** All keys of a school at once, for the moment when a school is made. */
export const ensureSchoolKeys = async (tx: SchoolTx, services: KeyServices): Promise<void> => {
  await ensureCardKeys(tx, services);
  await ensureRosterKeys(tx, services);
};
