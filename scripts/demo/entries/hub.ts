import { loadConfig } from '@furtka/edge-hub/config';
import { startHub } from '@furtka/edge-hub/start';
import { runEntry } from './entry.ts';

await runEntry(async ({ configFile, clocks, observer }) => {
  const hub = await startHub({ config: loadConfig({}, configFile), clocks, observer });
  hub.died.then(
    (cause) => {
      process.stderr.write(`hub: ${cause.message}\n`);
      process.exit(1);
    },
    () => process.exit(1),
  );
  return hub;
});
