// Hubs are built by '../src/start.ts', as production builds them: real TLS, MQTT and SQLite.

import { open } from '@furtka/core-contract/signed';
import type { DenyBody, ModeBody } from '@furtka/hub-contract/payloads';
import t from 'tap';
import { type Connected, connectDevice, newDevice, stateOf } from './agent-fixture.ts';
import { coreKey, rosterBody, signedRoster } from './core-fixture.ts';
import {
  CARD,
  DOOR,
  NOW,
  newId,
  OTHER_CARD,
  OTHER_SCHOOL,
  OTHER_SITE,
  SIDE_DOOR,
} from './event-fixture.ts';
import { startTestHub, type TestHub } from './hub-fixture.ts';
import type { Answer } from './local-client.ts';
import { until } from './until.ts';

const putRoster = (test: TestHub, body: string): Promise<Answer> =>
  test.local({ method: 'PUT', path: '/roster', body });
const putBlock = (test: TestHub, block: unknown): Promise<Answer> =>
  test.local({ method: 'POST', path: '/blocks', body: { block } });
const newBlock = (cardId = CARD) => ({ blockId: newId(), cardId, atUtc: NOW });

/** Opens what the hub signed, with the key that an agent got at enrolment. */
const opened = <Body>(agent: Connected, kind: 'deny' | 'mode' | 'command'): Body | undefined => {
  const text = agent.last(kind);
  if (text === undefined) return undefined;
  const keys = agent.device.reply['hubKeys'] as { keyId: string; publicKey: string }[];
  const opening = open(keys, kind, text);
  if (!opening.ok) throw new Error(opening.code);
  return JSON.parse(opening.body) as Body;
};

const deniedAt = (agent: Connected): string[] | undefined =>
  opened<DenyBody>(agent, 'deny')?.entries.map((entry) => entry.blockId);

const connectAgent = async (test: TestHub): Promise<Connected> => {
  const agent = await connectDevice(test, await newDevice(test, 'main', [DOOR]));
  await agent.subscribe('roster', 'deny', 'mode', 'command');
  return agent;
};

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

t.test('a roster that is not whole, not newer or not for this site changes nothing', async (t) => {
  const test = await startTestHub(t);
  const agent = await connectAgent(test);
  const good = signedRoster(test.coreKey, NOW);
  t.equal((await putRoster(test, good)).status, 204);
  await until('the roster', () => agent.last('roster') === good);

  const stranger = coreKey(test.coreKey.keyId);
  const flipped = (at: number): string => {
    const bytes = Buffer.from(signedRoster(test.coreKey, NOW + 1));
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString('utf8');
  };
  // Another letter of the alphabet of base64url: a flipped bit may leave that alphabet, and is then malformed.
  const otherSignature = (): string => {
    const good = signedRoster(test.coreKey, NOW + 1);
    return `${good.slice(0, 60)}${good[60] === 'A' ? 'B' : 'A'}${good.slice(61)}`;
  };
  const DAY_MS = 86_400_000;
  const refused: [string, string][] = [
    ['signed.bad_signature', flipped(400)],
    ['signed.bad_signature', otherSignature()],
    ['signed.malformed', flipped(2)],
    ['signed.bad_signature', signedRoster(stranger, NOW + 1)],
    ['signed.unknown_key', signedRoster(coreKey('demo-roster-9'), NOW + 1)],
    ['signed.malformed', JSON.stringify(rosterBody(NOW + 1))],
    ['signed.malformed', ''],
    ['roster.malformed', signedRoster(test.coreKey, NOW + 1, { colour: 'red' })],
    ['roster.malformed', signedRoster(test.coreKey, NOW + 1, { v: 3 })],
    ['roster.other_school', signedRoster(test.coreKey, NOW + 1, { schoolId: OTHER_SCHOOL })],
    ['roster.other_site', signedRoster(test.coreKey, NOW + 1, { siteId: OTHER_SITE })],
    ['roster.from_future', signedRoster(test.coreKey, NOW + 2 * DAY_MS)],
  ];
  for (const [reason, text] of refused) {
    const answer = await putRoster(test, text);
    t.match(answer, { status: 422, body: { code: 'roster.refused', details: { reason } } }, reason);
  }
  const older = await putRoster(test, signedRoster(test.coreKey, NOW - 1));
  t.match(older, { status: 409, body: { code: 'roster.older' } });
  t.equal((await putRoster(test, signedRoster(test.coreKey, NOW))).status, 204, 'already');
  const tooLarge = await putRoster(test, `${good}${' '.repeat(9 * 1024 * 1024)}`).catch(() => ({
    status: 413,
  }));
  t.equal(tooLarge.status, 413);
  const identity = await test.local({ method: 'GET', path: '/identity' });
  t.match(identity.body, { rosterVersion: NOW }, 'the old one stays');

  await test.restart();
  const again = await connectDevice(test, agent.device);
  await again.subscribe('roster');
  await until('the roster after a restart', () => again.last('roster') === good);
});

