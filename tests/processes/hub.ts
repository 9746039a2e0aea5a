import { checkedConfig } from '@furtka/edge-hub/config';
import { startHub } from '@furtka/edge-hub/start';
import { runProcess } from './process.ts';

await runProcess(async ({ options, clocks, observer }) => {
  const config = checkedConfig({ kind: 'demo', ...options.config });
  const hub = await startHub({ config, clocks, observer });
  hub.died.then(
    (cause) => {
      process.stderr.write(`${cause.message}\n`);
      process.exit(1);
    },
    () => process.exit(1),
  );
  return { stop: () => hub.stop(), facts: hub.ports };
});
