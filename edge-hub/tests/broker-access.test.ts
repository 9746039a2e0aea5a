// Hubs are built by '../src/start.ts', as production builds them: real TLS, MQTT and SQLite.

import { topic } from '@furtka/hub-contract/topics';
import t from 'tap';
import {
  clientOptions,
  connectDevice,
  deviceKey,
  enrolDevice,
  isAdmitted,
  newAgentCode,
  newDevice,
  postEnrolment,
  stateOf,
} from './agent-fixture.ts';
import { DOOR, newId, SIDE_DOOR, SITE, tapEvent } from './event-fixture.ts';
import { startTestHub } from './hub-fixture.ts';
import { until } from './until.ts';

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

t.test('only an enrolled agent with its own certificate and name becomes a session', async (t) => {
  const test = await startTestHub(t);
  const other = await startTestHub(t);
  const main = await newDevice(test, 'main', [DOOR]);
  const side = await newDevice(test, 'side', [SIDE_DOOR]);
  const foreign = await newDevice(other, 'main', [DOOR]);
  const good = clientOptions(test, main);
  const { key: _key, cert: _cert, ...anonymous } = good;

  t.notOk(await isAdmitted({ ...anonymous, rejectUnauthorized: false }), 'no certificate');
  t.notOk(await isAdmitted({ ...anonymous, username: 'a', password: 'b' }), 'a password instead');
  const foreignPair = { key: foreign.keyPem, cert: foreign.certificatePem };
  t.notOk(await isAdmitted({ ...good, ...foreignPair, clientId: foreign.agentId }), 'other CA');
  const sidePair = { key: side.keyPem, cert: side.certificatePem };
  t.notOk(await isAdmitted({ ...good, ...sidePair }), "another agent's certificate");
  t.notOk(await isAdmitted({ ...good, clientId: side.agentId }), "another agent's client id");
  t.notOk(await isAdmitted({ ...good, clientId: newId() }), 'a client id nobody has');
  t.notOk(await isAdmitted({ ...good, clean: false }), 'a session that is kept');
  const will = { topic: topic('state', SITE, side.agentId), payload: '{}', qos: 1 } as const;
  t.notOk(await isAdmitted({ ...good, will }), "a will on another agent's state");
  t.notOk(await isAdmitted({ ...good, maxVersion: 'TLSv1.2' } as typeof good), 'TLS 1.2');
  const { host = '', port = 0, clientId = '' } = good;
  t.notOk(await isAdmitted({ protocol: 'mqtt', host, port, clientId }), 'no TLS');
  t.notOk(await isAdmitted({ ...good, port: other.hub.ports.mqtt ?? 0 }), 'at another site');
  t.ok(await isAdmitted(good), 'as it is');
});

t.test('a certificate ends by the hub table, two years after enrolment', async (t) => {
  const test = await startTestHub(t);
  const device = await newDevice(test, 'main', [DOOR]);
  const good = clientOptions(test, device);
  const DAY_MS = 86_400_000;
  test.clocks.shiftMs = 729 * DAY_MS;
  t.ok(await isAdmitted(good));
  const connected = await connectDevice(test, device);
  test.clocks.shiftMs = 731 * DAY_MS;
  await until('the session to be dropped', () => !connected.client.connected);
  t.notOk(await isAdmitted(good), 'expired');
});

