import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clocks } from '@furtka/core-contract/clock';
import type { SigningKey } from '@furtka/core-contract/signed';
import type { Enrolled } from '@furtka/hub-contract/local-api';
import { pino } from 'pino';
import type { Test } from 'tap';
import { checkedConfig, type HubConfig } from '../src/config.ts';
import { type HopObserver, type RunningHub, startHub } from '../src/start.ts';
import { coreKey, identityFrom } from './core-fixture.ts';
import { NOW } from './event-fixture.ts';
import { type Answer, type Ask, ask } from './local-client.ts';

/** Clocks that a test moves: both wall clocks begin at the fixture's Monday and run with the real time. */
export interface TestClocks extends Clocks {
  shiftMs: number;
  /** Moves the monotonic clock on, for idle times and locks. */
  monotonicShiftMs: number;
}

const realMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const testClocks = (): TestClocks => {
  const began = realMs();
  const clocks: TestClocks = {
    shiftMs: 0,
    monotonicShiftMs: 0,
    system: { nowMs: () => Math.round(NOW + realMs() - began + clocks.shiftMs) },
    school: { nowMs: () => Math.round(NOW + realMs() - began + clocks.shiftMs) },
    monotonicMs: () => realMs() + clocks.monotonicShiftMs,
  };
  return clocks;
};

export interface TestHub {
  readonly config: HubConfig;
  readonly clocks: TestClocks;
  readonly coreKey: SigningKey;
  readonly identity: Enrolled;
  hub: RunningHub;
  local(ask: Ask): Promise<Answer>;
  kiosk(ask: Ask): Promise<Answer>;
  /** Stops the hub and starts it again on the same folder. */
  restart(): Promise<void>;
}

export interface TestHubOptions {
  readonly enrolled?: boolean;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly observer?: HopObserver;
  /** Gets every log line, from `debug` up. */
  readonly logTo?: { write(line: string): void };
}

export const testConfig = (
  folder: string,
  more: Readonly<Record<string, unknown>> = {},
): HubConfig =>
  checkedConfig({
    kind: 'demo',
    dataDir: folder,
    socketPath: join(folder, 'hub.sock'),
    mqttPort: 0,
    enrolmentPort: 0,
    kioskPort: 0,
    logLevel: 'silent',
    ...more,
  });

/** A hub in a folder of its own, enrolled unless told otherwise, stopped with the test. */
export const startTestHub = async (t: Test, options: TestHubOptions = {}): Promise<TestHub> => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-'));
  const config = testConfig(folder, options.config);
  const key = coreKey('demo-roster-1');
  const clocks = testClocks();
  const start = (): Promise<RunningHub> =>
    startHub({
      config,
      clocks,
      log: options.logTo
        ? pino({ level: 'debug' }, options.logTo)
        : pino({ level: config.logLevel }),
      ...(options.observer === undefined ? {} : { observer: options.observer }),
    });
  const test: TestHub = {
    config,
    clocks,
    coreKey: key,
    identity: identityFrom(key),
    hub: await start(),
    local: (one) =>
      ask({ socketPath: config.socketPath }, { ...one, path: `/local/v1${one.path}` }),
    kiosk: (one) => ask({ host: '127.0.0.1', port: test.hub.ports.kiosk ?? 0 }, one),
    restart: async () => {
      await test.hub.stop();
      test.hub = await start();
    },
  };
  t.teardown(async () => {
    await test.hub.stop();
    rmSync(folder, { recursive: true });
  });
  if (options.enrolled !== false) {
    const { status, text } = await test.local({
      method: 'POST',
      path: '/enrolled',
      body: test.identity,
    });
    if (status !== 204) throw new Error(`not enrolled: ${status} ${text}`);
  }
  return test;
};
