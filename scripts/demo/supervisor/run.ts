import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BusMessage } from '../bus/messages.ts';
import { type BusServer, startBus } from '../bus/server.ts';
import { monotonicMs } from '../clock/demo-clocks.ts';
import type { DemoOptions } from '../options.mjs';
import type { DemoPaths } from '../paths.ts';
import { writePrivately } from '../private-file.ts';
import { wallOf } from '../school/dates.ts';
import { MAIN_AGENT, OTHER_AGENT } from '../school/make-facts.ts';
import { UserFault } from '../user-fault.ts';
import { bannerOf, coreUrl } from './banner.ts';
import { CHILD_TIMES, type Child, type ChildEnd, keepRunning } from './child.ts';
import { type ClockKeeper, keepClock } from './clock-keeper.ts';
import { writeConfigs } from './configs.ts';
import { enrolAgents, enrolHub } from './enrol.ts';
import { type Prepared, prepare } from './first-files.ts';
import { openFolder } from './folder.ts';
import { checkPorts } from './free-ports.ts';
import { waitForDoors } from './wait.ts';

const SAVE_EVERY_MS = 10_000;
/** From the start of a process to its word that it is ready. */
const START_LIMIT_MS = 60_000;

export interface DemoPlace {
  /** The repository. */
  readonly root: string;
  readonly say: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** A demo that runs until it is stopped. */
export interface RunningDemo {
  readonly paths: DemoPaths;
  stop(): Promise<void>;
  /** Ends every program at once. */
  kill(): void;
}

const lastLineOf = (file: string): string => {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines[lines.length - 1] ?? '';
};

/** Programs of the demo by name, in the order in which they start. */
class Programs {
  readonly #children: Child[] = [];
  readonly #paths: DemoPaths;
  readonly #place: DemoPlace;

  constructor(paths: DemoPaths, place: DemoPlace) {
    this.#paths = paths;
    this.#place = place;
  }

  /** Starts a program and waits until it is ready. Errors: `UserFault` with its own last word. */
  async start(name: string, entry: string, more: readonly string[] = []): Promise<void> {
    const logFile = this.#paths.log(name);
    const bundle = join(this.#place.root, 'dist', 'scripts', `demo-${entry}.js`);
    const args = ['--enable-source-maps', bundle, '--data', this.#paths.dataDir, '--name', name];
    const onEnd = ({ how, againInMs }: ChildEnd) =>
      this.#place.warn(
        `${name} ended (${how}); it starts again in ${againInMs / 1000} s. ${logFile}`,
      );
    const child = keepRunning({ name, args: [...args, ...more], logFile }, CHILD_TIMES, onEnd);
    this.#children.push(child);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const sentence = `${name} was not ready after ${START_LIMIT_MS / 1000} s; see ${logFile}.`;
      timer = setTimeout(() => reject(new UserFault(sentence)), START_LIMIT_MS);
    });
    try {
      await Promise.race([child.ready(), late]);
    } catch (error) {
      if (error instanceof UserFault) throw error;
      throw new UserFault(`${name} cannot start: ${lastLineOf(logFile)} (${logFile})`);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    const { bridge, agents, hub, core } = {
      bridge: this.#children.filter(({ name }) => name === 'bridge'),
      agents: this.#children.filter(({ name }) => !['bridge', 'hub', 'core'].includes(name)),
      hub: this.#children.filter(({ name }) => name === 'hub'),
      core: this.#children.filter(({ name }) => name === 'core'),
    };
    for (const group of [bridge, agents, hub, core])
      await Promise.all(group.map((child) => child.stop()));
  }

  kill(): void {
    for (const child of this.#children) child.kill();
  }
}

/** What the supervisor itself says on the bus: it moves the clock and knows which doors there are. */
const answer = (
  { facts }: Prepared,
  keeper: ClockKeeper,
  message: BusMessage,
): BusMessage | undefined => {
  if (message.type === 'tap' && !facts.doors.some(({ key }) => key === message.doorKey)) {
    const known = facts.doors.map(({ key }) => key).join(', ');
    const text = `There is no door ${message.doorKey}; there are ${known}.`;
    return { type: 'fault', requestId: message.requestId, text };
  }
  return keeper.hear(message);
};

const startPrograms = async (
  {
    options,
    paths,
    prepared,
    programs,
  }: {
    readonly options: DemoOptions;
    readonly paths: DemoPaths;
    readonly prepared: Prepared;
    readonly programs: Programs;
  },
  say: DemoPlace['say'],
): Promise<void> => {
  const { facts, accounts } = prepared;
  if (prepared.isFirst) say('  the school is made');
  await Promise.all([programs.start('core', 'core'), programs.start('hub', 'hub')]);
  await enrolHub({ paths, facts, accounts, ports: options.ports });
  await enrolAgents({ paths, facts });
  const reader = ['--reader', options.reader];
  await Promise.all([
    programs.start('bridge', 'bridge'),
    programs.start(MAIN_AGENT, 'agent', reader),
    programs.start(OTHER_AGENT, 'agent'),
  ]);
  await waitForDoors(paths, facts);
};

/**
 * Starts the whole demo and settles when a tap would reach the guardian's page.
 *
 * Errors: `UserFault`, one sentence; nothing is left running then
 */
export const runDemo = async (options: DemoOptions, place: DemoPlace): Promise<RunningDemo> => {
  const beganMs = monotonicMs();
  const paths = await openFolder(options.dataDir, options.reset);
  await checkPorts(options.ports);
  const prepared = prepare(paths, Date.now());
  const { facts, accounts, clock } = prepared;
  writeConfigs({ options, paths, facts, root: place.root });
  const keeper = keepClock(paths.clock, clock, () => Date.now());
  const bus: BusServer = await startBus(paths.bus, (message) => {
    const said = answer(prepared, keeper, message);
    if (said !== undefined) bus.tell(said);
  });
  const saving = setInterval(keeper.save, SAVE_EVERY_MS);
  const programs = new Programs(paths, place);
  const stop = async () => {
    clearInterval(saving);
    await programs.stop();
    keeper.save();
    await bus.stop();
  };
  try {
    place.say('  starting core, hub, agents and bridge');
    await startPrograms({ options, paths, prepared, programs }, place.say);
  } catch (error) {
    await stop();
    throw error;
  }
  const seconds = ((monotonicMs() - beganMs) / 1000).toFixed(1);
  place.say(`  everything runs after ${seconds} s`);
  const running = { pid: process.pid, coreUrl: coreUrl(options.ports), ports: options.ports };
  writePrivately(paths.running, `${JSON.stringify(running)}\n`);
  const { date, time } = wallOf(Date.now() + clock.offsetMs, facts.zone);
  const { ports, dataDir } = options;
  place.say(bannerOf({ ports, accounts, dataDir, schoolTime: `${date} ${time}` }));
  return { paths, stop, kill: () => programs.kill() };
};
