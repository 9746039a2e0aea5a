import { parseArgs } from 'node:util';
import { loadConfig } from '@furtka/edge-hub/config';
import { startHub } from '@furtka/edge-hub/start';
import { allowFrames } from './allow-frames.ts';
import { runEntry } from './entry.ts';
import { readHubStanding } from './hub-standing.ts';
import { reportStanding } from './report-standing.ts';

await runEntry(async ({ configFile, clocks, observer, bus }) => {
  const { values } = parseArgs({ strict: false, options: { 'page-port': { type: 'string' } } });
  const { 'page-port': pagePort } = values;
  allowFrames(`http://localhost:${pagePort} http://127.0.0.1:${pagePort}`);
  const config = loadConfig({}, configFile);
  const hub = await startHub({ config, clocks, observer });
  hub.died.then(
    (cause) => {
      process.stderr.write(`hub: ${cause.message}\n`);
      process.exit(1);
    },
    () => process.exit(1),
  );
  const endReport = reportStanding(bus, clocks.monotonicMs, () =>
    readHubStanding(config.socketPath),
  );
  return {
    stop: async () => {
      endReport();
      await hub.stop();
    },
  };
});
