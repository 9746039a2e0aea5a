import { parseArgs } from 'node:util';
import type { HopName } from '@furtka/web/demo-api';
import { type BusClient, joinBus } from '../bus/client.ts';
import { readClock } from '../clock/clock-file.ts';
import { type DemoClocks, makeDemoClocks } from '../clock/demo-clocks.ts';
import { type DemoPaths, demoPaths } from '../paths.ts';
import { sentenceOf, UserFault } from '../user-fault.ts';

/** What every process of the demo has beside its own config. */
export interface DemoContext {
  readonly paths: DemoPaths;
  /** Name of this process in the demo: core, hub, main, doors, bridge. */
  readonly name: string;
  readonly configFile: string;
  readonly clocks: DemoClocks;
  readonly bus: BusClient;
  readonly observer: {
    hop(name: HopName, eventId: string, monotonicMs: number): void;
  };
}

/** Something that runs until it is stopped. */
export interface Running {
  stop(): Promise<void>;
}

const STOP_MS = 4000;

const contextOf = (args: readonly string[]): DemoContext => {
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: { data: { type: 'string' }, name: { type: 'string' } },
  });
  const { data, name } = values;
  if (typeof data !== 'string' || typeof name !== 'string')
    throw new UserFault('This program is started by npm start, with --data and --name.');
  const paths = demoPaths(data);
  const clock = readClock(paths.clock);
  if (clock === undefined) throw new UserFault(`${paths.clock} is missing: npm start makes it.`);
  const clocks = makeDemoClocks(clock.offsetMs);
  const bus = joinBus(paths.bus);
  bus.hear((message) => {
    if (message.type === 'clock') clocks.shift(message.offsetMs);
  });
  const observer: DemoContext['observer'] = {
    hop: (hop, eventId, monotonicMs) => bus.tell({ type: 'hop', name: hop, eventId, monotonicMs }),
  };
  return { paths, name, configFile: paths.config(name), clocks, bus, observer };
};

/**
 * Life of a process of the demo: starts it, says `ready` to the supervisor, ends it on SIGTERM or when the supervisor is gone.
 * Ctrl-C is the supervisor's business. Exit code 1 and one sentence when it cannot start.
 */
export const runEntry = async (
  start: (context: DemoContext) => Promise<Running>,
): Promise<void> => {
  let running: Running | undefined;
  let isEnding = false;
  const end = async () => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await running?.stop();
    process.exit(0);
  };
  const endNow = () => {
    end().catch((error: unknown) => {
      process.stderr.write(`${sentenceOf(error)}\n`);
      process.exit(1);
    });
  };
  process.on('SIGTERM', endNow);
  process.on('disconnect', endNow);
  process.on('SIGINT', () => undefined);
  // Gone while this program was still being loaded: nobody tells that again.
  if (process.connected === false) return endNow();
  try {
    running = await start(contextOf(process.argv.slice(2)));
    process.send?.('ready');
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
};
