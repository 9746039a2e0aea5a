import t from 'tap';
import { kindsOf, settledEvents, type TestAgent } from '../fixtures/agent.ts';
import { DAY, school, start } from '../fixtures/attack.ts';
import { door, MONDAY_0900 } from '../fixtures/roster.ts';
import { uidCard } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

// Attacks of docs/threats.md on the door itself, played at a whole agent, from the reader to the relay.

t.setTimeout(280_000);
const exits = (agent: TestAgent): number =>
  kindsOf(agent.events()).filter((kind) => kind === 'exit.requested').length;

t.test(
  'T30: 300 numbers tried one after another: each refused and written, the teacher passes',
  async (t) => {
    const roster = school.signRoster({
      v: 2,
      doors: [door({ opensBy: 'pin' })],
      cards: [uidCard(1), uidCard(2, { group: 1 })],
    });
    const agent = await start(t, roster);
    for (let number = 1_000; number < 1_300; number += 1) {
      const decided = agent.tap(number);
      t.equal(decided?.decision, 'denied');
      if (decided?.decision !== 'denied') break;
    }
    t.same(agent.edges, [], 'the lock never moved');
    const isAlarmed = (): boolean =>
      agent
        .events()
        .some(({ kind, detail }) => kind === 'alarm.raised' && detail?.code === 'guessing');
    await until('the alarm on disk', isAlarmed, 60_000);
    await settledEvents(agent, 301);
    const refusals = agent.events().filter(({ kind }) => kind === 'tap');
    t.equal(refusals.length, 300, 'every try is written');
    t.equal(new Set(refusals.map(({ credentialHash }) => credentialHash)).size, 300);
    t.equal(agent.tap(1)?.reason, 'denied.locked_out', 'a pupil waits');
    t.equal(agent.tap(2)?.reason, 'granted.staff', 'a teacher enters');
    t.equal(agent.tap(1, 'inside')?.decision, 'granted', 'the way out is free');
  },
);

t.test('T27: whatever is out of order, one action lets out', async (t) => {
  const out = async (agent: TestAgent, what: string): Promise<void> => {
    await until(`${what}: rest before`, () => agent.edges.at(-1) !== true);
    for (const number of [1, 3, 99]) {
      t.match(agent.tap(number, 'inside'), { decision: 'granted' }, `${what}: card ${number}`);
    }
    agent.control.presentUnreadable('inside');
    t.equal(agent.decided.at(-1)?.decision, 'granted', `${what}: a card that cannot be read`);
    t.equal(agent.edges.at(-1), true, `${what}: the relay pulled`);
    const before = exits(agent);
    agent.control.pressExit(50);
    await until(`${what}: the exit button`, () => exits(agent) > before);
  };
  const cards = [uidCard(1), uidCard(3, { state: 'blocked' })];
  await out(await start(t, undefined), 'no roster, no hub');
  await out(
    await start(t, school.signRoster({ cards, doors: [door({ pulseMs: 300 })] }), {
      systemMs: MONDAY_0900 + 200 * DAY,
    }),
    'a roster far too old',
  );
  const agent = await start(
    t,
    school.signRoster({ v: 2, cards, doors: [door({ opensBy: 'pin', pulseMs: 300 })] }),
    { systemMs: 0, schoolMs: 0 },
  );
  await out(agent, 'a clock of 1970');
  for (let number = 500; number < 510; number += 1) agent.tap(number);
  agent.control.pushLeaf(true);
  agent.control.tamper('inside', true);
  await out(agent, 'locked against guessing, forced, a reader opened');
  agent.control.fire(true);
  await out(agent, 'and fire');
});

t.test(
  'T28: the fire alarm is pulled: shut from outside, free from inside, before and after',
  async (t) => {
    const agent = await start(
      t,
      school.signRoster({ cards: [uidCard(1)], doors: [door({ pulseMs: 200 })] }),
    );
    agent.control.fire(true);
    await until('it is told', () => kindsOf(agent.events()).includes('fire.released'));
    t.same(agent.edges, [], 'no relay moves by the alarm');
    t.equal(agent.tap(99)?.decision, 'denied', 'a stranger outside');
    t.same(agent.edges, []);
    t.equal(agent.tap(99, 'inside')?.decision, 'granted', 'anybody inside');
    await until('rest after the way out', () => agent.edges.at(-1) === false);
    agent.control.fire(false);
    await until('its end is known', () => agent.agent.snapshot().doors[0]?.fire === false);
    t.equal(agent.tap(98)?.decision, 'denied', 'and nothing stayed open');
    t.equal(agent.edges.at(-1), false);
  },
);
