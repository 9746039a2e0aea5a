import { ConfigError, loadConfig, printableConfig } from './config.ts';
import { startHub } from './start.ts';
import { sentenceOf } from './start-faults.ts';

const USAGE = `usage: edge-hub [--config FILE] [--check-config | --print-config]
  --config FILE    JSON; FURTKA_HUB_… of the environment wins over it
  --check-config   says whether the configuration can be used, and ends
  --print-config   prints it as it is after defaults and environment, and ends`;

interface Arguments {
  readonly file: string | undefined;
  readonly act: 'run' | 'check' | 'print' | 'help';
}

const readArguments = (words: readonly string[]): Arguments => {
  let file: string | undefined;
  let act: Arguments['act'] = 'run';
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--config') {
      file = rest.shift();
      if (file === undefined) throw new ConfigError(['--config needs a file']);
    } else if (word === '--check-config') act = 'check';
    else if (word === '--print-config') act = 'print';
    else if (word === '--help') act = 'help';
    else throw new ConfigError([`${word} is not known`]);
  }
  return { file, act };
};

const run = async (words: readonly string[]): Promise<void> => {
  const { file, act } = readArguments(words);
  if (act === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const config = loadConfig(process.env, file);
  if (act === 'check') return;
  if (act === 'print') {
    process.stdout.write(`${printableConfig(config)}\n`);
    return;
  }
  const hub = await startHub({ config });
  const stop = (): void => {
    hub.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  hub.died.then(fail, fail);
};

/** One clear sentence, and the exit code that lets a supervisor try again. */
const fail = (error: unknown): void => {
  process.stderr.write(`edge-hub: ${sentenceOf(error)}\n`);
  process.exit(1);
};

// What the hub writes is for its own user alone.
process.umask(0o077);
run(process.argv.slice(2)).catch(fail);
