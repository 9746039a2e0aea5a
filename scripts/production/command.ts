import { parseArgs } from 'node:util';

export const HELP = `furtka: the command of a production machine

  furtka init --data DIR --url https://…              makes a production folder; prints the first administrator's
                                                      one-time password once
  furtka run core|hub|agent|bridge --config FILE      runs one process until SIGTERM
  furtka hub enrol --config FILE --core URL --code CODE
                                                      makes this hub one of the core's
  furtka hub export --data DIR --out FILE             writes the whole hub into one encrypted file, the hub may run;
                                                      prints its passphrase once, for the safe
  furtka hub import --data DIR --in FILE [--passphrase-file FILE]
                                                      makes a hub of such a file, in an empty folder; the passphrase is
                                                      asked for on standard input
  furtka backup core|hub --config FILE --out FILE [--key-file FILE]
                                                      copies it, while it runs, into one encrypted file; without a key file
                                                      the passphrase is new and printed once
  furtka backup key --out FILE                        makes a key file for copies; keep a second one in the safe
  furtka restore core|hub --config FILE --in FILE [--key-file FILE]
                                                      makes a core or hub of such a copy, in the empty folder (and database)
                                                      that the config names; without a key file the passphrase is asked for
  furtka update --release FILE|DIR [--root DIR]       puts a signed release into the free slot; it stays if a simulated card opens
                                                      a simulated door within 60 s, else the one before it runs again
  furtka slots [--root DIR]                           both slots, the running one marked; furtka slots settle takes back an
                                                      update that was cut short
  furtka release key --out FILE                       makes a key that signs releases, and says what install-pi.sh is given
  furtka release sign --release DIR --version V --serial N --key-file FILE
                                                      signs everything in a folder; where releases are made
  furtka probe                                        does a simulated card open a simulated door with this release
  furtka agent add --config FILE --name NAME --door ID [--door ID …]
                                                      on the hub: a new agent and its one-time code
  furtka agent enrol --config FILE --code CODE        on the agent's machine: takes its certificate
  furtka agent learn --config FILE                    with the agent stopped: shows the installer every frame of the
                                                      door board's readers, card numbers included, until Ctrl-C
  furtka agent self-test --config FILE [--door ID] [--name NAME] [--lang pl|uk|en] [--out FILE]
                                                      on the agent's machine, its agent stopped: leads an installer through the
                                                      lines of one door and writes a signed sheet, to print too
  furtka agent verify-sheet --in FILE --ca FILE       is such a sheet as a box of this site signed it
  furtka --help                                       this page
`;

/** A command that cannot be carried out as given; one sentence. */
export class CommandFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CommandFault';
  }
}

export const PROCESSES = ['core', 'hub', 'agent', 'bridge'] as const;
export type ProcessName = (typeof PROCESSES)[number];
/** Those that keep something: an agent enrols anew, a bridge keeps nothing. */
export type KeptProcess = Extract<ProcessName, 'core' | 'hub'>;

const SHEET_LANGUAGES = ['pl', 'uk', 'en'] as const;

