import { checkConfig } from '@furtka/cloud-bridge/config';
import { startBridge } from '@furtka/cloud-bridge/start';
import { runProcess } from './process.ts';

await runProcess(async ({ options, clocks, observer }) => {
  const config = { v: 1, kind: 'demo', ...options.config };
  const bridge = await startBridge({ config: checkConfig(config), clocks, observer });
  return {
    stop: () => bridge.stop(),
    facts: { healthPort: bridge.healthPort },
    acts: { health: () => bridge.health() },
  };
});
