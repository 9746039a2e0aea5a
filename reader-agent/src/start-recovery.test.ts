import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import t, { type Test } from 'tap';
import { foldOf, kindsOf, settledEvents, startTestAgent } from '../fixtures/agent.ts';
import { door, uuid } from '../fixtures/roster.ts';
import { makeSchool, uidCard } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

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
    const agent = await startTestAgent(school, lay(t, aged));
    t.teardown(() => agent.agent.stop());
    const at = (days: number) => {
      agent.shift.systemMs = days * DAY;
      t.equal(agent.tap(1, 'inside')?.decision, 'granted', 'the way out');
      return [1, 2, 3].map((number) => agent.tap(number)?.reason);
    };
    const isNoted = () => 'roster.stale' in agent.agent.snapshot().troubles;
    const fine = ['granted.window', 'granted.staff', 'granted.staff'];
    const expired = 'denied.roster_expired';
    t.same(at(7), fine);
    t.equal(isNoted(), false);
    t.same(at(8), fine);
    await until('it is noted', isNoted);
    t.same(at(31), [expired, ...fine.slice(1)]);
    t.same(at(91), [expired, expired, 'granted.keyholder']);
    await until('it is written', () => kindsOf(agent.events()).includes('roster.stale'));
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
