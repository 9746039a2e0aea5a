import type { DoorEvent } from '@furtka/core-contract/event';
import t, { type Test } from 'tap';
import { agentConfig, kindsOf, startTestAgent, type TestAgent } from '../fixtures/agent.ts';
import {
  HOUR,
  newFolder,
  PUPILS_CARD,
  present,
  SITE_CODE,
  school,
  setClocks,
  start,
  wiegand,
  withWiegand,
} from '../fixtures/attack.ts';
import { DOOR, door, MONDAY_0900, uuid } from '../fixtures/roster.ts';
import { uidCard } from '../fixtures/school.ts';
import { startTestHub, type TestHub } from '../fixtures/test-hub.ts';
import { until } from '../fixtures/until.ts';
import { REPLAY_WITHIN_MS } from './core/replay.ts';
import { readKept } from './shell/kept-file.ts';

// T6 of docs/threats.md: somebody at the wires of a reader, played at a whole agent, from the reader to the relay.

t.setTimeout(280_000);
const SLOW_MS = 60_000;

const alarmsOf = (agent: TestAgent): readonly string[] =>
  agent.agent.snapshot().doors[0]?.alarms ?? [];
/** How often it was told, in what is still on disk or in what a hub has taken. */
const told = (events: readonly DoorEvent[], kind: DoorEvent['kind'], code: string): number =>
  events.filter((event) => event.kind === kind && event.detail?.code === code).length;

/** The same card once more, as a person would hold it there: a second later. */
const presentLater = async (agent: TestAgent, credential = PUPILS_CARD): Promise<string> => {
  const sinceMs = agent.clocks.monotonicMs();
  await until('a second is over', () => agent.clocks.monotonicMs() - sinceMs > REPLAY_WITHIN_MS);
  return present(agent, credential);
};

/** Somebody at the kiosk has seen the alarms of the door. */
const answer = async (hub: TestHub, isAnswered: () => boolean): Promise<void> => {
  let asked = '';
  await until(
    'the answer has reached the door',
    async () => {
      if (isAnswered()) return true;
      const nonce = hub.states.at(-1)?.nonce ?? '';
      if (nonce !== asked && nonce !== '')
        await hub.command({ doorId: DOOR, nonce, kind: 'answerAlarms' });
      asked = nonce;
      return false;
    },
    SLOW_MS,
  );
};

/** An agent with a hub that can answer; `dir` may hold what an agent before it left. */
const startWithHub = async (
  t: Test,
  hub: TestHub,
  dir: string,
  change: { readonly housing?: boolean } = {},
): Promise<TestAgent> => {
  const [config] = agentConfig(dir).doors;
  if (config === undefined) throw new Error('the config has a door');
  const agent = await startTestAgent(school, dir, {
    config: agentConfig(dir, {
      hub: { host: '127.0.0.1', mqttPort: hub.port },
      doors: [{ ...config, ...(change.housing === true && { housingInput: 'lid' }) }],
    }),
  });
  t.teardown(() => agent.agent.stop());
  await until('the roster is in force', () => agent.agent.snapshot().rosterVersion > 0, SLOW_MS);
  return agent;
};

