import { doorPinHash, duressPinOf } from '@furtka/core-contract/door-pin';
import type { Roster } from '@furtka/core-contract/roster';
import t, { type Test } from 'tap';
import { settledEvents, startTestAgent, type TestAgent } from '../fixtures/agent.ts';
import { door } from '../fixtures/roster.ts';
import { makeSchool, uidCard } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

t.setTimeout(240_000);

const PIN = '4079';
const OTHER_PIN = '865312';
const CARD_KEY = Buffer.alloc(32, 7);
const PUPIL = 1;
const TEACHER = 2;
const OTHER_TEACHER = 3;
const UNKNOWN = 90;

const school = await makeSchool();
const [pin, otherPin] = await Promise.all(
  [PIN, OTHER_PIN].map((digits) => doorPinHash(CARD_KEY, digits)),
);

/** A door of the staff: two teachers with PINs and a pupil without. */
const start = async (t: Test, change: Partial<Roster['doors'][number]>): Promise<TestAgent> => {
  const dir = t.testdir();
  const cards = [
    uidCard(PUPIL),
    uidCard(TEACHER, { group: 1, ...(pin !== undefined && { pin }) }),
    uidCard(OTHER_TEACHER, { group: 1, ...(otherPin !== undefined && { pin: otherPin }) }),
  ];
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door(change)], cards }));
  const agent = await startTestAgent(school, dir);
  t.teardown(() => agent.agent.stop());
  return agent;
};

/** Types at the keypad and waits for the door's answer. */
const type = async (agent: TestAgent, keys: string): Promise<string> => {
  const before = agent.decided.length;
  agent.control.pressKeys('outside', keys);
  await until('the answer of the door', () => agent.decided.length > before);
  return agent.decided.at(-1)?.reason ?? '';
};

t.test('card and PIN: the card asks, the PIN opens, neither opens alone', async (t) => {
  const agent = await start(t, { opensBy: 'card_pin', duress: true });
  agent.tap(TEACHER);
  t.equal(agent.decided.length, 0, 'no answer yet');
  t.same(agent.edges, [], 'and the lock does not move');
  t.equal(agent.signals().at(-1), 'prompt');
  t.equal(await type(agent, `${PIN}#`), 'granted.card_pin');
  t.same(agent.edges, [true]);
  t.equal(agent.tap(PUPIL)?.reason, 'denied.no_pin');
  agent.tap(TEACHER);
  t.equal(await type(agent, `${OTHER_PIN}#`), 'denied.pin_wrong', 'the PIN of somebody else');
  agent.control.pressKeys('outside', `${PIN}#`);
  await until('the refusal', () => agent.signals().at(-1) === 'denied');
  t.equal(agent.decided.length, 3, 'a PIN without a card is no tap here');
  t.equal(agent.tap(TEACHER, 'inside')?.reason, 'exit.known', 'the way out asks nothing');
});

t.test('a PIN alone stands for the card of its holder, with all that rules there', async (t) => {
  const agent = await start(t, { opensBy: 'pin' });
  t.equal(await type(agent, `${PIN}#`), 'granted.pin');
  t.ok(agent.decided.at(-1)?.cardId);
  t.equal(agent.tap(OTHER_TEACHER)?.reason, 'granted.staff', 'a card opens too');
  agent.control.enterPin('inside', '0000');
  t.equal(agent.decided.at(-1)?.reason, 'exit.unreadable', 'any digits let out');
  const night = 14 * 3_600_000;
  agent.shift.schoolMs += night;
  agent.shift.systemMs += night;
  t.equal(await type(agent, `${OTHER_PIN}#`), 'denied.outside_hours');
});

t.test('guessing locks the keypad; a teacher’s card still passes', async (t) => {
  const agent = await start(t, { opensBy: 'pin' });
  for (const guess of ['1111', '2222', '3333', '44', '5555555555'])
    t.equal(await type(agent, `${guess}#`), 'denied.pin_wrong');
  t.equal(await type(agent, `${PIN}#`), 'denied.locked_out', 'the right one too');
  t.equal(agent.tap(PUPIL)?.reason, 'denied.locked_out');
  t.equal(agent.tap(TEACHER)?.reason, 'granted.staff');
  t.equal(agent.tap(PUPIL, 'inside')?.reason, 'exit.known');
  await until('the alarm on disk', () =>
    agent
      .events()
      .some(({ kind, detail }) => kind === 'alarm.raised' && detail?.code === 'guessing'),
  );
});

t.test('six unknown cards, then a teacher: the teacher enters', async (t) => {
  for (const opensBy of ['card', 'card_pin', 'pin'] as const) {
    const agent = await start(t, { opensBy });
    for (let number = 0; number < 6; number += 1)
      t.equal(agent.tap(UNKNOWN + number)?.reason, 'denied.unknown');
    agent.tap(TEACHER);
    const reason =
      opensBy === 'card_pin' ? await type(agent, `${PIN}#`) : agent.decided.at(-1)?.reason;
    t.match(reason, /^granted/, opensBy);
    if (opensBy === 'card')
      t.equal(agent.tap(PUPIL)?.reason, 'granted.window', 'a class is not shut out by a bus pass');
  }
});

t.test('wrong PINs with a stolen card lock that card, not the others', async (t) => {
  const agent = await start(t, { opensBy: 'card_pin' });
  for (const guess of ['1111', '2222', '3333', '4444', '5555']) {
    agent.tap(TEACHER);
    t.equal(await type(agent, `${guess}#`), 'denied.pin_wrong');
  }
  t.equal(agent.tap(TEACHER)?.reason, 'denied.locked_out');
  agent.tap(OTHER_TEACHER);
  t.equal(await type(agent, `${OTHER_PIN}#`), 'granted.card_pin');
});

t.test('under threat the door opens as usual and calls for help in silence', async (t) => {
  const agent = await start(t, { opensBy: 'card_pin', duress: true });
  agent.tap(TEACHER);
  t.equal(await type(agent, `${duressPinOf(PIN)}#`), 'granted.card_pin');
  t.same(agent.signals(), ['prompt', 'granted'], 'nothing at the door tells it');
  const events = await settledEvents(agent, 3);
  const call = events.find(({ kind }) => kind === 'duress');
  t.ok(call?.holderId);
  t.equal(call?.v, 3);
  const text = JSON.stringify(events);
  for (const secret of [PIN, duressPinOf(PIN), pin ?? '?']) t.notMatch(text, secret);
  const plain = await start(t, { opensBy: 'card_pin' });
  plain.tap(TEACHER);
  t.equal(
    await type(plain, `${duressPinOf(PIN)}#`),
    'denied.pin_wrong',
    'only where it is asked for',
  );
});
