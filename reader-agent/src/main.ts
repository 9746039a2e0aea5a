import { statSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError, ENROL_PORT_DEFAULT, loadConfig } from './config.ts';
import { startAgent } from './start.ts';

const USAGE = `usage: reader-agent --config FILE [--check-config | --print-config | --enrol]
  --config FILE     config of this agent, JSON
  --check-config    say whether it can be used, and end
  --print-config    print what is in force, and end
  --enrol           enrol at the hub with the printed code that is typed in, and end
`;

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const sentenceOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const readArguments = () => {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      'check-config': { type: 'boolean' },
      'print-config': { type: 'boolean' },
      enrol: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  return values;
};

/** The code comes by standard input: arguments of a process can be read by others. */
const enrol = async (config: ReturnType<typeof loadConfig>): Promise<void> => {
  const code = await text(process.stdin);
  const { enrolAgent } = await import('./enrol.ts');
  const { host: hubHost, enrolPort = ENROL_PORT_DEFAULT } = config.hub;
  const { agentId } = await enrolAgent({ code, hubHost, enrolPort, dataDir: config.dataDir });
  process.stdout.write(`enrolled as ${agentId}\n`);
};

const run = async (config: ReturnType<typeof loadConfig>): Promise<void> => {
  const buildTimeMs = statSync(fileURLToPath(import.meta.url)).mtimeMs;
  const agent = await startAgent({ config, buildTimeMs });
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    agent.stop().then(
      () => process.exit(0),
      (error: unknown) => fail(sentenceOf(error)),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

/** The agent as a program. */
export const main = async (): Promise<void> => {
  const wanted = readArguments();
  if (wanted.help === true || wanted.config === undefined) {
    process.stdout.write(USAGE);
    process.exit(wanted.help === true ? 0 : 1);
  }
  const config = loadConfig(process.env, wanted.config);
  if (wanted['print-config'] === true) process.stdout.write(`${JSON.stringify(config, null, 2)}\n`);
  else if (wanted['check-config'] === true) process.stdout.write('the config can be used\n');
  else if (wanted.enrol === true) await enrol(config);
  else await run(config);
};

try {
  await main();
} catch (error) {
  if (error instanceof ConfigError)
    for (const fault of error.faults) process.stderr.write(`${fault}\n`);
  else fail(sentenceOf(error));
  process.exit(1);
}
