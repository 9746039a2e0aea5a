import { openDriver } from '@furtka/hardware/discover';
import type { DriverContext } from '@furtka/hardware/port';
import { controlOf } from '@furtka/hardware/simulated';
import { checkConfig } from '@furtka/reader-agent/config';
import { startAgent } from '@furtka/reader-agent/start';
import pino from 'pino';
import { deviceIds } from '../harness/agent-config.ts';
import { DoorHand } from './agent-acts.ts';
import { openBoardBench } from './board-bench.ts';
import { type ProcessOptions, runProcess } from './process.ts';

export interface AgentProcessOptions extends ProcessOptions {
  /** Added before each commit of the spool, ms. */
  readonly commitDelayMs?: number;
  /** Its first door hangs at a simulated door board. */
  readonly onBoard?: boolean;
}

await runProcess<AgentProcessOptions>(async ({ options, clocks }) => {
  const config = checkConfig(options.config);
  const log = pino({ name: 'agent', level: config.logLevel ?? 'info' });
  const hand = new DoorHand(clocks.monotonicMs);
  const { name, ...driver } = config.driver;
  const context: DriverContext = {
    monotonicMs: clocks.monotonicMs,
    log: (level, event, fields) => log[level](fields, event),
  };
  const simulated = await openDriver(name, driver, context);
  const itsControl = controlOf(simulated);
  if (itsControl === undefined) throw new RangeError('the doors of a test site are simulated');
  const opened = { devices: simulated, control: itsControl };
  const { devices, control, acts } = options.onBoard
    ? await openBoardBench(deviceIds(0), opened, context)
    : { ...opened, acts: {} };
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
    acts: { ...hand.acts(), ...acts, snapshot: () => agent.snapshot() },
  };
});
