import type { DoorEvent } from '@furtka/core-contract/event';
import type { Roster } from '@furtka/core-contract/roster';
import { controlOf, openSimulated } from '@furtka/hardware/simulated';
import pino from 'pino';
import t, { type Test } from 'tap';
import { agentConfig, spooledEvents, startTestAgent, testClocks } from '../fixtures/agent.ts';
import { DOOR, door, MONDAY_0900, uuid } from '../fixtures/roster.ts';
import { makeSchool, uidOf } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import type { Decided } from './shell/observer.ts';
import { startAgent } from './start.ts';

t.setTimeout(240_000);

const HOUR = 3_600_000;
const PUPIL = 1;
const TEACHER = 2;
const school = await makeSchool();

const start = async (
  t: Test,
  change: Partial<Roster['doors'][number]>,
  times: Parameters<typeof startTestAgent>[2] = {},
) => {
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door(change)] }));
  const agent = await startTestAgent(school, dir, times);
  t.teardown(() => agent.agent.stop());
  return agent;
};
type Agent = Awaited<ReturnType<typeof start>>;
const isFree = (agent: Agent): boolean => agent.control.relayEnergised('lock');
const told = (agent: Agent, kind: DoorEvent['kind']): DoorEvent[] =>
  agent.events().filter((event) => event.kind === kind);

const FREE: Pick<Roster['doors'][number], 'freeHours'> = {
  freeHours: [{ weekday: 1, from: '08:30', to: '10:00' }],
};

t.test('free hours open the door and shut it, on school days only', async (t) => {
  const agent = await start(t, FREE);
  await until('the door to stand free', () => isFree(agent));
  t.equal(agent.tap(PUPIL)?.reason, 'granted.free');
  agent.shift.schoolMs += 1.5 * HOUR;
  await until('the door to lock again', () => !isFree(agent));
  await until('both on disk', () => told(agent, 'door.unfreed').length === 1);
  t.equal(told(agent, 'door.freed').length, 1);
  const dayOff = { schoolMs: Date.UTC(2026, 11, 28, 8, 0), systemMs: MONDAY_0900 };
  const christmas = await start(t, FREE, dayOff);
  t.equal(christmas.tap(PUPIL)?.reason, 'denied.day_off');
  t.equal(isFree(christmas), false);
});

t.test('free hours that wait for the first of the staff', async (t) => {
  const agent = await start(t, { ...FREE, freeAfterStaff: true }, { push: true });
  t.equal(agent.tap(PUPIL)?.reason, 'granted.window', 'by card as always');
  await until('the pulse to be over', () => !isFree(agent));
  t.equal(told(agent, 'door.freed').length, 0, 'a pupil is nobody of the staff');
  t.equal(agent.tap(TEACHER)?.reason, 'granted.staff');
  await until('the door freed', () => told(agent, 'door.freed').length === 1);
  t.equal(told(agent, 'door.freed')[0]?.detail?.code, 'first_in');
  agent.shift.schoolMs += 7 * 24 * HOUR;
  await until('next Monday’s lock', () => told(agent, 'door.unfreed').length === 1, 60_000);
  t.equal(isFree(agent), false, 'on the next day somebody has to come again');
});

/** Two doors of an airlock at one controller. */
const airlock = async (t: Test, change: Partial<Roster['doors'][number]> = { interlock: 1 }) => {
  const dir = t.testdir();
  const inner = uuid('DoorId', 2);
  const doors = [door(change), door({ ...change, doorId: inner, name: 'Śluza' })];
  school.layFolder(dir, school.signRoster({ v: 2, doors, settings: { ...SETTINGS } }));
  const { clocks } = testClocks();
  const devices = openSimulated(
    {
      readers: ['a in', 'a out', 'b in', 'b out'].map((id) => ({ id, beepsByItself: false })),
      relays: ['a', 'b'].map((id) => ({ id, selfTimed: true })),
      contacts: ['a leaf', 'b leaf'].map((id) => ({ id, use: 'leaf', rests: 'closed' }) as const),
      indicators: [],
      autoPush: [],
    },
    { monotonicMs: clocks.monotonicMs, log: () => undefined },
  );
  const control = controlOf(devices);
  if (control === undefined) throw new Error('the simulated door has a control');
  const decided: Decided[] = [];
  const side = (letter: string, doorId: typeof DOOR) => ({
    doorId,
    relay: letter,
    contact: `${letter} leaf`,
    readers: [
      { id: `${letter} in`, side: 'in' as const },
      { id: `${letter} out`, side: 'out' as const },
    ],
  });
  const agent = await startAgent({
    config: agentConfig(dir, { doors: [side('a', DOOR), side('b', inner)] }),
    devices,
    clocks,
    synchronisedPath: '/nowhere',
    log: pino({ level: 'error' }, pino.destination(2)),
    observer: { hop: () => undefined, decided: (one) => decided.push(one) },
  });
  t.teardown(() => agent.stop());
  return {
    control,
    events: () => spooledEvents(school.spoolPath(dir)),
    tap: (reader: string) => {
      const uid = uidOf(TEACHER);
      control.presentCard(reader, { technology: 'iso14443', uid, assurance: 'uid' });
      return decided.at(-1)?.reason;
    },
  };
};
const SETTINGS = {
  staleAfterDays: 7,
  expiredAfterDays: 30,
  keyholderAfterDays: 90,
  repeatFoldMs: 0,
  marginBeforeMinutes: 30,
  marginAfterMinutes: 20,
};

