import type { DemoDoor } from '@furtka/web/demo-api';
import t from 'tap';
import type { BusClient } from '../bus/client.ts';
import type { BusMessage } from '../bus/messages.ts';
import { makeDemoClocks } from '../clock/demo-clocks.ts';
import { makeWorld } from '../school/demo-world.ts';
import { makeFacts } from '../school/make-facts.ts';
import { makeBoard, type StreamEvent } from './board.ts';
import { expectedAt, untilNextBell, untilNextMorning } from './hours.ts';

const TODAY = '2026-11-21';
const facts = makeFacts(makeWorld('furtka', TODAY), { seed: 'furtka', today: TODAY });
const at = (text: string): number => Date.parse(`${text}+01:00`);
const MINUTE = 60_000;
const KIOSK = { port: 8081, dutyName: 'Halina Ćwikła', dutyPin: '000000' };

/** A bus of one process: what is told is heard. */
const loopBus = (answer: (message: BusMessage, tell: BusClient['tell']) => void): BusClient => {
  const listeners = new Set<(message: BusMessage) => void>();
  const tell: BusClient['tell'] = (message) => {
    for (const listener of [...listeners]) listener(message);
    answer(message, tell);
  };
  return {
    tell,
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connected: () => Promise.resolve(),
    stop: () => undefined,
  };
};

t.test('the cards on the table are those of the story', async (t) => {
  t.same(
    facts.shown.map(({ story, holderName, className }) => [story, holderName, className]),
    [
      ['pupilInLessons', 'Łucja Żak', '4a'],
      ['pupilOutsideHours', 'Jan Wróbel', '6b'],
      ['teacher', 'Bożena Ścibor', ''],
      ['blocked', 'Tymon Źrebiec', '5a'],
      ['unknown', '', ''],
    ],
  );
  t.equal(new Set(facts.shown.map(({ uid }) => uid)).size, 5);
  t.equal(facts.guardianName, 'Katarzyna Żak');
});

t.test('what a door would say follows the hours of the school', async (t) => {
  const [inside, later, teacher, , stranger] = facts.shown;
  if (!inside || !later || !teacher || !stranger) throw new Error('no cards');
  const monday = at('2026-11-23T07:45');
  t.equal(expectedAt(facts, inside, 'active', monday), 'granted');
  t.equal(expectedAt(facts, later, 'active', monday), 'denied');
  t.equal(expectedAt(facts, later, 'active', at('2026-11-23T10:15')), 'granted');
  t.equal(expectedAt(facts, teacher, 'active', monday), 'granted');
  t.equal(expectedAt(facts, inside, 'blocked', monday), 'denied');
  t.equal(expectedAt(facts, stranger, undefined, monday), 'denied');
  t.equal(expectedAt(facts, inside, 'active', at('2026-11-22T08:00')), 'denied', 'Sunday');
  t.equal(expectedAt(facts, inside, 'active', at('2027-02-08T08:00')), 'denied', 'winter break');
});

t.test('the next bell is found over a break and over a weekend', async (t) => {
  t.equal(untilNextBell(facts, at('2026-11-23T07:45')), 15 * MINUTE);
  t.equal(untilNextBell(facts, at('2026-11-23T08:00')), 45 * MINUTE);
  t.equal(untilNextBell(facts, at('2026-11-27T16:05')), (3 * 24 * 60 - 485) * MINUTE);
  t.equal(untilNextBell(facts, at('2027-08-01T08:00')), undefined);
});

t.test('the next morning is that of a school day, in a long break that of any day', async (t) => {
  const HOUR = 60 * MINUTE;
  t.equal(untilNextMorning(facts, at('2026-11-23T07:45')), 24 * HOUR);
  t.equal(untilNextMorning(facts, at('2026-11-23T06:00')), 25.75 * HOUR, 'tomorrow, not today');
  t.equal(untilNextMorning(facts, at('2026-11-27T16:45')), 63 * HOUR, 'over a weekend');
  t.equal(untilNextMorning(facts, at('2026-12-22T07:45')), 24 * HOUR, 'the winter break is long');
});

