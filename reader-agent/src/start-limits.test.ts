import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSimulated } from '@furtka/hardware/simulated';
import t, { type Test } from 'tap';
import {
  agentConfig,
  kindsOf,
  settledEvents,
  startTestAgent,
  testClocks,
} from '../fixtures/agent.ts';
import { door, MONDAY_0900 } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import { startAgent } from './start.ts';

const school = await makeSchool();
const roster = school.signRoster({ doors: [door({ pulseMs: 300 })] });

const lay = (t: Test, text = roster): string => {
  const dir = t.testdir();
  school.layFolder(dir, text);
  return dir;
};

t.test('a clock of 1970 is taken for no earlier than the roster', async (t) => {
  const agent = await startTestAgent(school, lay(t), { systemMs: 0 });
  t.teardown(() => agent.agent.stop());
  t.match(agent.tap(1), { reason: 'granted.window' });
  const [started, tap] = await settledEvents(agent, 2);
  t.ok((started?.occurredAtUtc ?? 0) >= MONDAY_0900);
  t.ok((tap?.occurredAtUtc ?? 0) >= MONDAY_0900);
  t.equal(tap?.clock, 'unsure');
});

t.test(
  'a disk that is gone: the door goes on, the lamp shows it, the count comes later',
  async (t) => {
    const dir = lay(t);
    const plain = agentConfig(dir);
    // Every edge of the leaf is believed, so that a leaf can fill the queue.
    const doors = plain.doors.map((one) => ({ ...one, debounceMs: { contact: 0 } }));
    const config = { ...plain, doors };
    const agent = await startTestAgent(school, dir, { testCommitDelayMs: 300, config });
    t.teardown(() => agent.agent.stop());
    for (let count = 0; count < 1100; count += 1) agent.control.pushLeaf(count % 2 === 0);
    t.ok(agent.agent.snapshot().lostCount > 0);
    t.same(agent.agent.snapshot().troubles, { spool: 'spool.full' });
    const began = process.hrtime.bigint();
    t.equal(agent.tap(1)?.decision, 'granted');
    t.equal(agent.edges.at(-1), true);
    t.ok(Number(process.hrtime.bigint() - began) / 1e6 < 50, 'nobody waits for the disk');
    t.ok(agent.signals().includes('attention'));
    await until('the count is written', () => kindsOf(agent.events()).includes('spool.lost'));
  },
);

t.test(
  'a relay that does not obey: an error is shown, never the good sound; the outcome says so',
  async (t) => {
    const agent = await startTestAgent(school, lay(t));
    t.teardown(() => agent.agent.stop());
    agent.control.failRelay('lock', true);
    t.equal(agent.tap(1)?.decision, 'granted');
    t.same(agent.signals(), ['error']);
    const events = await settledEvents(agent, 4);
    t.match(events[2], { kind: 'alarm.raised', detail: { code: 'relay' } });
    t.match(events[3], { kind: 'tap.unused', opened: 'no', detail: { code: 'relay.fault' } });
    agent.control.failRelay('lock', false);
    t.same(agent.agent.snapshot().doors[0]?.alarms, ['relay'], 'until it obeys');
    agent.tap(2);
    t.same(agent.signals().at(-1), 'granted');
    t.equal(agent.agent.snapshot().doors[0]?.alarms, undefined);
  },
);

t.test('a lock on a relay that does not end its pulse by itself is refused', async (t) => {
  const dir = lay(t);
  const { clocks } = testClocks();
  const devices = openSimulated(
    {
      readers: [{ id: 'outside', beepsByItself: false }],
      relays: [{ id: 'lock', selfTimed: false }],
      contacts: [],
      indicators: [],
      autoPush: [],
    },
    { monotonicMs: clocks.monotonicMs, log: () => undefined },
  );
  const config = agentConfig(dir);
  await t.rejects(startAgent({ config, devices, clocks }), {
    name: 'ConfigError',
    faults: [
      'relay lock does not end its pulse by itself and may not drive a lock',
      "contact leaf is not among the driver's: none",
      "contact button is not among the driver's: none",
      "contact alarm is not among the driver's: none",
      "indicator lamp is not among the driver's: none",
      "reader inside is not among the driver's: outside",
      "indicator lamp is not among the driver's: none",
    ],
  });
});

t.test(
  'an agent that was never enrolled, or whose identity is damaged, says what to do',
  async (t) => {
    const dir = t.testdir();
    await t.rejects(startAgent({ config: agentConfig(dir) }), { code: 'identity.missing' });
    writeFileSync(join(dir, 'identity.json'), '{"agentId":');
    chmodSync(join(dir, 'identity.json'), 0o600);
    await t.rejects(startAgent({ config: agentConfig(dir) }), { code: 'identity.damaged' });
  },
);

t.test(
  'the program runs without any hardware and tells its health [HUB-01] [HUB-05] [HUB-12]',
  async (t) => {
    const dir = lay(t);
    const temperatureFile = join(dir, 'temp');
    writeFileSync(temperatureFile, '48312\n');
    const agent = await startTestAgent(school, dir, {
      config: agentConfig(dir, { temperatureFile }),
    });
    t.teardown(() => agent.agent.stop());
    agent.tap(1);
    agent.control.presentUnreadable('inside');
    const base = `http://127.0.0.1:${agent.agent.snapshot().healthPort}`;
    const answered = await fetch(`${base}/health`);
    const health = (await answered.json()) as { readers: object[] };
    t.match(health, { status: 'ok', hub: 'down', rosterVersion: 1, readersOffline: 0 });
    t.match(health, {
      temperatureDeciC: 483,
      readers: [
        { readerId: 'outside', online: true, badFrames: 0, lastReadAtUtc: Number },
        { readerId: 'inside', online: true, badFrames: 1, lastReadAtUtc: 0 },
      ],
    });
    t.equal('doorId' in (health.readers[0] ?? {}), false);
    const metrics = await (await fetch(`${base}/metrics`)).text();
    t.match(metrics, /furtka_agent_roster_version 1/);
    t.match(metrics, /furtka_agent_temperature_celsius 48\.3/);
    t.match(metrics, /furtka_agent_reader_bad_frames\{reader="inside"\} 1/);
    t.equal((await fetch(`${base}/else`)).status, 404);
    t.equal((await fetch(`${base}/health`, { method: 'POST' })).status, 405);
  },
);
