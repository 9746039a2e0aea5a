import t, { type Test } from 'tap';
import { foldOf, kindsOf, settledEvents, startTestAgent } from '../fixtures/agent.ts';
import { classGroup, door, MONDAY_0900, staffGroup, uuid } from '../fixtures/roster.ts';
import { makeSchool, uidCard } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

const school = await makeSchool();
const DAY = 86_400_000;
const HOUR = 3_600_000;

const roster = school.signRoster({
  doors: [door({ pulseMs: 300 })],
  groups: [classGroup(), staffGroup()],
  cards: [
    uidCard(1),
    uidCard(2, { group: 1 }),
    uidCard(3, { state: 'blocked' }),
    uidCard(4, { state: 'cancelled' }),
    uidCard(5, { state: 'deactivated' }),
    uidCard(6, { pulseMs: 600 }),
  ],
});

const lay = (t: Test, text = roster): string => {
  const dir = t.testdir();
  school.layFolder(dir, text);
  return dir;
};

t.test(
  'a good tap: relay, one single sound, entry written [DOOR-01] [DOOR-02] [DOOR-07]',
  async (t) => {
    const agent = await startTestAgent(school, lay(t), { push: true });
    t.teardown(() => agent.agent.stop());
    const decided = agent.tap(1);
    t.match(decided, { decision: 'granted', reason: 'granted.window', isRepeat: false });
    t.same(agent.edges, [true], 'the relay is on before anything else happens');
    t.same(agent.signals(), ['granted']);
    const events = await settledEvents(agent, 3);
    t.same(kindsOf(events), ['agent.started', 'tap', 'passage=yes']);
    const [, tap, passage] = events;
    const who = { cardId: uuid('CardId', 1), holderId: uuid('PersonId', 1), direction: 'in' };
    t.match(tap, { ...who, id: decided?.eventId, reason: 'granted.window', assurance: 'uid' });
    t.match(tap, { detail: { readerId: 'outside' }, clock: 'unsure', rosterVersion: 1 });
    t.match(passage, { ...who, tapId: tap?.id });
    t.same(agent.hops.map(({ name }) => name).sort(), [
      'decision',
      'opened',
      'reader',
      'relay',
      'spool',
    ]);
  },
);

t.test(
  "the relay goes back to rest after the pulse, the holder's own where there is one [DOOR-11]",
  async (t) => {
    const agent = await startTestAgent(school, lay(t));
    t.teardown(() => agent.agent.stop());
    agent.tap(3);
    t.same(agent.edges, [], 'a refused tap moves nothing');
    const began = process.hrtime.bigint();
    agent.tap(1);
    await until('it is at rest', () => agent.edges.length === 2);
    await settledEvents(agent, 4);
    t.ok(Number(process.hrtime.bigint() - began) / 1e6 >= 290);
    const again = process.hrtime.bigint();
    agent.tap(6);
    await until('it is at rest again', () => agent.edges.length === 4);
    t.ok(Number(process.hrtime.bigint() - again) / 1e6 >= 590);
    t.same(agent.edges, [true, false, true, false]);
    const events = await settledEvents(agent, 6);
    t.same(kindsOf(events).slice(1), ['tap', 'tap', 'tap.unused=no', 'tap', 'tap.unused=no']);
  },
);

t.test(
  'unknown, blocked, cancelled and deactivated cards do not open; each is written [DOOR-10] [DOOR-03]',
  async (t) => {
    const agent = await startTestAgent(school, lay(t));
    t.teardown(() => agent.agent.stop());
    for (const number of [99, 3, 4, 5]) agent.tap(number);
    agent.control.presentUnreadable('outside');
    t.same(agent.edges, []);
    t.same(agent.signals(), ['denied', 'denied', 'denied', 'denied', 'denied']);
    const events = await settledEvents(agent, 6);
    t.same(
      events.slice(1).map(({ reason }) => reason),
      [
        'denied.unknown',
        'denied.blocked',
        'denied.cancelled',
        'denied.deactivated',
        'denied.unreadable',
      ],
    );
    t.match(events[1]?.credentialHash, /^[0-9a-f]{32}$/);
    t.equal(events[1]?.cardId, undefined);
  },
);

t.test(
  'pupils enter in lesson hours of school days, staff by their own plan [DOOR-04] [DOOR-05] [DOOR-06]',
  async (t) => {
    const agent = await startTestAgent(school, lay(t));
    t.teardown(() => agent.agent.stop());
    const at = (schoolMs: number, number: number) => {
      agent.shift.schoolMs = schoolMs - MONDAY_0900;
      return agent.tap(number)?.reason;
    };
    t.equal(at(MONDAY_0900, 1), 'granted.window');
    t.equal(at(MONDAY_0900 + 10 * HOUR, 1), 'denied.outside_hours');
    t.equal(at(MONDAY_0900 + 10 * HOUR, 2), 'granted.staff');
    t.equal(at(MONDAY_0900 + 5 * DAY, 1), 'denied.day_off', 'Saturday');
    t.equal(at(MONDAY_0900 + 5 * DAY, 2), 'denied.outside_hours');
    t.equal(at(Date.UTC(2026, 11, 23, 9), 1), 'denied.day_off', 'a day off by the calendar');
    t.equal(at(Date.UTC(2026, 11, 23, 9), 2), 'granted.staff');
    t.equal(at(Date.UTC(2026, 11, 22, 6, 29), 1), 'denied.outside_hours', 'before the margin');
    t.equal(at(Date.UTC(2026, 11, 22, 6, 31), 1), 'granted.window', 'within it');
  },
);

