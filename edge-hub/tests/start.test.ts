import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { makePrivateFolder } from '../src/ca/private-files.ts';
import { CREDENTIAL_FILE, enrolHub } from '../src/enrol-hub.ts';
import { storeIdentity } from '../src/site/identity.ts';
import { startHub } from '../src/start.ts';
import { coreKey, identityFrom } from './core-fixture.ts';
import { newId } from './event-fixture.ts';
import { startTestHub, testClocks, testConfig } from './hub-fixture.ts';
import { PROGRAM } from './hub-process-fixture.ts';
import { ask } from './local-client.ts';

const silent = pino({ level: 'silent' });

const folderFor = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-start-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return folder;
};

const runMain = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [...PROGRAM, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

t.test('the program says in one sentence why it cannot start', async (t) => {
  const folder = folderFor(t);
  const file = join(folder, 'hub.json');
  writeFileSync(file, '{"mqttPort": "x"}');
  const damaged = runMain(['--config', file]);
  t.equal(damaged.status, 1);
  t.match(damaged.stderr, /^edge-hub: configuration cannot be used: mqttPort.*\n$/);
  t.equal(runMain(['--config', file, '--check-config']).status, 1);

  writeFileSync(file, JSON.stringify({ dataDir: join(file, 'below'), logLevel: 'silent' }));
  const unwritable = runMain(['--config', file]);
  t.equal(unwritable.status, 1);
  t.match(unwritable.stderr, /^edge-hub: .*hub.json.* cannot be used \(ENOTDIR\)\n$/);

  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  t.teardown(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const dataDir = join(folder, 'data');
  await makePrivateFolder(dataDir);
  await storeIdentity(dataDir, 'demo', identityFrom(coreKey('demo-roster-1')));
  const config = { kind: 'demo', dataDir, mqttPort: port, logLevel: 'silent' };
  writeFileSync(file, JSON.stringify(config));
  const inUse = runMain(['--config', file]);
  t.equal(inUse.status, 1);
  t.equal(inUse.stderr, `edge-hub: port ${port} on 127.0.0.1 is in use by another program\n`);

  const printed = runMain(['--print-config'], { FURTKA_DATA: folder });
  t.equal(printed.status, 0);
  t.match(JSON.parse(printed.stdout), { dataDir: join(folder, 'hub'), mqttPort: 8883 });
});

t.test('a port in use ends the start and leaves nothing open', async (t) => {
  const folder = folderFor(t);
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  await storeIdentity(folder, 'demo', identityFrom(coreKey('demo-roster-1')));
  for (const name of ['mqttPort', 'enrolmentPort', 'kioskPort']) {
    const config = testConfig(folder, { [name]: port });
    await t.rejects(startHub({ config, clocks: testClocks(), log: silent }), {
      code: 'EADDRINUSE',
    });
  }
  taken.close();
  const hub = await startHub({ config: testConfig(folder), clocks: testClocks(), log: silent });
  t.ok(hub.enrolled);
  await hub.stop();
});

t.test('two hubs do not work on one folder, and a socket left by a crash is no hub', async (t) => {
  const test = await startTestHub(t, { enrolled: false });
  t.equal(statSync(test.config.socketPath).mode & 0o777, 0o600);
  await t.rejects(startHub({ config: test.config, log: silent }), { code: 'hub.already_running' });
  t.match(await test.local({ method: 'GET', path: '/identity' }), { status: 200 });
  await test.hub.stop();
  t.notOk(existsSync(test.config.socketPath));
  writeFileSync(test.config.socketPath, '');
  test.hub = await startHub({ config: test.config, clocks: test.clocks, log: silent });
  t.match(await test.local({ method: 'GET', path: '/identity' }), { status: 200 });
});

t.test('a damaged database or one from a later release is said and left as it is', async (t) => {
  const folder = folderFor(t);
  const file = join(folder, 'hub.db');
  writeFileSync(file, 'this is no database, and long enough to be looked at as one'.repeat(100));
  const start = () => startHub({ config: testConfig(folder), clocks: testClocks(), log: silent });
  await t.rejects(start(), { message: /not a database/ });
  t.match(readFileSync(file, 'utf8'), /^this is no database/);
  rmSync(file);
  const { default: Database } = await import('better-sqlite3');
  const db = new Database(file);
  db.pragma('user_version = 999');
  db.close();
  await t.rejects(start(), { message: /made by a later release/ });
});

t.test('a production hub takes no key of a demo', async (t) => {
  const folder = folderFor(t);
  const demo = identityFrom(coreKey('demo-roster-1'));
  await t.rejects(storeIdentity(folder, 'production', demo), { code: 'hub.demo_core' });
  await storeIdentity(folder, 'production', identityFrom(coreKey('production-roster-1')));
});

t.test('a hub enrols at the core by a one-time code, running or not', async (t) => {
  const identity = identityFrom(coreKey('demo-roster-1'));
  const { coreUrl: _, ...reply } = identity;
  const asked: Record<string, unknown>[] = [];
  const core = createHttp(async (request, response) => {
    let text = '';
    for await (const part of request) text += String(part);
    const body = JSON.parse(text) as Record<string, unknown>;
    asked.push({ url: request.url, ...body });
    const isGood = body['code'] === 'GOODCODE';
    response.statusCode = isGood ? 200 : 403;
    response.end(JSON.stringify(isGood ? reply : { code: 'devices.code_refused', details: {} }));
  }).listen(0, '127.0.0.1');
  await once(core, 'listening');
  t.teardown(() => core.close());
  const coreUrl = `http://127.0.0.1:${(core.address() as AddressInfo).port}`;

  const test = await startTestHub(t, { enrolled: false });
  const { dataDir } = test.config;
  const enrol = (code: string, dir = dataDir, url = coreUrl) =>
    enrolHub({ coreUrl: url, code, dataDir: dir, kind: 'demo' });
  await t.rejects(enrol('BADCODE1'), {
    code: 'hub.enrolment_refused',
    details: { status: 403, code: 'devices.code_refused' },
  });
  await t.rejects(enrol('GOODCODE', dataDir, 'http://127.0.0.1:1'), {
    code: 'hub.core_unreachable',
  });
  t.notOk(test.hub.enrolled);
  const given = await enrol('GOODCODE');
  t.same(given, { ...reply, coreUrl });
  t.ok(test.hub.enrolled, 'a hub that runs opens its ports');
  const { body } = await test.local({ method: 'GET', path: '/identity' });
  t.match(asked.at(-1), { url: '/api/v1/hub/enrol', hubKey: body['hubKey'], versions: [1] });
  t.equal(readFileSync(join(dataDir, CREDENTIAL_FILE), 'utf8'), identity.credential);
  t.equal(statSync(join(dataDir, CREDENTIAL_FILE)).mode & 0o777, 0o600);

  const folder = folderFor(t);
  await enrol('GOODCODE', folder);
  const config = testConfig(folder);
  const hub = await startHub({ config, clocks: testClocks(), log: silent });
  t.ok(hub.enrolled, 'the next start finds it');
  await hub.stop();
});

t.test('requests that are not whole are answered by a code and change nothing', async (t) => {
  const test = await startTestHub(t);
  const socket = { socketPath: test.config.socketPath };
  const cases: [number, string, string, unknown][] = [
    [400, 'POST', '/agents', { name: 'x' }],
    [400, 'POST', '/agents', { name: 'x', doorIds: [] }],
    [400, 'POST', '/agents', { name: '', doorIds: [newId()] }],
    [400, 'POST', '/agents', { name: 'x', doorIds: [newId()], extra: 1 }],
    [400, 'POST', '/blocks', { block: { blockId: 'x', cardId: newId(), atUtc: 1 } }],
    [400, 'POST', '/blocks', { block: { blockId: newId(), cardId: newId(), atUtc: '1' } }],
    [400, 'PUT', '/core-link', { connected: 'yes', sinceUtc: 1 }],
    [400, 'GET', '/events?position=-1', undefined],
    [422, 'GET', '/events?position=1', undefined],
    [400, 'GET', '/state?colour=red', undefined],
    [400, 'DELETE', '/agents/7', undefined],
    [404, 'DELETE', `/agents/${newId()}`, undefined],
    [404, 'POST', `/agents/${newId()}/code`, undefined],
    [404, 'GET', '/nothing', undefined],
  ];
  for (const [status, method, path, body] of cases) {
    const answer = await test.local({ method, path, body });
    t.equal(answer.status, status, `${method} ${path} ${answer.text}`);
    t.type(answer.body['code'], 'string');
  }
  const broken = await ask(socket, {
    method: 'POST',
    path: '/local/v1/agents',
    headers: { 'content-type': 'application/json', 'content-length': '1' },
    body: '{',
  });
  t.match(broken, { status: 400, body: { code: 'request.malformed' } });
  t.match((await test.local({ method: 'GET', path: '/health' })).body, { agents: { known: 0 } });
});