t.test(
  'T6: a reader taken off the wall is off and an alarm within two seconds; the way out stays free',
  async (t) => {
    const cards = [uidCard(1), uidCard(2, { group: 1 })];
    const agent = await start(
      t,
      school.signRoster({ v: 2, cards, doors: [door({ pulseMs: 300, opensBy: 'pin' })] }),
    );
    const beganMs = agent.clocks.monotonicMs();
    agent.control.tamper('outside', true);
    for (const number of [1, 2, 99])
      t.equal(agent.tap(number)?.reason, 'denied.tamper', `card ${number}`);
    agent.control.enterPin('outside', '407900');
    t.equal(agent.decided.at(-1)?.reason, 'denied.tamper', 'digits neither');
    agent.control.pressKeys('outside', '12#');
    t.equal(agent.decided.at(-1)?.reason, 'denied.tamper');
    t.same(agent.edges, [], 'the lock never moved');
    t.equal(agent.signals().at(-1), 'denied');
    await until('the alarm', () => alarmsOf(agent).includes('reader.tamper'));
    t.ok(agent.clocks.monotonicMs() - beganMs < 2_000);
    t.equal(agent.agent.snapshot().doors[0]?.unanswered, true);
    await until('it is written', () => told(agent.events(), 'reader.tamper', 'opened') === 1);
    const refused = (): DoorEvent[] =>
      agent.events().filter(({ reason }) => reason === 'denied.tamper');
    await until('each refusal is written', () => refused().length === 4);
    t.ok(refused().every(({ v, detail }) => v === 3 && detail?.readerId === 'outside'));
    t.equal(told(agent.events(), 'alarm.raised', 'guessing'), 0, 'and none of it is a guess');

    t.equal(agent.tap(99, 'inside')?.reason, 'exit.unknown', 'out by the other reader');
    t.equal(agent.edges.at(-1), true);
    await until('rest', () => agent.edges.at(-1) === false);
    agent.control.pressExit(50);
    await until('out by the button', () => agent.edges.at(-1) === true);
    agent.control.tamper('inside', true);
    await until('rest again', () => agent.edges.at(-1) === false);
    t.equal(agent.tap(1, 'inside')?.reason, 'exit.known', 'an open reader at the way out lets out');
    t.equal(agent.edges.at(-1), true);
    await until('with a note', () =>
      agent.events().some(({ detail }) => detail?.note === 'reader.opened'),
    );
  },
);

t.test(
  'T6: a shut cover does not switch the reader on, nor does a restart: somebody has to answer',
  async (t) => {
    const dir = newFolder(t);
    school.layFolder(dir, withWiegand);
    const hub = await startTestHub(school);
    t.teardown(() => hub.stop());
    const first = await startWithHub(t, hub, dir);
    first.control.tamper('outside', true);
    await answer(hub, () => first.agent.snapshot().doors[0]?.unanswered === false);
    t.equal(present(first, PUPILS_CARD), 'denied.tamper', 'an answer shuts no cover');
    first.control.tamper('outside', false);
    t.same(alarmsOf(first), ['reader.off']);
    t.equal(first.agent.snapshot().doors[0]?.unanswered, true, 'it is told anew');
    await until('it is written', () => told(hub.received, 'alarm.raised', 'reader.off') === 1);
    const kept = (): string => readKept(dir, 'doors').texts[0]?.text ?? '';
    await until('and kept', () => kept().includes('"reader.off"'), SLOW_MS);
    await first.agent.stop();

    const second = await startWithHub(t, hub, dir);
    t.equal(present(second, PUPILS_CARD), 'denied.tamper', 'off after the restart too');
    await answer(hub, () => alarmsOf(second).length === 0);
    t.equal(present(second, wiegand(SITE_CODE, 9)), 'denied.unknown', 'it is believed again');
    t.equal(await presentLater(second), 'granted.window');
    await until(
      'its end is written',
      () => told(hub.received, 'alarm.cleared', 'reader.off') === 1,
    );
  },
);

t.test(
  'T6: opened while the agent was away, or just before: off until the cover is shut and answered',
  async (t) => {
    const dir = newFolder(t);
    school.layFolder(dir, withWiegand);
    const hub = await startTestHub(school);
    t.teardown(() => hub.stop());
    const first = await startWithHub(t, hub, dir);
    first.control.tamper('outside', true);
    const kept = (): string => readKept(dir, 'doors').texts[0]?.text ?? '';
    await until('kept', () => kept().includes('"reader.tamper"'), SLOW_MS);
    await first.agent.stop();
    // The cover is shut by now, and the driver has nothing to say of it.
    const second = await startWithHub(t, hub, dir);
    t.equal(present(second, PUPILS_CARD), 'denied.tamper');
    await until(
      'the alarm of before is over',
      () => `${alarmsOf(second)}` === 'reader.off',
      SLOW_MS,
    );
    t.equal(await presentLater(second), 'denied.tamper');
    await answer(hub, () => alarmsOf(second).length === 0);
    t.equal(await presentLater(second), 'granted.window');
  },
);