export type Command =
  | { readonly act: 'help' }
  | { readonly act: 'init'; readonly dataDir: string; readonly url: string }
  | { readonly act: 'run'; readonly process: ProcessName; readonly configFile: string }
  | {
      readonly act: 'hubEnrol';
      readonly configFile: string;
      readonly coreUrl: string;
      readonly code: string;
    }
  | { readonly act: 'hubExport'; readonly dataDir: string; readonly outFile: string }
  | {
      readonly act: 'hubImport';
      readonly dataDir: string;
      readonly inFile: string;
      readonly passphraseFile?: string;
    }
  | { readonly act: 'update'; readonly root: string; readonly release: string }
  | { readonly act: 'slots'; readonly root: string }
  | { readonly act: 'slotsSettle'; readonly root: string }
  | { readonly act: 'releaseKey'; readonly outFile: string }
  | {
      readonly act: 'releaseSign';
      readonly release: string;
      readonly version: string;
      readonly serial: number;
      readonly keyFile: string;
    }
  | { readonly act: 'probe' }
  | { readonly act: 'backupKey'; readonly outFile: string }
  | {
      readonly act: 'backup';
      readonly process: KeptProcess;
      readonly configFile: string;
      readonly outFile: string;
      readonly keyFile?: string;
    }
  | {
      readonly act: 'restore';
      readonly process: KeptProcess;
      readonly configFile: string;
      readonly inFile: string;
      readonly keyFile?: string;
    }
  | {
      readonly act: 'agentAdd';
      readonly configFile: string;
      readonly name: string;
      readonly doorIds: readonly string[];
    }
  | { readonly act: 'agentLearn'; readonly configFile: string }
  | { readonly act: 'agentEnrol'; readonly configFile: string; readonly code: string }
  | {
      readonly act: 'selfTest';
      readonly configFile: string;
      readonly doorId?: string;
      readonly doorName?: string;
      readonly language: (typeof SHEET_LANGUAGES)[number];
      readonly outFile?: string;
    }
  | { readonly act: 'verifySheet'; readonly inFile: string; readonly caFile: string };

const see = 'See furtka --help.';
/** Where install-pi.sh lays the two slots. */
const SLOTS_ROOT = '/opt/furtka';

const read = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        url: { type: 'string' },
        config: { type: 'string' },
        core: { type: 'string' },
        code: { type: 'string' },
        out: { type: 'string' },
        in: { type: 'string' },
        'passphrase-file': { type: 'string' },
        'key-file': { type: 'string' },
        release: { type: 'string' },
        root: { type: 'string' },
        version: { type: 'string' },
        serial: { type: 'string' },
        name: { type: 'string' },
        door: { type: 'string', multiple: true },
        lang: { type: 'string' },
        ca: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    const [first = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw new CommandFault(`${first.replace(/\.? To specify.*$/, '').replace(/\.$/, '')}. ${see}`);
  }
};

type Values = ReturnType<typeof read>['values'];

/** The options a command needs; every other one is refused. */
const only = <Key extends keyof Values>(
  values: Values,
  command: string,
  keys: readonly Key[],
): Record<Key, string> => {
  const given = Object.keys(values).filter((key) => key !== 'help');
  const extra = given.find((key) => !keys.some((known) => known === key));
  if (extra !== undefined) throw new CommandFault(`${command} takes no --${extra}. ${see}`);
  const missing = keys.find((key) => values[key] === undefined);
  if (missing !== undefined) throw new CommandFault(`${command} needs --${missing}. ${see}`);
  return values as Record<Key, string>;
};

const checkUrl = (url: string): string => {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPlain = parsed?.origin === url.replace(/\/$/, '');
  if (parsed?.protocol !== 'https:' || !isPlain)
    throw new CommandFault(
      `--url takes an address such as https://dziennik.example.pl, not "${url}".`,
    );
  return parsed.origin;
};

const selfTest = ({ door, name, lang = 'pl', out, ...rest }: Values): Command => {
  const { config } = only(rest, 'furtka agent self-test', ['config']);
  const language = SHEET_LANGUAGES.find((known) => known === lang);
  if (language === undefined)
    throw new CommandFault(`--lang takes ${SHEET_LANGUAGES.join(', ')}, not "${lang}".`);
  const [doorId, second] = door ?? [];
  if (second !== undefined) throw new CommandFault(`One door at a time. ${see}`);
  return {
    act: 'selfTest',
    configFile: config,
    language,
    ...(doorId !== undefined && { doorId }),
    ...(name !== undefined && { doorName: name }),
    ...(out !== undefined && { outFile: out }),
  };
};

