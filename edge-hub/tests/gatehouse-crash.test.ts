import { setTimeout as pause } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { type Connected, connectDevice, type Device, newDevice } from './agent-fixture.ts';
import { signedRoster } from './core-fixture.ts';
import { DOOR, NOW } from './event-fixture.ts';
import { asDuty, connectGate, entry, eventsOf, gateDirectory, post } from './gatehouse-fixture.ts';
import { type HubProcess, startHubProcess } from './hub-process-fixture.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const openings = ({ received }: Connected): number =>
  received.filter((one) => one.topic.endsWith('/command')).length;

const startGate = async (t: Test): Promise<{ hub: HubProcess; device: Device }> => {
  const hub = await startHubProcess(t);
  const { test } = hub;
  await test.local({ method: 'PUT', path: '/directory', body: await gateDirectory(7) });
  await test.local({ method: 'PUT', path: '/roster', body: signedRoster(test.coreKey, NOW) });
  return { hub, device: await newDevice(test, 'gate', [DOOR]) };
};

const notedIn = async ({ test }: HubProcess): Promise<unknown[]> =>
  (await eventsOf(test)).filter(({ kind }) => kind === 'gate.noted').map(({ id }) => id);

t.test('killed between entry and relay: the entry stands, the door is opened by key', async (t) => {
  const { hub, device } = await startGate(t);
  const { test } = hub;
  const agent = await connectDevice(test, device);
  agent.client.on('error', () => undefined);
  await agent.subscribe('command');
  // There, but without a nonce: the hub has written the entry and waits to tell the door.
  const beat = setInterval(() => agent.client.connected && agent.tellState({ nonce: '' }), 200);
  t.teardown(() => clearInterval(beat));
  const duty = await asDuty(test);
  const body = entry();
  const answer = post(duty, '/gate-entries', body).then(
    ({ status }) => status,
    () => 'cut off',
  );
  await until('the entry stands', async () => (await notedIn(hub)).includes(body.entryId));
  await hub.end('SIGKILL');
  t.equal(await answer, 'cut off', 'the kiosk was told nothing');
  t.equal(openings(agent), 0);
  agent.client.end(true);
  await hub.startAgain();
  t.same(await notedIn(hub), [body.entryId]);
  const gate = await connectGate(t, test, { device });
  const again = await asDuty(test);
  t.match(
    await post(again, '/gate-entries', body),
    { status: 200, body: { eventId: body.entryId, door: 'silent' } },
    'sent again it is the same entry, and the door is not opened for it any more',
  );
  t.match((await post(again, '/gate-entries', entry())).body, { door: 'opening' });
  await until('the next one opens', () => gate.opened().length > 0);
  t.equal(gate.opened().length, 1, 'and nothing but the next one');
  t.equal((await notedIn(hub)).length, 2);
});

t.test('killed at any moment: no relay without its entry', async (t) => {
  const { hub, device } = await startGate(t);
  const { test } = hub;
  const sent: string[] = [];
  let opened = 0;
  for (const afterMs of [4, 12, 30]) {
    const gate = await connectGate(t, test, { device });
    gate.agent.client.on('error', () => undefined);
    const duty = await asDuty(test);
    const bodies = [entry(), entry(), entry()];
    sent.push(...bodies.map(({ entryId }) => entryId));
    const answers = bodies.map((body) => post(duty, '/gate-entries', body).catch(() => undefined));
    await pause(afterMs);
    await hub.end('SIGKILL');
    await Promise.all(answers);
    await gate.leave();
    opened += gate.opened().length;
    await hub.startAgain();
    const noted = await notedIn(hub);
    t.ok(opened <= noted.length, `${opened} openings, ${noted.length} entries after ${afterMs} ms`);
    t.equal(new Set(noted).size, noted.length);
    t.ok(noted.every((id) => sent.includes(String(id))));
  }
  t.match((await test.local({ method: 'GET', path: '/verify' })).body, { brokenAt: undefined });
});