t.test('after a renewal both certificates are good for 30 days, then the new one', async (t) => {
  const test = await startTestHub(t);
  const device = await newDevice(test, 'main', [DOOR]);
  const DAY_MS = 86_400_000;
  const halfLife = Number(device.reply['renewAfterUtc']) - test.clocks.system.nowMs();
  t.ok(Math.abs(halfLife - 365 * DAY_MS) < 60_000, 'asks again at half life');
  test.clocks.shiftMs = 365 * DAY_MS;
  const { keyPem, csrPem } = deviceKey();
  const port = test.hub.ports.enrolment ?? 0;
  const present = { ca: device.caPem, key: device.keyPem, cert: device.certificatePem };
  t.equal((await postEnrolment(port, '/renew', { csrPem }, { ca: device.caPem })).status, 403);
  const { status, body } = await postEnrolment(port, '/renew', { csrPem }, present);
  t.equal(status, 200);
  t.equal(body['agentId'], device.agentId);
  const renewed = { ...device, keyPem, certificatePem: String(body['certificatePem']) };
  test.clocks.shiftMs = 394 * DAY_MS;
  t.ok(await isAdmitted(clientOptions(test, device)));
  t.ok(await isAdmitted(clientOptions(test, renewed)));
  test.clocks.shiftMs = 396 * DAY_MS;
  t.notOk(await isAdmitted(clientOptions(test, device)));
  t.ok(await isAdmitted(clientOptions(test, renewed)));
});

t.test(
  'an agent that is struck out loses its session at once and does not come back',
  async (t) => {
    const test = await startTestHub(t);
    const device = await newDevice(test, 'main', [DOOR]);
    const connected = await connectDevice(test, device);
    const began = performance.now();
    const { status } = await test.local({ method: 'DELETE', path: `/agents/${device.agentId}` });
    t.equal(status, 204);
    await until('the session to end', () => !connected.client.connected, 1000);
    t.ok(performance.now() - began < 1000, 'within a second');
    t.notOk(await isAdmitted(clientOptions(test, device)));

    const again = await test.local({ method: 'POST', path: `/agents/${device.agentId}/code` });
    const [code = ''] = String(again.body['code']).split('.');
    const replaced = await enrolDevice(test, code);
    t.equal(replaced.agentId, device.agentId, 're-enrolment keeps the agent id');
    t.ok(await isAdmitted(clientOptions(test, replaced)));
    t.notOk(await isAdmitted(clientOptions(test, device)), 'the old device stays out');
  },
);

t.test('an agent publishes to its own two topics and reads its own five', async (t) => {
  const test = await startTestHub(t);
  const main = await newDevice(test, 'main', [DOOR]);
  const side = await newDevice(test, 'side', [SIDE_DOOR]);
  const foreignActs: [string, string, { qos?: 0 | 1 | 2; retain?: boolean }][] = [
    ["another agent's event", topic('event', SITE, side.agentId), {}],
    ["another agent's state", topic('state', SITE, side.agentId), {}],
    ["another agent's receipt", topic('receipt', SITE, side.agentId), {}],
    ['the deny list', topic('deny', SITE), { retain: true }],
    ['the roster', topic('roster', SITE), { retain: true }],
    ['its own command', topic('command', SITE, main.agentId), {}],
    ['the broker itself', '$SYS/x/heartbeat', {}],
    ['a retained event', topic('event', SITE, main.agentId), { retain: true }],
    ['QoS 2', topic('event', SITE, main.agentId), { qos: 2 }],
  ];
  for (const [what, to, options] of foreignActs) {
    const connected = await connectDevice(test, main);
    connected.client.publish(to, JSON.stringify(tapEvent(main.agentId, 1)), { qos: 1, ...options });
    await until(
      `the connection to end after publishing ${what}`,
      () => !connected.client.connected,
    );
  }
  const events = await test.local({ method: 'GET', path: '/events' });
  t.same(events.body['rows'], [], 'nothing of it was stored');

  const connected = await connectDevice(test, main);
  const filters = [
    '#',
    '+/v1/#',
    `furtka/v1/${SITE}/#`,
    `furtka/v1/${SITE}/agent/+/command`,
    '$SYS/#',
    topic('command', SITE, side.agentId),
    topic('receipt', SITE, side.agentId),
    topic('state', SITE, main.agentId),
  ];
  for (const filter of filters)
    await t.rejects(connected.client.subscribeAsync(filter, { qos: 1 }), /128|error/i, filter);
  await connected.subscribe('receipt', 'roster', 'deny', 'mode', 'command');
  t.ok(connected.client.connected);
});

