import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '@furtka/core-contract/signed';
import { type Command, CommandFault } from '../command.ts';
import { SIGNED_LIST, signRelease } from './release.ts';

const readKey = (file: string): SigningKey => {
  try {
    const { keyId, publicKey, privateKey } = JSON.parse(readFileSync(file, 'utf8'));
    return { keyId: String(keyId), publicKey: String(publicKey), privateKey: String(privateKey) };
  } catch (cause) {
    throw new CommandFault(`${file} holds no key that signs releases.`, { cause });
  }
};

/** `furtka release key`. @returns what is printed: the public part, for release-keys.json. Errors: `CommandFault` */
export const makeReleaseKey = (outFile: string): string => {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const keyId = `release-${randomBytes(4).toString('hex')}`;
  const text = JSON.stringify({ keyId, publicKey: x, privateKey: d });
  try {
    writeFileSync(outFile, `${text}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new CommandFault(`${outFile} is there already or cannot be written.`, { cause });
  }
  return `${JSON.stringify([{ keyId, publicKey: x }])}\n`;
};

/** `furtka release sign`. @returns what is printed. Errors: `CommandFault` */
export const signFolder = async ({
  release,
  version,
  serial,
  keyFile,
}: Extract<Command, { act: 'releaseSign' }>): Promise<string> => {
  const signed = await signRelease(release, { version, serial }, readKey(keyFile));
  writeFileSync(join(release, SIGNED_LIST), signed);
  return `${version} is signed; pack the folder with tar, or hand it on as it is.\n`;
};