t.test('what is queued where is told by each part, and a silent part is left out', async (t) => {
  const bus = loopBus((message, tell) => {
    if (message.type === 'order') {
      const poweredOff = message.act.act === 'power' ? ['main'] : [];
      tell({ type: 'scene', scene: { link: 'open', poweredOff, isFire: false } });
      tell({ type: 'done', requestId: message.requestId });
    }
    if (message.type === 'hand')
      tell({ type: 'fault', requestId: message.requestId, text: 'No power.' });
  });
  const real = makeDemoClocks(0);
  let monotonicMs = 0;
  const board = makeBoard({
    ...{ bus, facts, kiosk: KIOSK, clocks: { ...real, monotonicMs: () => monotonicMs } },
    cardStates: () => Promise.resolve(new Map()),
  });
  const events: StreamEvent[] = [];
  board.watch((event) => events.push(event));
  const versions = { roster: 3, deny: 2, mode: 1 };
  const agent = (name: string) =>
    bus.tell({
      type: 'standing',
      part: {
        ...{ at: 'agent', agent: name, isHubUp: true, waiting: 4, lost: 0 },
        ...{ versions, doors: [] },
      },
    });
  agent('main');
  agent('doors');
  bus.tell({ type: 'standing', part: { at: 'bridge', isConnected: false, sinceUtc: 7 } });
  const names = async () =>
    (await board.state()).standing.parts.map((part) =>
      part.at === 'agent' ? part.agent : part.at,
    );
  t.same(await names(), ['doors', 'main', 'bridge']);
  t.equal(events.filter(({ event }) => event === 'standing').length, 3);
  await board.act({ act: 'power', door: 'main', on: false });
  t.same(await names(), ['doors', 'bridge'], 'without power it says nothing');
  t.same((await board.state()).scene.poweredOff, ['main']);
  monotonicMs = 3000;
  agent('doors');
  monotonicMs = 5000;
  t.same(await names(), ['doors'], 'a bridge that fell silent is left out');
  await t.rejects(board.act({ act: 'hand', door: 'main', hand: 'exit' }), { message: 'No power.' });
  t.throws(() => board.act({ act: 'hand', door: 'roof', hand: 'exit' }), /no door roof/);
  board.stop();
});

t.test('the board shows doors, hops and the clock as they come', async (t) => {
  const clocks = makeDemoClocks(0);
  const bus = loopBus((message, tell) => {
    if (message.type === 'forward')
      tell({ type: 'clock', requestId: message.requestId, offsetMs: message.byMs });
  });
  const board = makeBoard({
    ...{ bus, facts, clocks, kiosk: KIOSK },
    cardStates: () => Promise.resolve(new Map([[facts.shown[0]?.cardId ?? '', 'blocked']])),
  });
  const events: StreamEvent[] = [];
  const end = board.watch((event) => events.push(event));
  const door: DemoDoor = {
    ...{ key: 'main', doorId: 'd', name: 'Wejście główne' },
    ...{ lamp: 'granted', isEnergised: true, isOpen: false },
  };
  bus.tell({ type: 'door', door });
  bus.tell({ type: 'hop', eventId: 'e', name: 'reader', monotonicMs: 100 });
  bus.tell({ type: 'hop', eventId: 'e', name: 'hub', monotonicMs: 120.5 });
  bus.tell({ type: 'hop', eventId: 'never read', name: 'hub', monotonicMs: 120.5 });
  t.same(events, [
    { event: 'door', data: door },
    { event: 'hop', data: { eventId: 'e', name: 'reader', atMs: 0 } },
    { event: 'hop', data: { eventId: 'e', name: 'hub', atMs: 20.5 } },
  ]);
  const before = clocks.school.nowMs();
  const { schoolNowUtc } = await board.forward({ forwardMinutes: 15 });
  t.ok(schoolNowUtc - before >= 15 * MINUTE);
  end();
  const state = await board.state();
  t.match(state.doors[0], door);
  t.equal(state.doors.length, 4);
  t.equal(state.cards[0]?.expected, 'denied', 'blocked meanwhile');
  board.stop();
});

t.test('a place without a card and a door that is not there are refused', async (t) => {
  const bus = loopBus(() => undefined);
  const cardStates = () => Promise.resolve(new Map<string, string>());
  const board = makeBoard({
    ...{ bus, facts, clocks: makeDemoClocks(0), cardStates },
    kiosk: KIOSK,
  });
  const tap = { requestId: 'r', door: 'main', place: 9, direction: 'in', push: true } as const;
  t.throws(() => board.tap(tap), { message: 'There is no card on place 9.' });
  t.throws(() => board.tap({ ...tap, place: 1, door: 'roof' }), {
    message: 'There is no door roof.',
  });
});
