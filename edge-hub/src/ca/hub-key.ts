import { createHash, generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import type { SigningKey } from '@furtka/core-contract/signed';
import { AppError } from '../app-error.ts';
import { readIfThere, writePrivateFile } from './private-files.ts';

const FILE = 'hub-signing-key.json';

const createKey = (kind: string): SigningKey => {
  const jwk = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const { x: publicKey, d: privateKey } = jwk;
  if (publicKey === undefined || privateKey === undefined)
    throw new AppError('bug', 'hub.key_not_made');
  const mark = createHash('sha256').update(publicKey).digest('hex').slice(0, 12);
  return { keyId: `${kind}-hub-${mark}`, publicKey, privateKey };
};

const isKey = (value: unknown): value is SigningKey =>
  typeof value === 'object' &&
  value !== null &&
  ['keyId', 'publicKey', 'privateKey'].every((name) => {
    const part: unknown = Reflect.get(value, name);
    return typeof part === 'string' && part.length > 0;
  });

/**
 * The Ed25519 key with which the hub signs deny, mode and commands; made at the first start, mode 0600. Its name begins with the
 * kind of the installation, so that a demo key is known as such wherever it turns up.
 */
export const openHubKey = async (
  folder: string,
  kind: 'production' | 'demo',
): Promise<SigningKey> => {
  const path = join(folder, FILE);
  const bytes = await readIfThere(path);
  if (bytes === undefined) {
    const key = createKey(kind);
    await writePrivateFile(path, JSON.stringify(key));
    return key;
  }
  const key: unknown = JSON.parse(bytes.toString('utf8'));
  if (!isKey(key)) throw new AppError('bug', 'hub.key_damaged', { details: { file: FILE } });
  if (!key.keyId.startsWith(`${kind}-`))
    throw new AppError('conflict', 'hub.key_of_other_kind', {
      details: { keyId: key.keyId, kind },
    });
  return key;
};
