import { AppError, messageOf } from './app-error.ts';

/** Why a hub does not start, by code. */
const SENTENCES: Readonly<Record<string, string>> = {
  'hub.already_running': 'another hub already runs on this data folder',
  'hub.database_from_future':
    'the database was made by a later release; start that release or restore an older copy',
  'hub.key_missing': 'a certificate is there but its private key is not; restore the data folder',
  'hub.key_damaged': 'the signing key cannot be read; restore the data folder',
  'hub.key_of_other_kind':
    'the data folder belongs to another kind of installation (demo or production)',
  'hub.identity_damaged': 'identity.json cannot be read; restore it or enrol again',
  'hub.web_missing': 'webDir holds no index.html; build the kiosk or leave webDir out',
  'hub.worker_missing': 'the database worker is not beside the program; build again',
};

const detail = (error: object, name: string): string => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

/** One sentence for the person who starts a hub. */
export const sentenceOf = (error: unknown): string => {
  if (!(error instanceof Error)) return messageOf(error);
  const code = detail(error, 'code');
  const sentence = SENTENCES[code];
  if (sentence !== undefined) {
    const details = error instanceof AppError ? Object.entries(error.details) : [];
    const facts = details.map(([name, value]) => `${name} ${String(value)}`).join(', ');
    return facts === '' ? sentence : `${sentence} (${facts})`;
  }
  if (code === 'EADDRINUSE')
    return `port ${detail(error, 'port')} on ${detail(error, 'address')} is in use by another program`;
  if (['EACCES', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EPERM'].includes(code))
    return `${detail(error, 'path') || 'a port or folder'} cannot be used (${code})`;
  return messageOf(error);
};
