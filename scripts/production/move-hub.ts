import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportHub } from '@furtka/edge-hub/export-hub';
import { importHub } from '@furtka/edge-hub/import-hub';
import { passphraseFrom } from './passphrase.ts';

/** What kind of installation a folder is; `undefined` where it is none. */
const kindOf = (folder: string): 'production' | 'demo' | undefined => {
  try {
    const { kind } = JSON.parse(readFileSync(join(folder, 'furtka.json'), 'utf8'));
    return kind === 'demo' ? 'demo' : 'production';
  } catch {
    return undefined;
  }
};

/** `--data` names an installation, whose hub lies in `hub`, or the hub's own folder. */
const hubFolder = (dataDir: string): string =>
  kindOf(dataDir) === undefined ? dataDir : join(dataDir, 'hub');

/** `furtka hub export`. @returns what is printed; the passphrase is kept nowhere else. Errors: `MoveFault` */
export const exportFrom = async ({
  dataDir,
  outFile,
}: {
  readonly dataDir: string;
  readonly outFile: string;
}): Promise<string> => {
  const passphrase = await exportHub({ dataDir: hubFolder(dataDir), outFile });
  return [
    `The hub is in ${outFile}. Its passphrase, for the safe; it is shown here and nowhere else:`,
    `  ${passphrase}`,
    'Whoever has both is this hub. Stop the old hub before a new one starts from this file: two at once take turns at the core.',
    '',
  ].join('\n');
};

/** `furtka hub import`. @returns what is printed. Errors: `CommandFault`, `MoveFault`; the folder is as it was then */
export const importInto = async (
  command: {
    readonly dataDir: string;
    readonly inFile: string;
    readonly passphraseFile?: string;
  },
  input: AsyncIterable<string | Uint8Array>,
): Promise<string> => {
  const { dataDir, inFile, passphraseFile } = command;
  const passphrase = await passphraseFrom(passphraseFile, input, '--passphrase-file');
  const kind = kindOf(dataDir);
  const place = { dataDir: hubFolder(dataDir), inFile, passphrase };
  const { exportedAtUtc } = await importHub(kind === undefined ? place : { ...place, kind });
  return [
    `The hub is in ${place.dataDir} as it was at ${new Date(exportedAtUtc).toISOString()}.`,
    'Start it with furtka run hub; its doors come by themselves once they reach it under the old address.',
    '',
  ].join('\n');
};
