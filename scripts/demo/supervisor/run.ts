import type { BusMessage } from '../bus/messages.ts';
import { type BusServer, startBus } from '../bus/server.ts';
import { monotonicMs } from '../clock/demo-clocks.ts';
import { makeDemoLine } from '../link/demo-line.ts';
import { layLink } from '../link/tcp-link.ts';
import type { DemoOptions } from '../options.mjs';
import type { DemoPaths } from '../paths.ts';
import { wallOf } from '../school/dates.ts';
import { MAIN_AGENT, OTHER_AGENT } from '../school/make-facts.ts';
import { bannerOf } from './banner.ts';
import { type ClockKeeper, keepClock } from './clock-keeper.ts';
import { writeConfigs } from './configs.ts';
import { enrolAgentOnce, enrolHubOnce } from './enrol.ts';
import { type Prepared, prepare } from './first-files.ts';
import { openFolder } from './folder.ts';
import { checkPorts } from './free-ports.ts';
import { askLocal } from './local-http.ts';
import { type DemoPlace, Programs } from './programs.ts';
import { makeSceneDesk, type SceneDesk } from './scene-desk.ts';
import { waitForDoors } from './wait.ts';

const SAVE_EVERY_MS = 10_000;

/** A demo. `stop` may be called at any time, also while it starts. */
export interface Demo {
  /**
   * Starts everything and settles when a tap would reach the guardian's page.
   *
   * Errors: `UserFault`, one sentence; nothing is left running then
   */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Ends every program at once. */
  kill(): void;
}

/** What the supervisor itself says on the bus: it moves the clock, knows which doors there are and what was done to them. */
const answerTo = (
  message: BusMessage,
  { facts }: Prepared,
  keeper: ClockKeeper,
  desk: SceneDesk,
): BusMessage | undefined => {
  if (message.type === 'doors') return { type: 'scene', scene: desk.scene() };
  if (message.type !== 'tap' && message.type !== 'hand') return keeper.hear(message);
  const { requestId, doorKey } = message;
  if (!facts.doors.some(({ key }) => key === doorKey)) {
    const known = facts.doors.map(({ key }) => key).join(', ');
    return { type: 'fault', requestId, text: `There is no door ${doorKey}; there are ${known}.` };
  }
  if (desk.isPowered(doorKey)) return undefined;
  return { type: 'fault', requestId, text: `The agent of the door ${doorKey} has no power.` };
};

interface Opened {
  readonly paths: DemoPaths;
  readonly prepared: Prepared;
  readonly programs: Programs;
  readonly close: () => Promise<void>;
}

/** Opens folder, clock, line and bus; starts no program yet. */
const open = async (options: DemoOptions, place: DemoPlace): Promise<Opened> => {
  const paths = await openFolder(options.dataDir, options.reset);
  await checkPorts(options.ports);
  const prepared = prepare(paths, Date.now(), options.after);
  const { facts } = prepared;
  const cable = await layLink(options.ports.core);
  writeConfigs({ options, paths, facts, linkPort: cable.port, root: place.root });
  const keeper = keepClock(paths.clock, prepared.clock, () => Date.now());
  const programs = new Programs(paths, place, (name) => desk.gone(name));
  const desk = makeSceneDesk({
    facts,
    link: makeDemoLine(cable),
    power: (agent, isOn) => programs.power(agent, isOn),
    askHub: (method, path, body) =>
      askLocal({ socketPath: paths.hubSocket }, { method, path, body }),
    tell: (message) => bus.tell(message),
  });
  const bus: BusServer = await startBus(paths.bus, (message) => {
    if (message.type === 'order') void desk.take(message);
    const said = answerTo(message, prepared, keeper, desk);
    if (said !== undefined) bus.tell(said);
  });
  const saving = setInterval(keeper.save, SAVE_EVERY_MS);
  const close = async () => {
    clearInterval(saving);
    keeper.save();
    await cable.stop();
    await bus.stop();
  };
  return { paths, prepared, programs, close };
};

const startPrograms = async (
  { paths, prepared, programs }: Opened,
  { ports, reader, board }: DemoOptions,
): Promise<void> => {
  const { facts, accounts } = prepared;
  await Promise.all([
    programs.start('core', 'core', ['--kiosk-port', String(ports.kiosk)]),
    programs.start('hub', 'hub', ['--page-port', String(ports.core)]),
  ]);
  await enrolHubOnce({ paths, facts, accounts, ports });
  const startAgent = async (agent: string, more: readonly string[] = []) => {
    await enrolAgentOnce({ paths, facts, ports }, agent);
    await programs.start(agent, 'agent', more);
  };
  await Promise.all([
    programs.start('bridge', 'bridge'),
    startAgent(MAIN_AGENT, ['--reader', reader, '--board', board]),
    startAgent(OTHER_AGENT),
  ]);
  await waitForDoors(paths, facts);
};

export const makeDemo = (options: DemoOptions, place: DemoPlace): Demo => {
  let opened: Opened | undefined;
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      await opened?.programs.stop();
      await opened?.close();
    })();
    return stopped;
  };
  const start = async () => {
    const beganMs = monotonicMs();
    opened = await open(options, place);
    const { prepared } = opened;
    place.say(prepared.isFirst ? 'furtka: making the school and starting it' : 'furtka: starting');
    await startPrograms(opened, options);
    const { ports, dataDir } = options;
    const { facts, accounts, clock } = prepared;
    const { date, time } = wallOf(Date.now() + clock.offsetMs, facts.zone);
    place.say(`furtka: everything runs after ${((monotonicMs() - beganMs) / 1000).toFixed(1)} s`);
    place.say(bannerOf({ ports, accounts, dataDir, schoolTime: `${date} ${time}` }));
  };
  return {
    start: async () => {
      try {
        await start();
      } catch (error) {
        if (stopped === undefined) {
          await stop();
          throw error;
        }
        await stopped;
      }
    },
    stop,
    kill: () => opened?.programs.kill(),
  };
};
