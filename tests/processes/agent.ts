import { openDriver } from '@furtka/hardware/discover';
import { controlOf } from '@furtka/hardware/simulated';
import { checkConfig } from '@furtka/reader-agent/config';
import { startAgent } from '@furtka/reader-agent/start';
import pino from 'pino';
import { DoorHand } from './agent-acts.ts';
import { type ProcessOptions, runProcess } from './process.ts';

export interface AgentProcessOptions extends ProcessOptions {
  /** Added before each commit of the spool, ms. */
  readonly commitDelayMs?: number;
}

await runProcess<AgentProcessOptions>(async ({ options, clocks }) => {
  const config = checkConfig(options.config);
  const log = pino({ name: 'agent', level: config.logLevel ?? 'info' });
  const hand = new DoorHand(clocks.monotonicMs);
  const { name, ...driver } = config.driver;
  const devices = await openDriver(name, driver, {
    monotonicMs: clocks.monotonicMs,
    log: (level, event, fields) => log[level](fields, event),
  });
  const control = controlOf(devices);
  if (control === undefined) throw new RangeError('the doors of a test site are simulated');
  const agent = await startAgent({
    config,
    devices,
    clocks,
    log,
    observer: hand.observer(),
    testCommitDelayMs: options.commitDelayMs ?? 0,
  });
  hand.attach(devices, control);
  return {
    stop: async () => {
      hand.stop();
      await agent.stop();
    },
    facts: { agentId: agent.agentId },
    acts: { ...hand.acts(), snapshot: () => agent.snapshot() },
  };
});
