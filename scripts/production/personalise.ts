import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { withCardAtDesk } from '@furtka/hardware/card-desk';
import { doorKeysText, newOfficeKeysText } from '@furtka/hardware/card-key-text';
import { readOfficeKeys, readPrivateText, writeKeyFile } from '@furtka/hardware/card-keys';
import { DeviceError } from '@furtka/hardware/errors';
import { type PersonaliseFault, personaliseCard } from '@furtka/hardware/personalise-card';
import { CommandFault } from './command.ts';

const HELP = `personalise: cards that prove themselves by a key (MIFARE DESFire EV2/EV3, NTAG 424 DNA)

  npm run personalise -- new-keys --keys FILE --passphrase-file FILE
        draws the school's card keys and seals them into a new file; done once, the file belongs into the safe
  npm run personalise -- door-keys --keys FILE --passphrase-file FILE --out FILE
        writes what a door needs to prove cards (mode 0600); it cannot write cards
  npm run personalise -- card --keys FILE --passphrase-file FILE --untried [--reader NAME] [--list FILE]
        waits for a card at the PC/SC reader, writes it and has it prove itself; may be repeated, also on a card that was
        taken away in the middle. --list adds number and kind to a file of mode 0600, for the register.
        --untried: writing follows no published vector and has never met a real card. Try it on a card you can lose.

Keys and passphrases are never given as arguments and never shown.
`;

const WAIT_FOR_CARD_MS = 60_000;

const SENTENCES: Readonly<Record<PersonaliseFault, string>> = {
  not_keyed_family:
    'This card cannot prove itself by a key (MIFARE Classic, plain tags and phones cannot). It may be used as a uid card.',
  foreign: 'This card holds keys that are not of this school. It was left as it was.',
  refused: 'The card did not do what it was asked. Lay it down again; nothing is lost.',
  gone: 'The card was taken away too early. Lay it down again; nothing is lost.',
  not_proved: 'The card was written and does not prove itself. Do not hand it out.',
};

interface Around {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const OPTIONS = {
  keys: { type: 'string' },
  'passphrase-file': { type: 'string' },
  out: { type: 'string' },
  reader: { type: 'string', default: '*' },
  list: { type: 'string' },
  untried: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const readArgs = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch {
    throw new CommandFault('There is an option that is not known. See --help.');
  }
};

const wanted = (value: string | undefined, option: string): string => {
  if (value === undefined || value === '')
    throw new CommandFault(`--${option} is missing. See --help.`);
  return value;
};

const newKeys = async (path: string, passphrase: string, { out }: Around): Promise<void> => {
  await writeKeyFile(path, newOfficeKeysText(), passphrase);
  out(
    `The card keys lie sealed in ${path}. Without this file and its passphrase no card can be written again.\n`,
  );
};

interface CardWork {
  readonly keysFile: string;
  readonly passphrase: string;
  readonly reader: string;
  readonly list: string | undefined;
}

/** Adds a line to a list of card numbers that nobody else may read. */
const addToList = async (path: string, line: string): Promise<void> => {
  const file = await open(path, 'a', 0o600);
  try {
    const { mode } = await file.stat();
    if ((mode & 0o077) !== 0)
      throw new CommandFault(`${path} is open to others and takes no card numbers; chmod 600 it.`);
    await file.appendFile(line);
    await file.sync();
  } finally {
    await file.close();
  }
};

const writeCard = async (work: CardWork, { out }: Around): Promise<void> => {
  const keys = await readOfficeKeys(work.keysFile, work.passphrase);
  const result = await withCardAtDesk(
    {
      match: work.reader,
      waitMs: WAIT_FOR_CARD_MS,
      onReady: () => out('Lay a card on the reader (lift it first if one lies there).\n'),
    },
    (card) => personaliseCard(card, keys),
  );
  if (!result.ok) throw new CommandFault(SENTENCES[result.code]);
  if (work.list !== undefined) await addToList(work.list, `${result.uid};keyed;${result.family}\n`);
  out(`The card is written and has proved itself (${result.family}).\n`);
};

const carryOut = async (args: readonly string[], around: Around): Promise<void> => {
  const { values, positionals } = readArgs(args);
  const [act, ...more] = positionals;
  if (values.help || act === undefined) {
    around.out(HELP);
    return;
  }
  if (more.length > 0 || !['new-keys', 'door-keys', 'card'].includes(act))
    throw new CommandFault('Say one of new-keys, door-keys, card. See --help.');
  const keysFile = wanted(values.keys, 'keys');
  const passphraseFile = wanted(values['passphrase-file'], 'passphrase-file');
  const passphrase = (await readPrivateText(passphraseFile)).trim();
  if (act === 'new-keys') {
    await newKeys(keysFile, passphrase, around);
    return;
  }
  if (act === 'door-keys') {
    const path = wanted(values.out, 'out');
    await writeKeyFile(path, doorKeysText(await readOfficeKeys(keysFile, passphrase)), undefined);
    around.out(`The keys for doors lie in ${path}; name it as cardKeys.file of the pcsc driver.\n`);
    return;
  }
  if (!values.untried)
    throw new CommandFault(
      'Writing has never met a real card. Try it on one you can lose, and say so with --untried.',
    );
  await writeCard({ keysFile, passphrase, reader: values.reader, list: values.list }, around);
};

/** @returns  exit code: 0 done, 1 not done and said why */
export const main = async (args: readonly string[], around: Around): Promise<number> => {
  try {
    await carryOut(args, around);
    return 0;
  } catch (error) {
    if (!(error instanceof CommandFault) && !(error instanceof DeviceError)) throw error;
    around.err(`${error.message}\n`);
    return 1;
  }
};
