import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { storeIdentity } from '../src/site/identity.ts';
import { connectDevice, newDevice } from './agent-fixture.ts';
import { coreKey, identityFrom } from './core-fixture.ts';
import { DOOR, tapEvent } from './event-fixture.ts';
import { type TestHub, testClocks, testConfig } from './hub-fixture.ts';
import { ask } from './local-client.ts';
import { until } from './until.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

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
  const child = spawn(process.execPath, ['--import=tsx', MAIN], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  return child;
};

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

t.test('no acknowledged event is lost when the hub is killed in mid-stream [HUB-06]', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-crash-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
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

  const device = await newDevice(test, 'main', [DOOR]);
  const acknowledged = new Set<number>();
  let seq = 0;
  let kills = 0;
  for (const killAfter of [60, 150, 400]) {
    const agent = await connectDevice(test, device);
    agent.client.on('error', () => undefined);
    await agent.subscribe('receipt');
    const before = acknowledged.size;
    agent.client.on('message', (_, payload) => {
      const { receipts } = JSON.parse(payload.toString()) as { receipts: { seq: number }[] };
      for (const receipt of receipts) acknowledged.add(receipt.seq);
      if (acknowledged.size - before >= killAfter) child.kill('SIGKILL');
    });
    const exited = once(child, 'exit');
    for (let count = 0; count < 2000; count += 1) {
      seq += 1;
      agent.publish('event', tapEvent(device.agentId, seq));
      if (count % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await exited;
    agent.client.end(true);
    child = spawnHub(t, env);
    await until('the hub again', isUp, 20_000);
    const found = new Set<number>();
    let uncleanStarts = 0;
    let query = '';
    for (;;) {
      const { body } = await local({ method: 'GET', path: `/events${query}` });
      const { logId, rows } = body as unknown as {
        logId: string;
        rows: { payload: string; position: number; hash: string }[];
      };
      const last = rows.at(-1);
      if (last === undefined) break;
      for (const { payload } of rows) {
        const event = JSON.parse(payload) as { seq: number; source: string; detail?: object };
        if (event.source === 'agent') found.add(event.seq);
        else uncleanStarts += event.detail && 'unclean' in event.detail ? 1 : 0;
      }
      query = `?logId=${logId}&position=${last.position}&hash=${last.hash}`;
    }
    const lost = [...acknowledged].filter((one) => !found.has(one));
    t.same(lost, [], `${acknowledged.size} acknowledged, ${found.size} found`);
    t.ok(acknowledged.size - before >= killAfter);
    kills += 1;
    t.equal(uncleanStarts, kills, 'each unclean start is an event of its own');
    t.match((await local({ method: 'GET', path: '/verify' })).body, { brokenAt: undefined });
  }
  const { body } = await local({ method: 'GET', path: '/identity' });
  t.ok(body['enrolled']);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  t.same(await exited, [0, null], 'and it stops by itself when asked');
});