t.test('T6: the controller’s housing stands for all readers outside', async (t) => {
  const dir = newFolder(t);
  school.layFolder(dir, withWiegand);
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const agent = await startWithHub(t, hub, dir, { housing: true });
  const beganMs = agent.clocks.monotonicMs();
  agent.control.setInput('tamper', true);
  await until('the alarm', () => alarmsOf(agent).includes('housing'));
  t.ok(agent.clocks.monotonicMs() - beganMs < 2_000);
  t.equal(present(agent, PUPILS_CARD), 'denied.tamper');
  t.equal(agent.tap(99, 'inside')?.decision, 'granted', 'the way out is free');
  agent.control.setInput('tamper', false);
  await until('it is shut', () => `${alarmsOf(agent)}` === 'reader.off');
  t.equal(await presentLater(agent), 'denied.tamper');
  await answer(hub, () => alarmsOf(agent).length === 0);
  t.equal(await presentLater(agent), 'granted.window');
});

t.test(
  'T6: a frame played back within a second lengthens nothing and is an alarm until it is answered',
  async (t) => {
    const dir = newFolder(t);
    school.layFolder(dir, withWiegand);
    const hub = await startTestHub(school);
    t.teardown(() => hub.stop());
    const agent = await startWithHub(t, hub, dir);
    t.equal(present(agent, PUPILS_CARD), 'granted.window');
    const { length } = agent.decided;
    t.same(alarmsOf(agent), []);
    present(agent, PUPILS_CARD);
    t.equal(agent.decided.length, length, 'the second frame is no tap');
    t.same(alarmsOf(agent), ['reader.replay']);
    await until('rest', () => agent.edges.at(-1) === false);
    t.same(agent.edges, [true, false], 'one pulse');
    await until('it is written', () => told(hub.received, 'alarm.raised', 'reader.replay') === 1);
    await answer(hub, () => alarmsOf(agent).length === 0);
    await until('as its end is', () => told(hub.received, 'alarm.cleared', 'reader.replay') === 1);
    agent.tap(77);
    agent.tap(77);
    t.same(alarmsOf(agent), [], 'no number of a Wiegand line');
    for (const _ of [1, 2]) agent.control.presentCard('inside', PUPILS_CARD);
    t.same(alarmsOf(agent), [], 'nobody plays back at the way out, where any card does');
    t.equal(agent.decided.at(-1)?.reason, 'exit.known', 'and nobody is kept in by it');
  },
);

t.test('T6: a reader that repeats a card by itself is told so in the config', async (t) => {
  const dir = newFolder(t);
  school.layFolder(dir, withWiegand);
  const base = agentConfig(dir);
  const doors = base.doors.map((one) => ({
    ...one,
    readers: one.readers.map((reader) => ({ ...reader, repeats: true })),
  }));
  const agent = await startTestAgent(school, dir, { config: agentConfig(dir, { doors }) });
  t.teardown(() => agent.agent.stop());
  await until('the roster is in force', () => agent.agent.snapshot().rosterVersion > 0, SLOW_MS);
  for (const _ of [1, 2, 3]) t.equal(present(agent, PUPILS_CARD), 'granted.window');
  t.same(alarmsOf(agent), []);
});

t.test(
  'T6: a card played back at an hour that is none opens nothing and is an alarm',
  async (t) => {
    const agent = await start(t, withWiegand);
    setClocks(agent, MONDAY_0900 + 10 * HOUR);
    t.equal(
      present(agent, PUPILS_CARD),
      'denied.outside_hours',
      '19:00, the staff may still come in',
    );
    t.same(alarmsOf(agent), [], 'a pupil who forgot something');
    setClocks(agent, MONDAY_0900 + 18 * HOUR);
    t.equal(present(agent, wiegand(SITE_CODE, 9)), 'denied.unknown');
    t.same(alarmsOf(agent), [], 'a card of somewhere else');
    t.equal(await presentLater(agent), 'denied.outside_hours', '03:00');
    t.same(alarmsOf(agent), ['reader.replay']);
    t.same(agent.edges, []);
    await until('alarm and refusal are written', () => {
      const refusals = agent
        .events()
        .filter(
          ({ reason, cardId }) => reason === 'denied.outside_hours' && cardId === uuid('CardId', 1),
        );
      return refusals.length === 1 && told(agent.events(), 'alarm.raised', 'reader.replay') === 1;
    });
    t.notOk(kindsOf(agent.events()).includes('passage=yes'));
  },
);
