import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSimulated } from '@furtka/hardware/simulated';
import t, { type Test } from 'tap';
import {
  agentConfig,
  foldOf,
  kindsOf,
  settledEvents,
  startTestAgent,
  testClocks,
} from '../fixtures/agent.ts';
import { door, MONDAY_0900, uuid } from '../fixtures/roster.ts';
import { makeSchool, uidCard } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import { startAgent } from './start.ts';

const school = await makeSchool();
const DAY = 86_400_000;
const HOUR = 3_600_000;
const roster = school.signRoster({ doors: [door({ pulseMs: 300 })] });

const lay = (t: Test, text = roster): string => {
  const dir = t.testdir();
  school.layFolder(dir, text);
  return dir;
};

t.test(
  'an old roster: noted after 7 days, pupils refused after 30, keyholders alone after 90',
  async (t) => {
    const cards = [uidCard(1), uidCard(2, { group: 1 }), uidCard(3, { group: 1, keyholder: true })];
    const aged = school.signRoster({ cards, settings: foldOf(0), doors: [door({ pulseMs: 100 })] });
    const at = async (days: number) => {
      const dir = t.testdir({ [`after-${days}`]: {} });
      school.layFolder(join(dir, `after-${days}`), aged);
      const systemMs = MONDAY_0900 + days * DAY;
      const agent = await startTestAgent(school, join(dir, `after-${days}`), {
        systemMs,
        schoolMs: MONDAY_0900,
      });
      const reasons = [1, 2, 3].map((number) => agent.tap(number)?.reason);
      const isNoted = 'roster.stale' in agent.agent.snapshot().troubles;
      const exit = agent.tap(1, 'inside')?.decision;
      await agent.agent.stop();
      return {
        reasons,
        isNoted,
        exit,
        isWritten: kindsOf(agent.events()).includes('roster.stale'),
      };
    };
    const fine = ['granted.window', 'granted.staff', 'granted.staff'];
    const expired = 'denied.roster_expired';
    t.match(await at(6), { reasons: fine, isNoted: false, isWritten: false, exit: 'granted' });
    t.match(await at(8), { reasons: fine, isNoted: true, isWritten: true, exit: 'granted' });
    t.match(await at(31), { reasons: [expired, ...fine.slice(1)], isNoted: true, exit: 'granted' });
    t.match(await at(91), { reasons: [expired, expired, 'granted.keyholder'], exit: 'granted' });
  },
);

t.test(
  'a start after a crash says so, and a tap cut off in its pulse is "may have passed"',
  async (t) => {
    const dir = lay(t);
    const first = await startTestAgent(school, dir);
    const tapId = first.tap(1)?.eventId;
    await settledEvents(first, 2);
    // A copy of the folder as the power cut would leave it: the first agent has not ended.
    const copy = join(dir, 'copy');
    mkdirSync(copy);
    for (const name of ['identity.json', 'roster.a', 'spool.db', 'spool.db-wal'])
      cpSync(join(dir, name), join(copy, name));
    await first.agent.stop();
    const second = await startTestAgent(school, copy);
    t.teardown(() => second.agent.stop());
    const events = await settledEvents(second, 4);
    t.same(kindsOf(events), ['agent.started', 'tap', 'agent.started', 'passage=unknown']);
    t.match(events[2]?.detail, { unclean: true });
    t.match(events[3], {
      tapId,
      cardId: uuid('CardId', 1),
      occurredAtUtc: events[1]?.occurredAtUtc,
    });
    t.same(
      events.map(({ seq }) => seq),
      [1, 2, 3, 4],
    );
  },
);

t.test('a clean end settles what waits and is written', async (t) => {
  const dir = lay(t);
  const agent = await startTestAgent(school, dir);
  agent.tap(1);
  await agent.agent.stop();
  t.same(agent.edges, [true, false], 'the relay is at rest');
  t.same(kindsOf(agent.events()), ['agent.started', 'tap', 'tap.unused=no', 'agent.stopped']);
  const next = await startTestAgent(school, dir);
  t.teardown(() => next.agent.stop());
  t.match((await settledEvents(next, 5))[4]?.detail, { unclean: false });
});

t.test('the clock is set both ways: the order stays, the step is written', async (t) => {
  const agent = await startTestAgent(school, lay(t, school.signRoster({ settings: foldOf(0) })));
  t.teardown(() => agent.agent.stop());
  agent.tap(1);
  const steps = () => agent.events().filter(({ kind }) => kind === 'clock.stepped');
  for (const [index, byMs] of [HOUR, -2 * HOUR].entries()) {
    agent.shift.systemMs += byMs;
    agent.shift.schoolMs += byMs;
    agent.tap(1, 'inside');
    await until('the step was seen', () => steps().length === index + 1);
  }
  const events = agent.events();
  t.same(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
  );
  t.same(
    steps().map(({ detail }) => Math.round((detail?.byMs ?? 0) / 1000)),
    [3600, -7200],
  );
  t.ok(events.every(({ clock }) => clock === 'unsure'));
});

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
    const agent = await startTestAgent(school, dir, { testCommitDelayMs: 300 });
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
    const agent = await startTestAgent(school, lay(t));
    t.teardown(() => agent.agent.stop());
    agent.tap(1);
    const base = `http://127.0.0.1:${agent.agent.snapshot().healthPort}`;
    const health = await (await fetch(`${base}/health`)).json();
    t.match(health, { status: 'ok', hub: 'down', rosterVersion: 1, readersOffline: 0 });
    const metrics = await (await fetch(`${base}/metrics`)).text();
    t.match(metrics, /furtka_agent_roster_version 1/);
    t.equal((await fetch(`${base}/else`)).status, 404);
    t.equal((await fetch(`${base}/health`, { method: 'POST' })).status, 405);
  },
);
