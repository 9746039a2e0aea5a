import t from 'tap';
import { Link } from './link.ts';
import type { Mood } from './speaking-core.ts';
import { events, makeWorld, until } from './world.ts';

t.test(
  'events go up in order, once, with their times, and the hub hears of it [HUB-07, HUB-09]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    hub.append(...events(3));
    await bridge();
    await until('three events', () => core.stored.length === 3);
    hub.append(...events(2, 4));
    await until('all events', () => core.stored.length === 5);
    t.same(core.stored, events(5));
    t.same(
      [...core.receivedAt.values()],
      [1_001, 1_002, 1_003, 1_004, 1_005],
      "the hub's own times",
    );
    await until('the receipt', () => hub.acknowledged.at(-1)?.position === 5);
    t.same(hub.acknowledged.at(-1), hub.cursorAt(5));
    t.equal(core.batches.length, 2);
  },
);

t.test('it begins where the core says, whatever was sent before [HUB-07]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  hub.append(...events(10));
  core.cursor = hub.cursorAt(7);
  const first = await bridge();
  await until('the rest', () => core.stored.length === 3);
  t.same(core.stored, events(3, 8));
  await first.stop();
  hub.append(...events(2, 11));
  await bridge();
  await until('what came meanwhile', () => core.stored.length === 5);
  t.same(
    core.batches.map((batch) => batch.rows.length),
    [3, 2],
    'nothing twice, nothing kept',
  );
  core.cursor = hub.cursorAt(0);
  core.hangUp();
  await until('a core set back is filled again', () => core.cursor?.position === 12);
  t.same(core.stored.slice(5), events(7), 'what it had is a duplicate, what it lacked is stored');
});

t.test(
  'a day without the core loses nothing: 2100 events in batches of at most 500 [HUB-09]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t, { away: 'core' });
    hub.append(...events(2100));
    await bridge();
    await until('the bridge to try', () => hub.links.length > 0);
    t.equal(core.stored.length, 0);
    await core.start();
    await until('all events', () => core.stored.length === 2100);
    t.same(core.stored, events(2100));
    t.same(
      core.batches.map((batch) => batch.rows.length),
      [500, 500, 500, 500, 100],
    );
  },
);

const moods: readonly (readonly [name: string, mood: Mood])[] = [
  ['answers 500', { kind: 'status', status: 500, code: 'bug' }],
  ['answers 401', { kind: 'status', status: 401, code: 'kernel.unauthenticated' }],
  ['answers 409', { kind: 'status', status: 409, code: 'sync.hole' }],
  ['answers garbage', { kind: 'garbage' }],
  ['breaks off in the middle of its answer', { kind: 'half' }],
  ['stores and loses its answer', { kind: 'lost' }],
  ['is slow', { kind: 'slow', ms: 500 }],
];
for (const [name, mood] of moods) {
  t.test(`a core that ${name} gets every event once, in order [HUB-09]`, async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    core.moods.events.push(mood, mood, mood);
    hub.append(...events(4));
    await bridge();
    await until('all events', () => core.stored.length === 4);
    hub.append(...events(1, 5));
    await until('the next one', () => core.stored.length === 5);
    t.same(core.stored, events(5));
    await until('the receipt', () => hub.acknowledged.at(-1)?.position === 5);
  });
}

t.test(
  'a connection that falls silent under a batch holds events up, not for ever [HUB-09]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    const link = new Link(() => core.port);
    await link.start();
    t.teardown(() => link.stop());
    core.moods.events.push({ kind: 'hang' });
    hub.append(...events(2));
    await bridge({ coreUrl: `http://localhost:${link.port}` });
    await until('the batch to hang', () => core.moods.events.length === 0);
    link.loseSilently();
    await until('all events', () => core.stored.length === 2);
    t.same(core.stored, events(2));
  },
);

t.test(
  'a hub that restarts with another log is read again from its oldest row [HUB-09]',
  async (t) => {
    const { hub, core, bridge } = await makeWorld(t);
    hub.append(...events(6));
    await bridge();
    await until('the first log', () => core.stored.length === 6);
    await hub.stop();
    hub.rows = [];
    hub.logId = '00000000-0000-7000-8000-00000000000a';
    hub.append(...events(3, 5));
    await hub.start();
    await until('what is new', () => core.stored.length === 7);
    t.same(core.stored, events(7), 'what the old log had too is not stored again');
    const last = core.batches.at(-1);
    t.equal(last?.gapBefore, true, 'the gap is told');
    t.equal(last?.rows[0]?.position, 1);
    t.equal(last?.logId, hub.logId);
    hub.append(...events(1, 8));
    await until('the next', () => core.stored.length === 8);
    t.equal(core.batches.at(-1)?.gapBefore, undefined, 'and only once');
  },
);

t.test('a poisonous event in the middle holds up nobody [HUB-07]', async (t) => {
  const { hub, core, bridge, logged } = await makeWorld(t);
  hub.append(...events(2), '{"poison":"secret-note"}', ...events(2, 3));
  const running = await bridge();
  await until('the good events', () => core.stored.length === 4);
  t.same(core.stored, events(4));
  t.equal(core.quarantined.length, 1);
  await until('the receipt', () => hub.acknowledged.at(-1)?.position === 5);
  const metrics = await (await fetch(`http://127.0.0.1:${running.healthPort}/metrics`)).text();
  t.match(metrics, 'furtka_bridge_events_total{outcome="quarantined"} 1');
  t.match(metrics, 'furtka_bridge_events_total{outcome="stored"} 4');
  t.notOk(
    logged.some((line) => line.includes('secret-note')),
    'no payload in the log',
  );
});

t.test('a batch too long for the core is halved until it fits [HUB-07]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  core.mostRows = 60;
  hub.append(...events(150));
  await bridge();
  await until('all events', () => core.stored.length === 150);
  t.same(core.stored, events(150));
});

t.test('a hub that is away or comes late is waited for [HUB-09]', async (t) => {
  const { hub, core, bridge } = await makeWorld(t, { away: 'hub' });
  const running = await bridge();
  await until('the core', () => running.health().core.connected);
  t.match(running.health(), { status: 'degraded', hub: { reachable: false } });
  hub.append(...events(2));
  await hub.start();
  await until('all events', () => core.stored.length === 2);
  await until('health', () => running.health().status === 'ok');
  // The core holds the events a moment before its answer is here.
  await until('the answer', () => running.health().position === 2);
  t.equal(running.health().position, 2);
});

t.test('each tap is observed once when its batch is handed to the core', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  const hops: string[] = [];
  core.moods.events.push({ kind: 'garbage' });
  hub.append(...events(2), JSON.stringify({ kind: 'passage', id: 'p', tapId: 'tap-2' }));
  await bridge({ observer: { hop: (name, id, atMs) => hops.push(`${name} ${id} ${atMs > 0}`) } });
  await until('all events', () => core.stored.length === 3);
  t.same(hops, ['bridge tap-1 true', 'bridge tap-2 true']);
});
