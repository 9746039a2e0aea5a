import { writeFileSync } from 'node:fs';
import { newPassphrase } from '@furtka/core-contract/passphrase';
import { backupCore, readKeyFile, restoreCore } from '@furtka/diary-core/backup';
import { loadConfig as loadCoreConfig } from '@furtka/diary-core/config';
import { loadConfig as loadHubConfig } from '@furtka/edge-hub/config';
import { exportHub } from '@furtka/edge-hub/export-hub';
import { importHub } from '@furtka/edge-hub/import-hub';
import { type Command, CommandFault } from './command.ts';
import { passphraseFrom } from './passphrase.ts';

type Backup = Extract<Command, { act: 'backup' }>;
type Restore = Extract<Command, { act: 'restore' }>;

/** `furtka backup key`: a file with a new passphrase, mode 0600. @returns what is printed. Errors: `CommandFault` */
export const makeKeyFile = (outFile: string): string => {
  try {
    writeFileSync(outFile, `${newPassphrase()}\n`, { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const why = code === 'EEXIST' ? 'is there already; a key is never written over' : `(${code})`;
    throw new CommandFault(`${outFile} ${why}.`, { cause });
  }
  return `The key of the copies is in ${outFile}. Print it for the safe: without it no copy can be read.\n`;
};

const writeOut = async (command: Backup, passphrase: string): Promise<void> => {
  const { process: name, configFile, outFile } = command;
  if (name === 'core') {
    await backupCore({ config: loadCoreConfig(process.env, configFile), outFile, passphrase });
    return;
  }
  const { dataDir } = loadHubConfig(process.env, configFile);
  await exportHub({ dataDir, outFile, passphrase });
};

/** `furtka backup core|hub`. @returns what is printed. Errors: with a sentence; no file is left behind then */
export const backup = async (command: Backup): Promise<string> => {
  const { keyFile, outFile } = command;
  const passphrase = keyFile === undefined ? newPassphrase() : readKeyFile(keyFile);
  await writeOut(command, passphrase);
  const where = `The ${command.process} is in ${outFile}, encrypted, with its keys.\n`;
  return keyFile === undefined
    ? `${where}Its passphrase, for the safe; it is shown here and nowhere else:\n  ${passphrase}\n`
    : where;
};

const readIn = async (command: Restore, passphrase: string): Promise<number> => {
  const { process: name, configFile, inFile } = command;
  if (name === 'core') {
    const config = loadCoreConfig(process.env, configFile);
    return (await restoreCore({ config, inFile, passphrase })).madeAtUtc;
  }
  const { dataDir, kind } = loadHubConfig(process.env, configFile);
  return (await importHub({ dataDir, inFile, passphrase, kind })).exportedAtUtc;
};

/** `furtka restore core|hub`. @returns what is printed. Errors: with a sentence; folder and database are as before then */
export const restore = async (
  command: Restore,
  input: AsyncIterable<string | Uint8Array>,
): Promise<string> => {
  const { keyFile, process: name } = command;
  const passphrase =
    keyFile === undefined
      ? await passphraseFrom(undefined, input, '--key-file')
      : readKeyFile(keyFile);
  const madeAtUtc = await readIn(command, passphrase);
  const after =
    name === 'core'
      ? 'Everybody signs in again. Start it with furtka run core; hubs and doors come by themselves.'
      : 'Start it with furtka run hub; its doors come by themselves.';
  return `The ${name} is as it was at ${new Date(madeAtUtc).toISOString()}. ${after}\n`;
};
