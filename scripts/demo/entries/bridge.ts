import { loadConfig } from '@furtka/cloud-bridge/config';
import { startBridge } from '@furtka/cloud-bridge/start';
import { runEntry } from './entry.ts';
import { reportStanding } from './report-standing.ts';

await runEntry(async ({ configFile, clocks, observer, bus }) => {
  const bridge = await startBridge({ config: loadConfig({}, configFile), clocks, observer });
  const endReport = reportStanding(bus, clocks.monotonicMs, async () => {
    const { connected, sinceUtc } = bridge.health().core;
    return { at: 'bridge', isConnected: connected, sinceUtc };
  });
  return {
    stop: async () => {
      endReport();
      await bridge.stop();
    },
  };
});
