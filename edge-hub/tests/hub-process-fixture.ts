import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { storeIdentity } from '../src/site/identity.ts';
import { coreKey, identityFrom } from './core-fixture.ts';
import { type TestHub, testClocks, testConfig } from './hub-fixture.ts';
import { ask } from './local-client.ts';
import { until } from './until.ts';

/** The hub's program: as built where the tests are, else from its source. */
export const PROGRAM = import.meta.url.endsWith('.ts')
  ? ['--import=tsx', fileURLToPath(new URL('../src/main.ts', import.meta.url))]
  : [fileURLToPath(new URL('./main.js', import.meta.url))];

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** The hub's own program in a process of its own. */
const spawnHub = (t: Test, env: Readonly<Record<string, string>>): ChildProcess => {
  const child = spawn(process.execPath, PROGRAM, {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  return child;
};

/** A hub as a process, enrolled, by the clocks of this machine. */
export interface HubProcess {
  readonly test: TestHub;
  /** Ends it as it stands, or asks it to end. @returns code and signal of its end */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<unknown[]>;
  /** Starts the program again on the same folder. */
  startAgain(): Promise<void>;
}

export const startHubProcess = async (t: Test): Promise<HubProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-crash-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const config = testConfig(folder);
  const key = coreKey('demo-roster-1');
  const identity = identityFrom(key);
  await storeIdentity(folder, 'demo', identity);
  const [mqtt, enrolment, kiosk] = [await freePort(), await freePort(), await freePort()];
  const env = {
    FURTKA_HUB_KIND: 'demo',
    FURTKA_HUB_DATA_DIR: folder,
    FURTKA_HUB_SOCKET_PATH: config.socketPath,
    FURTKA_HUB_MQTT_PORT: String(mqtt),
    FURTKA_HUB_ENROLMENT_PORT: String(enrolment),
    FURTKA_HUB_KIOSK_PORT: String(kiosk),
    FURTKA_HUB_LOG_LEVEL: 'error',
  };
  const local: TestHub['local'] = (one) =>
    ask({ socketPath: config.socketPath }, { ...one, path: `/local/v1${one.path}` });
  const isUp = async (): Promise<boolean> =>
    local({ method: 'GET', path: '/identity' }).then(
      ({ body }) => body['enrolled'] === true,
      () => false,
    );
  let child = spawnHub(t, env);
  await until('the hub', isUp, 20_000);
  const test: TestHub = {
    config,
    clocks: testClocks(),
    coreKey: key,
    identity,
    hub: {
      ports: { mqtt, enrolment, kiosk },
      enrolled: true,
      died: new Promise(() => undefined),
      stop: async () => undefined,
    },
    local,
    kiosk: (one) => ask({ host: '127.0.0.1', port: kiosk }, one),
    restart: async () => undefined,
  };
  return {
    test,
    end: async (signal) => {
      const exited = once(child, 'exit');
      child.kill(signal);
      return exited;
    },
    startAgain: async () => {
      child = spawnHub(t, env);
      await until('the hub again', isUp, 20_000);
    },
  };
};