t.test('in an airlock the second door waits for the first, and nobody is kept in', async (t) => {
  const { control, tap } = await airlock(t);
  t.equal(tap('a in'), 'granted.staff');
  t.equal(tap('b in'), 'denied.interlock', 'the first is still unlocked');
  control.pushLeaf(true, 'a leaf');
  t.equal(tap('b in'), 'denied.interlock', 'or open');
  t.equal(tap('b out'), 'exit.known', 'the way out is free whatever the other one does');
  t.equal(control.relayEnergised('b'), true);
  control.pushLeaf(false, 'a leaf');
  await until('the first to be at rest', () => !control.relayEnergised('a'));
  await until('the second to be at rest', () => !control.relayEnergised('b'));
  t.equal(tap('b in'), 'granted.staff', 'shut and locked');
});

t.test('each door waits for somebody of the staff of its own', async (t) => {
  const { control, tap } = await airlock(t, { ...FREE, freeAfterStaff: true });
  const isHeld = (letter: string): boolean => control.relayEnergised(letter);
  const enter = (letter: string): void => {
    t.equal(tap(`${letter} in`), 'granted.staff');
    control.pushLeaf(true, `${letter} leaf`);
    control.pushLeaf(false, `${letter} leaf`);
  };
  enter('a');
  await until('the first door freed', () => tap('a in') === 'granted.free');
  t.equal(isHeld('b'), false, 'nobody has come by the other');
  enter('b');
  await until('the other freed', () => tap('b in') === 'granted.free');
  t.equal(isHeld('a') && isHeld('b'), true);
});

t.test('mains, battery and housing alarm, are told again, and end', async (t) => {
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door({ alarmRepeatMinutes: 1 })] }));
  const { clocks, shift } = testClocks();
  let aheadMs = 0;
  const devices = openSimulated(
    {
      readers: [{ id: 'in', beepsByItself: false }],
      relays: [{ id: 'lock', selfTimed: true }],
      contacts: [
        { id: 'mains', use: 'mains', rests: 'closed' },
        { id: 'battery', use: 'battery', rests: 'closed' },
        { id: 'lid', use: 'tamper', rests: 'open' },
      ],
      indicators: [],
      autoPush: [],
    },
    { monotonicMs: clocks.monotonicMs, log: () => undefined },
  );
  const control = controlOf(devices);
  const agent = await startAgent({
    config: agentConfig(dir, {
      doors: [
        {
          doorId: DOOR,
          relay: 'lock',
          mainsInput: 'mains',
          batteryInput: 'battery',
          housingInput: 'lid',
          housingInputRests: 'open',
          debounceMs: { mainsInput: 50, batteryInput: 50, housingInput: 0 },
          readers: [{ id: 'in', side: 'in' }],
        },
      ],
    }),
    devices,
    clocks: { ...clocks, monotonicMs: () => clocks.monotonicMs() + aheadMs },
    synchronisedPath: '/nowhere',
    log: pino({ level: 'error' }, pino.destination(2)),
  });
  t.teardown(() => agent.stop());
  const alarms = () =>
    spooledEvents(school.spoolPath(dir))
      .filter(({ kind }) => kind.startsWith('alarm.'))
      .map(({ kind, detail }) => `${kind} ${detail?.code}`);
  control?.setInput('mains', true);
  control?.setInput('tamper', true);
  await until('both on disk', () => alarms().length === 2);
  t.same(alarms().sort(), ['alarm.raised housing', 'alarm.raised mains']);
  t.same([...(agent.snapshot().doors[0]?.alarms ?? [])].sort(), ['housing', 'mains']);
  control?.setInput('tamper', false);
  await until('the housing shut', () => alarms().includes('alarm.cleared housing'));
  aheadMs = 61_000;
  shift.systemMs += 1;
  await until('the mains again', () => alarms().includes('alarm.repeated mains'));
  control?.setInput('mains', false);
  await until('the mains back', () => alarms().includes('alarm.cleared mains'));
});
