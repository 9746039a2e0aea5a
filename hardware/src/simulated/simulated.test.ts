import sinon from 'sinon';
import t, { type Test } from 'tap';
import { conformanceOf, type Rig, runConformance } from '../../conformance/suite.ts';
import { driverNames, openDriver } from '../discover.ts';
import { DeviceError } from '../errors.ts';
import type { DriverContext } from '../port.ts';
import { controlOf, type SimulatedDevices } from './driver.ts';

const CONFIG = {
  readers: [{ id: 'in' }, { id: 'out', beepsByItself: true }],
  relays: [{ id: 'lock' }],
  contacts: [
    { id: 'leaf', use: 'leaf' },
    { id: 'button', use: 'exit' },
    { id: 'alarm', use: 'fire', rests: 'open' },
  ],
  indicators: [{ id: 'lamp' }],
};
const CARD = { technology: 'iso14443', uid: '04a1b2c3', assurance: 'uid' } as const;

const fakeTime = (t: Test): { clock: sinon.SinonFakeTimers; context: DriverContext } => {
  const clock = sinon.useFakeTimers({ now: 5_000, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  t.teardown(() => clock.restore());
  return { clock, context: { monotonicMs: () => clock.now, log: () => undefined } };
};

const openDoor = async (
  context: DriverContext,
  config: unknown = CONFIG,
): Promise<SimulatedDevices> => {
  const devices = await openDriver('simulated', config, context);
  return devices as SimulatedDevices;
};

for (const check of conformanceOf('simulated')) {
  t.test(`simulated: ${check.name} [HUB-12]`, async (t) => {
    const { clock, context } = fakeTime(t);
    const makeRig = async (): Promise<Rig> => {
      const devices = await openDoor(context);
      const done = (): Promise<void> => Promise.resolve();
      return {
        devices,
        pass: async (ms) => {
          await clock.tickAsync(ms);
        },
        present: (id, uid) => {
          devices.control.presentCard(id, { technology: 'iso14443', uid, assurance: 'uid' });
          return done();
        },
        setOnline: (id, online) => {
          devices.control.setOnline(id, online);
          return done();
        },
        setRelayAway: (away) => {
          devices.control.failRelay('lock', away);
          return done();
        },
        setContact: (id, open) => {
          devices.control.pushLeaf(open, id);
          return done();
        },
        watch: (id) => {
          const from = devices.control.shown(id).length;
          return () => {
            const shown = devices.control.shown(id).slice(from);
            return shown.length === 1 ? shown[0]?.signal : undefined;
          };
        },
        end: done,
      };
    };
    t.equal(await runConformance(check, makeRig), true);
  });
}

t.test('the simulated person opens the leaf after the click and lets it fall shut', async (t) => {
  const { clock, context } = fakeTime(t);
  const push = { relayId: 'lock', contactId: 'leaf', openAfterMs: 300, closeAfterMs: 1000 };
  const { relays, contacts, control } = await openDoor(context, { ...CONFIG, autoPush: [push] });
  const heard: [boolean, number][] = [];
  contacts.get('leaf')?.on((event) => heard.push([event.open, event.atMs - 5_000]));
  relays.get('lock')?.pulse(3000);
  await clock.tickAsync(5000);
  t.same(heard, [
    [true, 300],
    [false, 1300],
  ]);
  control.setAutoPush(false);
  relays.get('lock')?.pulse(3000);
  await clock.tickAsync(5000);
  t.equal(heard.length, 2, 'switched off, nobody pushes');
  control.setAutoPush(true);
  relays.get('lock')?.pulse(200);
  await clock.tickAsync(5000);
  t.equal(heard.length, 2, 'a leaf whose lock fell back before the push stays shut');
});

t.test('cards, buttons, fire, tamper and a cut cable', async (t) => {
  const { clock, context } = fakeTime(t);
  const { readers, relays, contacts, indicators, control } = await openDoor(context);
  const events: string[] = [];
  readers.get('in')?.on((event) => events.push(event.kind));
  contacts.get('button')?.on((event) => events.push(`button ${event.open}`));
  contacts.get('alarm')?.on((event) => events.push(`alarm ${event.open}`));
  t.equal(control.presentCard('in', CARD), true);
  t.equal(control.presentUnreadable('in'), true);
  control.tamper('in', true);
  control.pressExit(150);
  await clock.tickAsync(150);
  control.fire(true);
  control.setOnline('in', false);
  t.equal(control.presentCard('in', CARD), false, 'a reader that is offline sees no card');
  t.same(events, [
    ...['credential', 'unreadable', 'tamper', 'button true', 'button false', 'alarm false'],
    'offline',
  ]);
  indicators.get('lamp')?.show('granted');
  t.same(control.shown('lamp'), [{ signal: 'granted', atMs: clock.now }]);
  control.failRelay('lock', true);
  t.throws(() => relays.get('lock')?.pulse(500), { name: 'DeviceError', code: 'io' });
  t.equal(control.relayEnergised('lock'), false);
  t.throws(() => control.presentCard('none', CARD), { code: 'config' });
});

t.test('a script plays by the clock and can be ended', async (t) => {
  const { clock, context } = fakeTime(t);
  const { readers, control } = await openDoor(context);
  const seen: number[] = [];
  readers.get('in')?.on((event) => seen.push(event.atMs - 5_000));
  const end = control.play([
    { atMs: 100, act: 'card', readerId: 'in', credential: CARD },
    { atMs: 200, act: 'unreadable', readerId: 'in' },
    { atMs: 900, act: 'card', readerId: 'in', credential: CARD },
  ]);
  await clock.tickAsync(500);
  end();
  await clock.tickAsync(500);
  t.same(seen, [100, 200]);
});

t.test('a driver is chosen by name and a bad config names every fault', async (t) => {
  const { context } = fakeTime(t);
  await t.rejects(openDriver('magic', {}, context), { name: 'DeviceError', code: 'config' });
  const unknown = await openDriver('magic', {}, context).catch((error: unknown) => error);
  t.ok(
    unknown instanceof DeviceError && driverNames.every((name) => unknown.message.includes(name)),
  );
  const bad = {
    readers: [{ id: 'a' }, { id: 'a', colour: 1 }],
    relays: 'lock',
    autoPush: [{ relayId: 'x', contactId: 'y' }],
    more: true,
  };
  const error = await openDriver('simulated', bad, context).catch((error: unknown) => error);
  const text = error instanceof DeviceError ? error.message : '';
  for (const part of [
    'readers names a twice',
    'colour',
    'relays must be a list',
    'more is not',
    'relay x',
  ]) {
    t.ok(text.includes(part), part);
  }
  const plain = await openDriver('simulated', {}, context);
  t.ok(controlOf(plain), 'an empty door is a door');
});

t.test('keys and whole numbers come from readers with a keypad only', async (t) => {
  const { context } = fakeTime(t);
  const readers = [{ id: 'in', hasKeypad: true }, { id: 'out' }];
  const { readers: opened, control } = await openDoor(context, { ...CONFIG, readers });
  const reader = opened.get('in');
  t.equal(reader?.hasKeypad, true);
  t.equal(opened.get('out')?.hasKeypad, false);
  const heard: string[] = [];
  reader?.on((event) => {
    if (event.kind === 'key') heard.push(event.key);
    if (event.kind === 'pin') heard.push(`pin of ${event.digits.length}`);
  });
  t.equal(control.pressKeys('in', '12*#'), true);
  t.equal(control.enterPin('in', '1234'), true);
  t.same(heard, ['1', '2', '*', '#', 'pin of 4']);
  t.throws(() => control.pressKeys('in', '1a'), DeviceError);
  t.throws(() => control.pressKeys('out', '1'), DeviceError);
  control.setOnline('in', false);
  t.equal(control.pressKeys('in', '1'), false, 'nobody hears an unplugged reader');
  t.equal(heard.length, 5);
});

t.test('mains, battery and housing are contacts found by their use', async (t) => {
  const { context } = fakeTime(t);
  const contacts = [
    { id: 'mains', use: 'mains' },
    { id: 'lid', use: 'tamper', rests: 'open' },
  ];
  const { contacts: opened, control } = await openDoor(context, { ...CONFIG, contacts });
  control.setInput('mains', true);
  control.setInput('tamper', true);
  t.equal(opened.get('mains')?.isOpen(), true);
  t.equal(opened.get('lid')?.isOpen(), false, 'away from its rest');
  t.throws(() => control.setInput('battery', true), DeviceError);
});
