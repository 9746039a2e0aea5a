import { writeFileSync } from 'node:fs';
import type { Clocks } from '@furtka/core-contract/clock';
import type { Devices } from '@furtka/hardware/port';
import pino from 'pino';
import { type AgentConfig, ConfigError, type DoorConfig } from './config.ts';
import { isPassed, resultOf } from './core/self-test.ts';
import { isAgentRunning } from './shell/agent-running.ts';
import { bindDoors, type DoorDevices } from './shell/door-devices.ts';
import { type Identity, loadIdentity } from './shell/identity.ts';
import { guide, type Talk } from './shell/self-test/guide.ts';
import { type GreensPlace, keepGreens, readGreens } from './shell/self-test/kept-greens.ts';
import { stepsOf, wiringOf } from './shell/self-test/plan.ts';
import { TestSession } from './shell/self-test/session.ts';
import { signSheet, type TestSheet } from './shell/self-test/sheet.ts';
import { sheetHtml } from './shell/self-test/sheet-html.ts';
import { type Language, WORDS } from './shell/self-test/words.table.ts';
import { machineClocks, openDevices } from './start.ts';

export type { Talk } from './shell/self-test/guide.ts';
export { type TestSheet, type Verified, verifySheet } from './shell/self-test/sheet.ts';
export { LANGUAGES, type Language } from './shell/self-test/words.table.ts';

export interface SelfTestOptions {
  readonly config: AgentConfig;
  /** May be left out where the config has one door. */
  readonly doorId?: string;
  /** For the sheet; agents know no names. */
  readonly doorName?: string;
  readonly language: Language;
  /** Path of the signed sheet; the printable one lies beside it, with `.html` for `.json`. */
  readonly outFile: string;
  /** What the box runs, for the sheet. */
  readonly program: string;
  readonly talk: Talk;
  /** In place of the driver of the config; closed at the end. */
  readonly devices?: Devices;
  readonly clocks?: Clocks;
}

export interface SelfTestOutcome {
  readonly outcome: 'passed' | 'notPassed' | 'left';
  /** Absent when the person left before the end. */
  readonly sheetFile?: string;
  readonly printFile?: string;
}

const doorOf = ({ doors }: AgentConfig, doorId: string | undefined): DoorConfig => {
  const [first, second] = doors;
  const found = doorId === undefined ? first : doors.find((door) => door.doorId === doorId);
  if (found !== undefined && (doorId !== undefined || second === undefined)) return found;
  const known = doors.map((door) => door.doorId).join(', ');
  throw new ConfigError([`--door names one of the doors of this agent: ${known}`]);
};

const firmwareOf = (devices: Devices): { firmware?: string } => {
  const firmware = devices.firmware?.() ?? '';
  return firmware === '' ? {} : { firmware };
};

const sheetOf = (
  { config, doorName = '', program }: SelfTestOptions,
  { agentId, siteId, zone }: Identity,
  session: TestSession,
  context: { readonly door: DoorDevices; readonly devices: Devices; readonly nowUtc: number },
): TestSheet => {
  const state = session.state();
  return {
    v: 1,
    kind: 'furtka.door-self-test',
    agentId,
    siteId,
    doorId: context.door.config.doorId,
    doorName: doorName.slice(0, 120),
    driver: config.driver.name,
    program,
    ...firmwareOf(context.devices),
    zone,
    madeAtUtc: context.nowUtc,
    passed: isPassed(state),
    steps: state.steps.map((step) => {
      const result = resultOf(state, step);
      const { status } = result;
      const base = { ...step, wiring: wiringOf(config.driver, step.deviceId).slice(0, 120) };
      if (status === 'waiting') return { ...base, status, figures: {} };
      const { atUtc, figures } = result;
      if (status === 'ok') return { ...base, status, atUtc, figures };
      return {
        ...base,
        ...{ status, atUtc, figures, failure: result.failure, seenAt: result.deviceId },
      };
    }),
  };
};

/**
 * Leads a person through the self-test of one door, in place of its agent, and writes the signed sheet.
 *
 * Errors  `IdentityError` when the box was never enrolled, `ConfigError`, `DeviceError` of the driver, and a sentence while the
 *         agent of this config runs: two programs cannot drive one door
 */
export const selfTestDoor = async (options: SelfTestOptions): Promise<SelfTestOutcome> => {
  const { config, language, outFile, talk } = options;
  const doorConfig = doorOf(config, options.doorId);
  const identity = loadIdentity(config.dataDir);
  if (await isAgentRunning(config))
    throw new Error('the agent of this door runs: stop it first, two programs cannot drive a door');
  const clocks = options.clocks ?? machineClocks();
  const log = pino({ level: 'silent' });
  const devices = options.devices ?? (await openDevices(config, clocks, log));
  let session: TestSession | undefined;
  try {
    const [door] = bindDoors([doorConfig], devices);
    if (door === undefined) throw new ConfigError(['this door has no devices']);
    const place: GreensPlace = {
      dataDir: config.dataDir,
      doorId: doorConfig.doorId,
      wiring: [doorConfig, config.driver],
    };
    const words = WORDS[language];
    const running = new TestSession({
      door,
      clocks,
      kept: readGreens(place, stepsOf(door), clocks.system.nowMs()),
      ask: async () => {
        const answer = (await talk.ask(`  ${words.lockOpened} `))?.trim() ?? '';
        return answer !== '' && words.yesLetters.includes(answer.slice(0, 1));
      },
      onProgress: (done, of) => talk.say(`  ${done}/${of}`),
    });
    session = running;
    running.start();
    const outcome = await guide({
      session: running,
      talk,
      words,
      wiringOf: (deviceId) => wiringOf(config.driver, deviceId),
      onResult: () => keepGreens(place, running.state().results),
    });
    if (outcome === 'left') return { outcome };
    const nowUtc = clocks.system.nowMs();
    const sheet = sheetOf(options, identity, running, { door, devices, nowUtc });
    const printFile = `${outFile.replace(/\.json$/, '')}.html`;
    writeFileSync(outFile, signSheet(identity, sheet));
    writeFileSync(printFile, sheetHtml(sheet, language));
    talk.say(`${words.written} ${outFile}, ${printFile}`);
    return { outcome, sheetFile: outFile, printFile };
  } finally {
    session?.stop();
    await devices.close();
  }
};