t.test(
  'a roster may bring its successor key, and then the older key is worth nothing',
  async (t) => {
    const test = await startTestHub(t);
    const next = coreKey('demo-roster-2');
    const nextKey = { keyId: next.keyId, publicKey: next.publicKey };
    t.equal((await putRoster(test, signedRoster(next, NOW))).status, 422, 'nobody vouched for it');
    t.equal((await putRoster(test, signedRoster(test.coreKey, NOW, { nextKey }))).status, 204);
    t.equal((await putRoster(test, signedRoster(test.coreKey, NOW + 1, { nextKey }))).status, 204);
    await test.restart();
    t.equal((await putRoster(test, signedRoster(next, NOW + 2))).status, 204);
    t.equal((await putRoster(test, signedRoster(test.coreKey, NOW + 3))).status, 422);
    await test.restart();
    t.equal((await putRoster(test, signedRoster(next, NOW + 4))).status, 204);
  },
);

t.test(
  'a block reaches the door without a restart and leaves only by a roster that settles it [DOOR-12]',
  async (t) => {
    const test = await startTestHub(t);
    const agent = await connectAgent(test);
    const block = newBlock();
    const other = newBlock(OTHER_CARD);
    t.equal((await putBlock(test, block)).status, 204);
    await until('the block', () => deniedAt(agent)?.includes(block.blockId));
    const first = opened<DenyBody>(agent, 'deny');
    t.same(first?.entries, [block]);
    t.equal((await putBlock(test, block)).status, 204, 'the same again');
    t.equal((await putBlock(test, other)).status, 204);
    await until('both', () => deniedAt(agent)?.length === 2);
    t.equal(opened<DenyBody>(agent, 'deny')?.version, (first?.version ?? 0) + 2 - 1);

    // Signed before the block was known to the core.
    t.equal((await putRoster(test, signedRoster(test.coreKey, NOW))).status, 204);
    await test.restart();
    const again = await connectDevice(test, agent.device);
    await again.subscribe('deny');
    await until('the list after a restart', () => deniedAt(again)?.length === 2);

    const settling = signedRoster(test.coreKey, NOW + 1, {
      settledBlocks: [block.blockId, newId()],
    });
    t.equal((await putRoster(test, settling)).status, 204);
    await until('only the other', () => deniedAt(again)?.join() === other.blockId);
    t.equal(
      (await putBlock(test, block)).status,
      204,
      'told again by the core after it is settled',
    );
    t.same(deniedAt(again), [other.blockId], 'it does not come back');
    const { body } = await test.local({ method: 'GET', path: '/state' });
    t.match(body, { state: { blocks: [{ blockId: other.blockId, denyVersion: Number }] } });
  },
);

t.test('a block that the core forgot with its disk comes back, an old one does not', async (t) => {
  const test = await startTestHub(t);
  const agent = await connectAgent(test);
  const block = newBlock();
  const old = { ...newBlock(OTHER_CARD), atUtc: NOW - 100 * 86_400_000 };
  for (const one of [block, old]) await putBlock(test, one);
  const settledBlocks = [block.blockId, old.blockId];
  await putRoster(test, signedRoster(test.coreKey, NOW, { settledBlocks }));
  await until('an empty list', () => deniedAt(agent)?.length === 0);
  // Its rosters go on from a copy of before the block, under a higher version.
  await putRoster(test, signedRoster(test.coreKey, NOW + 1));
  await until('the block again', () => deniedAt(agent)?.join() === block.blockId);
  await putRoster(test, signedRoster(test.coreKey, NOW + 2, { settledBlocks }));
  await until('settled again', () => deniedAt(agent)?.length === 0);
});

