import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SchoolRead } from '../db/handles.ts';
import { bug } from '../domain/app-error.ts';
import type { InstallationKind } from './installation-kind.ts';
import type { KeyStore } from './key-store.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORM = 1;

/** Sealed form: one byte version, nonce, tag, cipher text. The context is authenticated, not stored. */
const seal = (master: Buffer, context: string, plain: Uint8Array): Buffer => {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, master, nonce).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), text]);
};

const open = (master: Buffer, context: string, sealed: Uint8Array): Buffer => {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== FORM || bytes.length < 1 + NONCE_BYTES + TAG_BYTES)
    throw bug('kernel.bug', { sealed: 'not a sealed value' });
  const nonce = bytes.subarray(1, 1 + NONCE_BYTES);
  const tag = bytes.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, master, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  try {
    return Buffer.concat([
      decipher.update(bytes.subarray(1 + NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
  } catch (cause) {
    throw bug('kernel.bug', { sealed: 'changed, or made elsewhere' }, cause);
  }
};

export interface KeyStoreOptions {
  readonly master: Buffer;
  readonly kind: InstallationKind;
  readonly nowMs: () => number;
}

export const openKeyStore = ({ master, kind, nowMs }: KeyStoreOptions): KeyStore => {
  const context = (schoolId: string, purpose: string): string => `${kind}/${schoolId}/${purpose}`;
  const stored = async (read: SchoolRead, name: string) =>
    read
      .from('sealed_key')
      .select(['id', 'sealed'])
      .where('name', '=', `${kind}.${name}`)
      .executeTakeFirst();
  const store: KeyStore = {
    seal: (schoolId, purpose, plain) => seal(master, context(schoolId, purpose), plain),
    open: (schoolId, purpose, sealed) => open(master, context(schoolId, purpose), sealed),
    get: async (read, name) => {
      const row = await stored(read, name);
      if (row === undefined) return undefined;
      return store.open(read.schoolId, `key/${name}`, Buffer.from(row.sealed, 'base64'));
    },
    put: async (tx, name, key) => {
      const row = await stored(tx, name);
      await tx.put('sealed_key', {
        id: row?.id ?? tx.newId<'SealedKeyId'>(),
        name: `${kind}.${name}`,
        sealed: store.seal(tx.schoolId, `key/${name}`, key).toString('base64'),
        made_at_utc: nowMs(),
      });
    },
    ensure: async (tx, name, make = () => randomBytes(32)) => {
      const there = await store.get(tx, name);
      if (there !== undefined) return there;
      const key = Buffer.from(make());
      await store.put(tx, name, key);
      return key;
    },
  };
  return store;
};
