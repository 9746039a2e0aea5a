import { openDriver } from '@furtka/hardware/discover';
import { controlOf } from '@furtka/hardware/simulated';
import sinon from 'sinon';
import t, { type Test } from 'tap';
import type { BusClient } from '../bus/client.ts';
import type { BusMessage, TapMessage } from '../bus/messages.ts';
import { devicesOf } from './devices.ts';
import { type Decided, openSimulatedDoors } from './simulated-doors.ts';

const DOORS = [{ key: 'main', doorId: 'd-1', name: 'Wejście główne', agent: 'main' }];
const TAP: TapMessage = {
  ...{ type: 'tap', requestId: 'r', doorKey: 'main', uid: '04a1b2c3d4e5f6' },
  ...{ direction: 'in', push: true },
};

/** One simulated door whose agent grants what `grants` says and pulses for 3 s. */
const openDoor = async (t: Test, grants: (readerId: string) => boolean) => {
  const clock = sinon.useFakeTimers({ now: 1000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  t.teardown(() => clock.restore());
  const told: BusMessage[] = [];
  const listeners = new Set<(message: BusMessage) => void>();
  const bus: BusClient = {
    tell: (message) => told.push(message),
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connected: () => Promise.resolve(),
    stop: () => undefined,
  };
  const { outside, inside, relay, contact, lamp } = devicesOf('main');
  const devices = await openDriver(
    'simulated',
    {
      readers: [{ id: outside }, { id: inside }],
      relays: [{ id: relay }],
      contacts: [{ id: contact, use: 'leaf' }],
      indicators: [{ id: lamp }],
    },
    { monotonicMs: () => clock.now, log: () => undefined },
  );
  const control = controlOf(devices);
  if (control === undefined) throw new Error('not simulated');
  const doors = openSimulatedDoors(DOORS, bus, () => clock.now);
  doors.attach(devices, control);
  t.teardown(() => doors.stop());
  for (const [readerId, reader] of devices.readers)
    reader.on(() => {
      const isGranted = grants(readerId);
      if (isGranted) devices.relays.get(relay)?.pulse(3000);
      devices.indicators.get(lamp)?.show(isGranted ? 'granted' : 'denied');
      doors.decided({
        ...{ eventId: 'e', doorId: 'd-1', readerId, isRepeat: false, cardId: 'c' },
        ...(isGranted
          ? { decision: 'granted', reason: 'granted.window' }
          : { decision: 'denied', reason: 'denied.blocked' }),
      });
    });
  const say = (message: BusMessage) => {
    for (const listener of listeners) listener(message);
  };
  /** What the door showed, in short. */
  const seen = () =>
    told.flatMap((message) =>
      message.type === 'door'
        ? [`${message.door.lamp} ${message.door.isEnergised} ${message.door.isOpen}`]
        : [],
    );
  return { clock, told, say, seen, control, doors };
};

t.test('a granted tap is pushed open 300 ms after the click and falls shut again', async (t) => {
  const { clock, told, say, seen, control } = await openDoor(t, () => true);
  say(TAP);
  t.match(
    told.filter(({ type }) => type === 'tapped'),
    [{ requestId: 'r', eventId: 'e', decision: 'granted', doorKey: 'main', isRepeated: false }],
  );
  await clock.tickAsync(299);
  t.notOk(seen().includes('granted true true'));
  await clock.tickAsync(1);
  t.ok(seen().includes('granted true true'));
  await clock.tickAsync(5000);
  t.equal(seen().at(-1), 'granted false false');
  t.notOk(control.relayEnergised('main-lock'));
});

t.test('nobody pushes when told not to, and nobody pushes a locked door', async (t) => {
  const { clock, say, seen } = await openDoor(t, (readerId) => readerId === 'main-in');
  say({ ...TAP, push: false });
  await clock.tickAsync(5000);
  say({ ...TAP, direction: 'out' });
  await clock.tickAsync(5000);
  t.notOk(seen().some((words) => words.endsWith('true')));
  t.ok(seen().some((words) => words.startsWith('denied')));
});

t.test('a card at a real reader is told without a request, and walked through', async (t) => {
  const { clock, told, seen, control } = await openDoor(t, () => true);
  control.presentCard('main-in', { technology: 'iso14443', uid: '04a1b2c3', assurance: 'uid' });
  const [tapped] = told.filter((message) => message.type === 'tapped');
  t.notOk(tapped && 'requestId' in tapped);
  await clock.tickAsync(300);
  t.ok(seen().includes('granted true true'));
});

t.test(
  'a tap that is answered again ends at the lock, with the outcome of the first',
  async (t) => {
    const { doors, told } = await openDoor(t, () => true);
    const repeated: Decided = {
      eventId: 'e',
      doorId: 'd-1',
      readerId: 'main-in',
      isRepeat: true,
      decision: 'granted',
      reason: 'granted.window',
    };
    const types = () =>
      told.splice(0).flatMap((message) => (message.type === 'hop' ? message.name : message.type));
    types();
    doors.ended('e', 'no');
    doors.decided(repeated);
    t.same(types(), ['opened', 'reader', 'decision', 'relay', 'tapped']);
    doors.ended('e', 'yes');
    doors.decided(repeated);
    t.same(types(), ['opened', 'reader', 'decision', 'relay', 'opened', 'tapped']);
  },
);

t.test('taps of another door are nothing to this agent; an offline reader is said', async (t) => {
  const { told, say, control } = await openDoor(t, () => true);
  say({ ...TAP, doorKey: 'boisko' });
  t.notOk(told.some(({ type }) => type === 'tapped'));
  control.setOnline('main-in', false);
  say(TAP);
  t.match(told.at(-1), { type: 'fault', requestId: 'r', text: /offline/ });
});