t.test('the state tells which agent applied what, and who waits for it is woken', async (t) => {
  const test = await startTestHub(t);
  const agent = await connectAgent(test);
  const before = await test.local({ method: 'GET', path: '/state' });
  const since = Number(before.body['version']);
  const waiting = test.local({ method: 'GET', path: `/state?waitMs=9000&since=${since}` });
  agent.publish(
    'state',
    stateOf(agent.device.agentId, {
      rosterVersion: 3,
      denyVersion: 4,
      modeVersion: 5,
      spoolDepth: 6,
      temperatureDeciC: 512,
      readers: [{ readerId: 'r1', doorId: DOOR, online: true, lastReadAtUtc: 0, badFrames: 7 }],
    }),
    { retain: true },
  );
  const { body } = await waiting;
  t.not(body['version'], since);
  t.match(body, {
    state: {
      agents: [
        {
          agentId: agent.device.agentId,
          doorIds: [DOOR],
          online: true,
          rosterVersion: 3,
          denyVersion: 4,
          modeVersion: 5,
          spoolDepth: 6,
          temperatureDeciC: 512,
          readers: [{ readerId: 'r1', online: true, badFrames: 7 }],
        },
      ],
    },
  });
  agent.publish('state', stateOf(agent.device.agentId, { colour: 'red', denyVersion: 9 }));
  agent.publish('state', stateOf(newId(), { denyVersion: 9 }));
  agent.publish('state', 'x');
  const later = Number(body['version']);
  agent.client.end(true);
  const offline = await test.local({ method: 'GET', path: `/state?waitMs=9000&since=${later}` });
  t.match(offline.body, { state: { agents: [{ online: false, denyVersion: 4 }] } });
});

t.test('a mode holds over a restart and ends at its own time', async (t) => {
  const test = await startTestHub(t);
  const agent = await connectAgent(test);
  t.equal((await putRoster(test, signedRoster(test.coreKey, NOW))).status, 204);
  const setMode = (body: unknown) => test.local({ method: 'PUT', path: '/mode', body });
  t.match(await setMode({ doorIds: [newId()], mode: 'lockdown' }), { status: 404 });
  t.match(await setMode({ doorIds: [DOOR], mode: 'party' }), { status: 400 });
  const untilUtc = test.clocks.system.nowMs() + 3_600_000;
  t.match(await setMode({ doorIds: [DOOR, SIDE_DOOR], mode: 'lockdown', untilUtc }), {
    status: 204,
  });
  t.match(await setMode({ doorIds: [SIDE_DOOR], mode: 'drill' }), { status: 204 });
  const doorsOf = (one: Connected) => opened<ModeBody>(one, 'mode')?.doors;
  await until('both modes', () => doorsOf(agent)?.some((door) => door.mode === 'drill'));
  const [first = { version: 0 }, second = { version: 0 }] = doorsOf(agent) ?? [];
  t.match(first, { doorId: DOOR, mode: 'lockdown', untilUtc });
  t.match(second, { doorId: SIDE_DOOR, version: first.version + 1, mode: 'drill' });
  t.ok(first.version > NOW, 'ahead of what a door may have of an earlier hub');
  await test.restart();
  const again = await connectDevice(test, agent.device);
  await again.subscribe('mode');
  await until('the modes after a restart', () => doorsOf(again)?.length === 2);
  t.equal(doorsOf(again)?.[0]?.mode, 'lockdown');
  test.clocks.shiftMs = 3_601_000;
  await until('the lockdown to end', () => doorsOf(again)?.[0]?.mode === 'normal');
  t.ok((doorsOf(again)?.[0]?.version ?? 0) > second.version);
  t.equal(doorsOf(again)?.[1]?.mode, 'drill', 'the drill has no end of its own');
});

