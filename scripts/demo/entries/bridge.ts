import { loadConfig } from '@furtka/cloud-bridge/config';
import { startBridge } from '@furtka/cloud-bridge/start';
import { runEntry } from './entry.ts';

await runEntry(({ configFile, clocks, observer }) =>
  startBridge({ config: loadConfig({}, configFile), clocks, observer }),
);
