import { join } from 'node:path';
import { Enrolled } from '@furtka/hub-contract/local-api';
import { Compile } from 'typebox/compile';
import { AppError } from '../app-error.ts';
import { readIfThere, writePrivateFile } from '../ca/private-files.ts';

const FILE = 'identity.json';
/** The bearer secret alone, for the bridge; mode 0600 like the rest. */
export const CREDENTIAL_FILE = 'hub-credential';

const schema = Compile(Enrolled);

/** @returns what the core gave at enrolment, or `undefined` before it */
export const readIdentity = async (folder: string): Promise<Enrolled | undefined> => {
  const bytes = await readIfThere(join(folder, FILE));
  if (bytes === undefined) return undefined;
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  if (!schema.Check(value))
    throw new AppError('bug', 'hub.identity_damaged', { details: { file: FILE } });
  return value;
};

/**
 * Stores what the core gave. The same hub again may bring a new credential or new keys; another hub's identity is refused.
 *
 * Errors: `hub.already_enrolled`; `hub.demo_core` when a production hub is given a demo core's keys
 */
export const storeIdentity = async (
  folder: string,
  kind: 'production' | 'demo',
  identity: Enrolled,
): Promise<void> => {
  const held = await readIdentity(folder);
  if (held !== undefined && (held.hubId !== identity.hubId || held.siteId !== identity.siteId))
    throw new AppError('conflict', 'hub.already_enrolled', { details: { hubId: held.hubId } });
  const isDemoCore = identity.rosterKeys.some((key) => key.keyId.startsWith('demo-'));
  if (kind === 'production' && isDemoCore) throw new AppError('conflict', 'hub.demo_core');
  await writePrivateFile(join(folder, CREDENTIAL_FILE), identity.credential);
  await writePrivateFile(join(folder, FILE), JSON.stringify(identity));
};