t.test('a command is signed over a fresh nonce, once, and is never kept for later', async (t) => {
  const test = await startTestHub(t);
  const agent = await connectAgent(test);
  const order = () =>
    test.local({ method: 'POST', path: '/commands', body: { doorId: DOOR, kind: 'open' } });
  const nonce = 'BBBBBBBBBBBBBBBBBBBBBB';
  const sent = order();
  agent.tellState({ nonce });
  t.equal((await sent).status, 200, 'it waits for the next heartbeat');
  await until('the command', () => agent.last('command'));
  const { commandId } = (await sent).body;
  t.match(opened(agent, 'command'), { commandId, nonce, doorId: DOOR, kind: 'open' });
  t.equal(agent.received.find((one) => one.topic.endsWith('/command'))?.retain, false);
  t.match(await order(), { status: 409, body: { code: 'hub.door_offline' } }, 'no nonce twice');

  agent.client.end(true);
  await until('the agent to be gone', async () => {
    const { body } = await test.local({ method: 'GET', path: '/health' });
    return (body['agents'] as { online: number }).online === 0;
  });
  t.match(await order(), { status: 409 }, 'nobody is there');
  const back = await connectDevice(test, agent.device);
  await back.subscribe('command', 'deny');
  await until('the retained list', () => back.last('deny'));
  t.equal(back.last('command'), undefined, 'nothing was queued or retained');
  const unknown = { doorId: newId(), kind: 'open' };
  t.match(await test.local({ method: 'POST', path: '/commands', body: unknown }), { status: 404 });
});

t.test('a hub that was revoked serves its doors from the last roster without names', async (t) => {
  const test = await startTestHub(t);
  const agent = await connectAgent(test);
  t.equal((await putRoster(test, signedRoster(test.coreKey, NOW))).status, 204);
  t.equal((await test.local({ method: 'POST', path: '/revoked', body: {} })).status, 204);
  const statusOf = async () => (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body;
  t.match(await statusOf(), { revoked: true });
  await test.restart();
  t.match(await statusOf(), { revoked: true });
  const again = await connectDevice(test, agent.device);
  await again.subscribe('roster');
  await until('the roster', () => again.last('roster'));
  const body = { ...test.identity, credential: 'x'.repeat(43) };
  t.equal((await test.local({ method: 'POST', path: '/enrolled', body })).status, 204);
  t.match(await statusOf(), { revoked: false }, 'enrolled again');
});

t.test('before enrolment only the socket answers, and it says so', async (t) => {
  const test = await startTestHub(t, { enrolled: false });
  t.same(test.hub.ports, {});
  t.match((await test.local({ method: 'GET', path: '/identity' })).body, { enrolled: false });
  t.match((await test.local({ method: 'GET', path: '/health' })).body, { enrolled: false });
  for (const [method, path, body] of [
    ['GET', '/state', undefined],
    ['PUT', '/roster', signedRoster(test.coreKey, NOW)],
    ['POST', '/agents', { name: 'main', doorIds: [DOOR] }],
    ['POST', '/blocks', { block: newBlock() }],
  ] as const)
    t.match(await test.local({ method, path, body }), {
      status: 409,
      body: { code: 'hub.not_enrolled' },
    });
  const enrol = (identity: unknown) =>
    test.local({ method: 'POST', path: '/enrolled', body: identity });
  t.match(await enrol({ ...test.identity, colour: 'red' }), { status: 400 });
  t.equal((await enrol(test.identity)).status, 204);
  t.ok(test.hub.ports.mqtt);
  t.equal((await enrol(test.identity)).status, 204, 'the same again');
  t.match(await enrol({ ...test.identity, hubId: newId() }), {
    status: 409,
    body: { code: 'hub.already_enrolled' },
  });
});

t.test('a block that comes after the roster which settles it is not added', async (t) => {
  const test = await startTestHub(t);
  const block = newBlock();
  const roster = signedRoster(test.coreKey, NOW, { settledBlocks: [block.blockId] });
  t.equal((await putRoster(test, roster)).status, 204);
  t.equal((await putBlock(test, block)).status, 204);
  t.match((await test.local({ method: 'GET', path: '/state' })).body, { state: { blocks: [] } });
});

t.test('the kiosk says that the core is away, also when the bridge itself is gone', async (t) => {
  const test = await startTestHub(t);
  const coreOf = async () =>
    (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body['core'];
  t.match(await coreOf(), { connected: false });
  const body = { connected: true, sinceUtc: NOW };
  t.equal((await test.local({ method: 'PUT', path: '/core-link', body })).status, 204);
  t.same(await coreOf(), body);
  test.clocks.monotonicShiftMs += 34_000;
  await test.local({ method: 'GET', path: '/events' });
  test.clocks.monotonicShiftMs += 34_000;
  t.same(await coreOf(), body, 'a bridge that asks is alive');
  test.clocks.monotonicShiftMs += 36_000;
  t.match(await coreOf(), { connected: false });
});