t.test('the way out is free for every card and recorded as leaving [DOOR-08] [C-09]', async (t) => {
  const dir = lay(t);
  const agent = await startTestAgent(school, dir, {
    schoolMs: MONDAY_0900 + 10 * HOUR,
    push: true,
  });
  t.teardown(() => agent.agent.stop());
  const reasons = [1, 3, 99].map((number) => agent.tap(number, 'inside')?.reason);
  agent.control.presentUnreadable('inside');
  t.same(reasons, ['exit.known', 'exit.refused_card', 'exit.unknown']);
  t.equal(agent.decided.at(-1)?.reason, 'exit.unreadable');
  t.ok(agent.decided.every(({ decision }) => decision === 'granted'));
  const events = await settledEvents(agent, 9);
  t.ok(events.slice(1).every(({ direction }) => direction === 'out'));
  t.equal(kindsOf(events).filter((kind) => kind === 'passage=yes').length, 4);
});

t.test(
  'each pass needs its tap: twenty at an open door are twenty entries [DOOR-09]',
  async (t) => {
    const cards = Array.from({ length: 20 }, (_, index) => uidCard(index + 1));
    const agent = await startTestAgent(school, lay(t, school.signRoster({ cards })));
    t.teardown(() => agent.agent.stop());
    agent.tap(1);
    agent.control.pushLeaf(true);
    for (let number = 2; number <= 20; number += 1) agent.tap(number);
    const events = await settledEvents(agent, 41);
    const passages = events.filter(({ kind }) => kind === 'passage');
    t.equal(new Set(passages.map(({ cardId }) => cardId)).size, 20);
    t.ok(passages.every(({ opened, direction }) => opened === 'yes' && direction === 'in'));
  },
);

t.test(
  'the same card again within five seconds is answered again and writes nothing [DOOR-13]',
  async (t) => {
    const agent = await startTestAgent(school, lay(t));
    t.teardown(() => agent.agent.stop());
    const first = agent.tap(1);
    const second = agent.tap(1);
    agent.tap(99);
    agent.tap(99);
    t.match(second, { eventId: first?.eventId, decision: 'granted', isRepeat: true });
    t.same(agent.signals(), ['granted', 'granted', 'denied', 'denied']);
    const events = await settledEvents(agent, 4);
    t.same(kindsOf(events), ['agent.started', 'tap', 'tap', 'tap.unused=no']);
  },
);

t.test('two entries without an exit are kept and noted, never refused [DOOR-14]', async (t) => {
  const dir = lay(t, school.signRoster({ settings: foldOf(0), doors: [door({ pulseMs: 200 })] }));
  const agent = await startTestAgent(school, dir);
  t.teardown(() => agent.agent.stop());
  agent.tap(1);
  agent.control.pushLeaf(true);
  agent.control.pushLeaf(false);
  t.equal(agent.tap(1)?.decision, 'granted');
  agent.control.pushLeaf(true);
  const events = await settledEvents(agent, 5);
  t.same(
    events.slice(1).map(({ detail }) => detail?.note),
    [undefined, undefined, 'passback.in_again', 'passback.in_again'],
  );
});

t.test(
  'exit button, fire, forced and held door are written; fire opens nothing from outside',
  async (t) => {
    const dir = lay(
      t,
      school.signRoster({ doors: [door({ pulseMs: 200, heldOpenAfterMs: 1000 })] }),
    );
    const agent = await startTestAgent(school, dir);
    t.teardown(() => agent.agent.stop());
    agent.control.pushLeaf(true);
    // What follows within the debounce time is not believed before it has stayed.
    agent.control.pushLeaf(false);
    await until('the leaf is shut', () => kindsOf(agent.events()).includes('door.closed'));
    agent.control.fire(true);
    agent.control.fire(false);
    await until('the fire is told', () => kindsOf(agent.events()).includes('fire.released'));
    t.same(agent.edges, []);
    agent.control.pressExit(50);
    t.same(agent.edges, [true]);
    agent.control.pushLeaf(true);
    await until('it stands open too long', () => kindsOf(agent.events()).includes('door.held'));
    agent.control.pushLeaf(false);
    agent.control.tamper('outside', true);
    const events = await settledEvents(agent, 8);
    t.same(kindsOf(events).slice(1), [
      'door.forced',
      'door.closed',
      'fire.released',
      'exit.requested',
      'door.held',
      'door.closed',
      'reader.tamper',
    ]);
    t.ok(agent.signals().includes('attention'));
  },
);

t.test('without any roster nobody enters and everybody leaves', async (t) => {
  const dir = t.testdir();
  school.layFolder(dir);
  const agent = await startTestAgent(school, dir);
  t.teardown(() => agent.agent.stop());
  t.equal(agent.tap(1)?.reason, 'denied.no_roster');
  t.match(agent.tap(1, 'inside'), { decision: 'granted', reason: 'exit.unknown' });
  t.same(agent.agent.snapshot().troubles, { 'roster.missing': 'roster.missing' });
  t.same(agent.signals().at(-1), 'granted');
  const events = await settledEvents(agent, 3);
  t.match(events[1]?.credentialHash, /^[0-9a-f]{32}$/);
});
