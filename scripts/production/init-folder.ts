import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfig } from '@furtka/diary-core/config';
import { initCore } from '@furtka/diary-core/init';
import { CommandFault } from './command.ts';
import { makeFolder } from './make-folder.ts';

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const kindIn = (file: string): unknown => {
  try {
    return (JSON.parse(readFileSync(file, 'utf8')) as { kind?: unknown }).kind;
  } catch (error) {
    if (error instanceof SyntaxError || isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

/** Makes the folder, or sees that it is empty or was begun by an earlier init; says what it is. */
const claim = (dataDir: string): void => {
  const kindFile = join(dataDir, 'furtka.json');
  try {
    makeFolder(dataDir);
    if (readdirSync(dataDir).length === 0)
      writeFileSync(kindFile, '{"v":1,"kind":"production"}\n', { mode: 0o600 });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new CommandFault(`The data folder ${dataDir} cannot be written${code}.`, { cause });
  }
  const kind = kindIn(kindFile);
  if (kind === 'demo')
    throw new CommandFault(`${dataDir} belongs to a demo; production takes another folder.`);
  if (kind !== 'production')
    throw new CommandFault(`${dataDir} is not empty and holds no installation.`);
};

const writeOnce = (file: string, config: object): void => {
  try {
    writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
};

/**
 * `furtka init`: folder, config files of core, hub and bridge, the first school and its administrator.
 *
 * @returns what is printed: the first login, whose password is kept nowhere else
 * Errors   `CommandFault`
 */
export const initFolder = async ({
  dataDir: given,
  url,
}: {
  readonly dataDir: string;
  readonly url: string;
}): Promise<string> => {
  const dataDir = resolve(given);
  claim(dataDir);
  const file = (name: string) => join(dataDir, `${name}.json`);
  const hubDir = join(dataDir, 'hub');
  writeOnce(file('core'), {
    version: 1,
    kind: 'production',
    dataDir: join(dataDir, 'core'),
    publicUrl: url,
  });
  writeOnce(file('hub'), { v: 1, dataDir: hubDir, socketPath: join(hubDir, 'hub.sock') });
  writeOnce(file('bridge'), {
    v: 1,
    coreUrl: url,
    hubSocket: join(hubDir, 'hub.sock'),
    credentialFile: join(hubDir, 'hub-credential'),
  });
  const { login, oneTimePassword, siteId } = await initCore({
    config: loadConfig({}, file('core')),
  });
  return [
    `Installation made in ${dataDir}, for ${url}.`,
    `  config    ${file('core')}, ${file('hub')}, ${file('bridge')}`,
    `  site      ${siteId}`,
    `  login     ${login}`,
    `  password  ${oneTimePassword}   (once; it is shown here and nowhere else)`,
    'Next: furtka run core --config core.json, sign in, choose a password.',
    '',
  ].join('\n');
};
