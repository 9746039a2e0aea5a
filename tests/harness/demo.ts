import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BusClient, joinBus } from '@furtka/scripts/demo/bus/client';
import { dayBeforeNovember } from './november.ts';
import { freePortBase } from './ports.ts';
import { root } from './root.ts';
import { until } from './until.ts';

export { root };

export interface DemoAccount {
  readonly role: string;
  readonly login: string;
  readonly password: string;
  readonly name: string;
  readonly pin?: string;
}

/** A demo school started as its user does, in a folder and on ports of its own. */
export interface Demo {
  readonly dataDir: string;
  readonly coreUrl: string;
  readonly kioskUrl: string;
  readonly portBase: number;
  readonly readyMs: number;
  /** Everything it printed. */
  output(): string;
  account(role: string): DemoAccount;
  cards(): { cardId: string; uid: string; holderId: string | null }[];
  facts(): DemoFactsSeen;
  bus(): BusClient;
  /** Ctrl-C; the exit code. */
  stop(): Promise<number | null>;
  /** Starts again in the same folder. */
  start(): Promise<void>;
  /** Ends it whatever it does, and removes the folder. */
  remove(): Promise<void>;
}

/** The part of `<data>/demo/facts.json` that tests read. */
export interface DemoFactsSeen {
  readonly schoolId: string;
  readonly siteId: string;
  readonly zone: string;
  /** School date on which the demo begins. */
  readonly monday: string;
  readonly doors: readonly { key: string; doorId: string; name: string; agent: string }[];
  readonly shown: readonly {
    place: number;
    story: string;
    cardId: string | null;
    uid: string;
    holderName: string;
  }[];
}

const READY_LIMIT_MS = 120_000;

/** The school date of this moment. */
const schoolDateNow = (): string =>
  new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw' }).format(Date.now());

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** Starts `npm start`'s own script and waits for its last line; its school lives in a week of November. */
export const startDemo = async (
  options: {
    readonly args?: readonly string[];
    readonly dataDir?: string;
    /** Begins after the real today, as a user's does. */
    readonly isToday?: boolean;
  } = {},
): Promise<Demo> => {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'furtka-demo-'));
  const portBase = await freePortBase();
  let child: ChildProcess | undefined;
  let output = '';
  let readyMs = 0;
  let bus: BusClient | undefined;

  const start = async (): Promise<void> => {
    const began = performance.now();
    output = '';
    const args = ['scripts/start.mjs', '--data', dataDir, '--port-base', String(portBase)];
    const day = options.isToday ? [] : ['--after', dayBeforeNovember(schoolDateNow())];
    const started = spawn(process.execPath, [...args, ...day, ...(options.args ?? [])], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    let end: string | undefined;
    started.stdout.on('data', (chunk) => {
      output += chunk;
    });
    started.stderr.on('data', (chunk) => {
      output += chunk;
    });
    started.on('exit', (code, signal) => {
      end = String(signal ?? code);
    });
    await until(
      'furtka ready',
      () => {
        if (end !== undefined) throw new Error(`the demo ended (${end}):\n${output}`);
        return /^furtka ready /m.test(output);
      },
      READY_LIMIT_MS,
    );
    readyMs = performance.now() - began;
  };
  const stop = async (): Promise<number | null> => {
    bus?.stop();
    bus = undefined;
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return running?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => running.once('exit', resolve));
    running.kill('SIGINT');
    // Its programs end by themselves when it is gone.
    const last = setTimeout(() => running.kill('SIGKILL'), 15_000);
    const code = await gone;
    clearTimeout(last);
    return code;
  };
  await start();
  return {
    dataDir,
    coreUrl: `http://localhost:${portBase}`,
    kioskUrl: `http://localhost:${portBase + 1}`,
    portBase,
    get readyMs() {
      return readyMs;
    },
    output: () => output,
    account: (role) => {
      const accounts: DemoAccount[] = json(join(dataDir, 'demo-accounts.json'));
      const account = accounts.find((one) => one.role === role);
      if (account === undefined) throw new Error(`the demo has no login for ${role}`);
      return account;
    },
    cards: () => json(join(dataDir, 'demo-cards.json')),
    facts: () => json(join(dataDir, 'demo', 'facts.json')),
    bus: () => {
      bus ??= joinBus(join(dataDir, 'demo', 'bus.sock'));
      return bus;
    },
    stop,
    start,
    remove: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