t.test('one agent has one session: the second takes the place of the first', async (t) => {
  const test = await startTestHub(t);
  const device = await newDevice(test, 'main', [DOOR]);
  const will = {
    topic: topic('state', SITE, device.agentId),
    payload: Buffer.from(JSON.stringify(stateOf(device.agentId, { online: false }))),
    qos: 1,
    retain: true,
  } as const;
  const first = await connectDevice(test, device, { will });
  first.tellState();
  const second = await connectDevice(test, device, { will });
  await until('the first session to end', () => !first.client.connected);
  second.tellState({ denyVersion: 7 });
  const state = await until('the second to be heard', async () => {
    const { body } = await test.local({ method: 'GET', path: '/state' });
    const agents = (body['state'] as { agents: { denyVersion: number; online: boolean }[] }).agents;
    return agents[0]?.denyVersion === 7 && agents[0];
  });
  t.ok(state.online);
});

t.test('an agent that falls silent is dropped and named after 5 seconds', async (t) => {
  const test = await startTestHub(t);
  const device = await newDevice(test, 'main', [DOOR]);
  const connected = await connectDevice(test, device, { keepalive: 0 });
  connected.tellState();
  const doorsOf = async () =>
    (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body['doors'] as {
      doorId: string;
      online: boolean;
    }[];
  await until('the door to be online', async () => (await doorsOf())[0]?.online);
  test.clocks.monotonicShiftMs += 4900;
  t.ok((await doorsOf())[0]?.online);
  test.clocks.monotonicShiftMs += 200;
  t.notOk((await doorsOf())[0]?.online, 'named at once');
  await until('the session to be dropped', () => !connected.client.connected, 2000);
});

t.test('a packet of more than 64 KiB ends the connection before it is gathered', async (t) => {
  const test = await startTestHub(t);
  const connected = await connectDevice(test, await newDevice(test, 'main', [DOOR]));
  connected.publish('event', 'x'.repeat(70_000));
  await until('the connection to end', () => !connected.client.connected);
  t.same((await test.local({ method: 'GET', path: '/events' })).body['rows'], []);
});

t.test('an enrolment code is good once, for 24 hours, and not for guessing', async (t) => {
  const test = await startTestHub(t);
  const port = test.hub.ports.enrolment ?? 0;
  const { csrPem } = deviceKey();
  const { agentId, code, caFingerprint } = await newAgentCode(test, 'main', [DOOR]);
  t.match(code, /^[0-9A-HJKMNP-TV-Z]{16}$/);
  t.match(caFingerprint, /^[0-9a-f]{64}$/);
  const { caPem } = await newDevice(test, 'side', [SIDE_DOOR]);
  const enrol = (body: unknown) => postEnrolment(port, '/enrol', body, { ca: caPem });
  t.match(await enrol({ code, csrPem: 'x' }), { status: 422 }, 'a bad request leaves it good');
  t.match(await enrol({ code, csrPem, extra: 1 }), { status: 400 }, 'unknown field');
  const first = await enrol({ code: code.toLowerCase(), csrPem });
  t.match(first, { status: 200, body: { agentId, siteId: SITE, mqttPort: test.hub.ports.mqtt } });
  t.match(await enrol({ code, csrPem }), { status: 403, body: { code: 'enrolment.code_refused' } });

  const late = await newAgentCode(test, 'late', [DOOR]);
  test.clocks.shiftMs = 25 * 3_600_000;
  t.match(await enrol({ code: late.code, csrPem }), { status: 403 });
  for (let guess = 0; guess < 8; guess += 1) await enrol({ code: '0'.repeat(16), csrPem });
  t.match(await enrol({ code, csrPem }), { status: 429, body: { code: 'enrolment.too_many' } });
});