/** Errors: `CommandFault`, one sentence. */
export const parseCommand = (args: readonly string[]): Command => {
  const { values, positionals } = read(args);
  const words = positionals.join(' ');
  if (values.help || (words === '' && args.length === 0)) return { act: 'help' };
  switch (words) {
    case 'init': {
      const { data, url } = only(values, 'furtka init', ['data', 'url']);
      return { act: 'init', dataDir: data, url: checkUrl(url) };
    }
    case 'hub enrol': {
      const given = only(values, 'furtka hub enrol', ['config', 'core', 'code']);
      return { act: 'hubEnrol', configFile: given.config, coreUrl: given.core, code: given.code };
    }
    case 'hub export': {
      const { data, out } = only(values, 'furtka hub export', ['data', 'out']);
      return { act: 'hubExport', dataDir: data, outFile: out };
    }
    case 'hub import': {
      const { 'passphrase-file': passphraseFile, ...rest } = values;
      const given = only(rest, 'furtka hub import', ['data', 'in']);
      const from = passphraseFile === undefined ? {} : { passphraseFile };
      return { act: 'hubImport', dataDir: given.data, inFile: given.in, ...from };
    }
    case 'update': {
      const { root = SLOTS_ROOT, ...rest } = values;
      return { act: 'update', root, release: only(rest, 'furtka update', ['release']).release };
    }
    case 'slots':
    case 'slots settle': {
      const { root = SLOTS_ROOT, ...rest } = values;
      only(rest, `furtka ${words}`, []);
      return { act: words === 'slots' ? 'slots' : 'slotsSettle', root };
    }
    case 'release key':
      return { act: 'releaseKey', outFile: only(values, 'furtka release key', ['out']).out };
    case 'release sign': {
      const names = ['release', 'version', 'serial', 'key-file'] as const;
      const given = only(values, 'furtka release sign', names);
      const { release, version, serial } = given;
      if (!/^[1-9]\d{0,8}$/.test(serial))
        throw new CommandFault(`--serial takes a whole number from 1, not "${serial}".`);
      const key = { keyFile: given['key-file'] };
      return { act: 'releaseSign', release, version, serial: Number(serial), ...key };
    }
    case 'probe':
      only(values, 'furtka probe', []);
      return { act: 'probe' };
    case 'backup key': {
      return { act: 'backupKey', outFile: only(values, 'furtka backup key', ['out']).out };
    }
    case 'backup core':
    case 'backup hub': {
      const { 'key-file': keyFile, ...rest } = values;
      const { config, out } = only(rest, `furtka ${words}`, ['config', 'out']);
      const process = words === 'backup core' ? 'core' : 'hub';
      const key = keyFile === undefined ? {} : { keyFile };
      return { act: 'backup', process, configFile: config, outFile: out, ...key };
    }
    case 'restore core':
    case 'restore hub': {
      const { 'key-file': keyFile, ...rest } = values;
      const given = only(rest, `furtka ${words}`, ['config', 'in']);
      const process = words === 'restore core' ? 'core' : 'hub';
      const key = keyFile === undefined ? {} : { keyFile };
      return { act: 'restore', process, configFile: given.config, inFile: given.in, ...key };
    }
    case 'agent add': {
      const { config, name } = only(values, 'furtka agent add', ['config', 'name', 'door']);
      return { act: 'agentAdd', configFile: config, name, doorIds: values.door ?? [] };
    }
    case 'agent learn': {
      const { config } = only(values, 'furtka agent learn', ['config']);
      return { act: 'agentLearn', configFile: config };
    }
    case 'agent enrol': {
      const { config, code } = only(values, 'furtka agent enrol', ['config', 'code']);
      return { act: 'agentEnrol', configFile: config, code };
    }
    case 'agent self-test':
      return selfTest(values);
    case 'agent verify-sheet': {
      const given = only(values, 'furtka agent verify-sheet', ['in', 'ca']);
      return { act: 'verifySheet', inFile: given.in, caFile: given.ca };
    }
    default:
      break;
  }
  const [verb, process, more] = positionals;
  const known = PROCESSES.find((name) => name === process);
  if (verb === 'run' && known !== undefined && more === undefined) {
    const { config } = only(values, `furtka run ${known}`, ['config']);
    return { act: 'run', process: known, configFile: config };
  }
  throw new CommandFault(`There is no command "furtka ${words}". ${see}`);
};
