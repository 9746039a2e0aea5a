import { readFileSync } from 'node:fs';
import { CommandFault } from './command.ts';

const PASSPHRASE_MAX_BYTES = 1024;

/** The first line of what is typed or piped in. */
const firstLine = async (input: AsyncIterable<string | Uint8Array>): Promise<string> => {
  let text = '';
  for await (const part of input) {
    text += typeof part === 'string' ? part : Buffer.from(part).toString('utf8');
    if (text.includes('\n') || text.length > PASSPHRASE_MAX_BYTES) break;
  }
  return text.split('\n')[0] ?? '';
};

/** From a file, else typed or piped in. `option`: by which the file is named. Errors: `CommandFault` */
export const passphraseFrom = async (
  file: string | undefined,
  input: AsyncIterable<string | Uint8Array>,
  option: string,
): Promise<string> => {
  let text: string;
  try {
    text = file === undefined ? await firstLine(input) : readFileSync(file, 'utf8');
  } catch (cause) {
    throw new CommandFault(`The passphrase file ${file ?? ''} cannot be read.`, { cause });
  }
  const passphrase = text.trim();
  if (passphrase !== '' && passphrase.length <= PASSPHRASE_MAX_BYTES) return passphrase;
  throw new CommandFault(`The passphrase is missing: type it, pipe it in, or name ${option}.`);
};
