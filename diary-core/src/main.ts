import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, redactedConfig } from './config.ts';
import { AppError } from './kernel/domain/app-error.ts';
import { type RunningCore, startCore } from './start.ts';

/** One sentence for a person at a terminal; the log has the rest. */
const sentence = (error: unknown): string => {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof AppError && typeof error.details['sentence'] === 'string')
    return `diary-core: ${error.details['sentence']}`;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `diary-core: the port ${(error as { port?: number }).port} is in use by another program.`;
  return `diary-core: ${error instanceof Error ? error.message : String(error)}`;
};

const stopOnSignals = (core: RunningCore): void => {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    core.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(sentence(error));
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
};

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      config: { type: 'string' },
      'check-config': { type: 'boolean' },
      'print-config': { type: 'boolean' },
    },
  });
  const config = loadConfig(process.env, values.config);
  if (values['print-config'] === true) {
    console.log(JSON.stringify(redactedConfig(config), null, 2));
    return;
  }
  if (values['check-config'] === true) return;
  stopOnSignals(await startCore({ config }));
};

run().catch((error: unknown) => {
  console.error(sentence(error));
  process.exit(1);
});
