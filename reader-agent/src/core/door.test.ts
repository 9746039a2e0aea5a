import fc from 'fast-check';
import t from 'tap';
import { good, settings, World } from '../../fixtures/door-world.ts';
import { step } from './door.ts';
import {
  type DoorAction,
  type DoorContext,
  type DoorEvent,
  type DoorName,
  type DoorState,
  restingDoor,
  type TapRecord,
} from './door-state.ts';

const context: DoorContext = { nowMs: 1000, settings };
const bad: TapRecord = { tapId: 'bad', direction: 'in', reason: 'denied.unknown' };
const granted = (tapId = 'a'): DoorEvent => ({ kind: 'granted', tap: good(tapId), pulseMs: 3000 });

/** A door in each state, leaf and pulse as they are then. */
const stateOf = (name: DoorName): DoorState => ({
  ...restingDoor(true),
  name,
  contact: ['locked', 'unlocked', 'released'].includes(name) ? 'shut' : 'open',
  ...(name === 'released' ? { isFire: true, isReleased: true, isHeld: true } : {}),
  pulseUntilMs: name === 'unlocked' ? 2000 : 0,
  waiting: name === 'unlocked' ? [{ tap: good('w'), isRepeat: false }] : [],
});

const told = (actions: readonly DoorAction[]): string =>
  actions
    .map((action) => {
      if (action.do === 'append')
        return [action.record.kind, action.record.opened].filter(Boolean).join('=');
      if (action.do === 'show') return action.signal;
      if (action.do === 'startTimer') return `start ${action.timer} ${action.ms}`;
      if (action.do === 'stopTimer') return `stop ${action.timer}`;
      return action.do;
    })
    .join(' · ');

const EVENTS: Readonly<Record<string, DoorEvent>> = {
  granted: granted(),
  denied: { kind: 'denied', tap: bad },
  'repeated, granted': {
    kind: 'repeated',
    tap: good('w'),
    granted: true,
    pulseMs: 3000,
    unused: false,
  },
  'repeated, denied': { kind: 'repeated', tap: bad, granted: false, pulseMs: 3000, unused: false },
  'leaf opens': { kind: 'contact', open: true },
  'leaf shuts': { kind: 'contact', open: false },
  'exit button': { kind: 'exitRequest' },
  handle: { kind: 'handle', active: true },
  'handle back': { kind: 'handle', active: false },
  fire: { kind: 'fire', active: true },
  'no fire': { kind: 'fire', active: false },
  'mode free': { kind: 'mode', mode: 'free' },
  'mode lockdown': { kind: 'mode', mode: 'lockdown' },
  'mode drill': { kind: 'mode', mode: 'drill' },
  'free hours': { kind: 'freeHours', active: true, firstIn: true },
  'free hours over': { kind: 'freeHours', active: false, firstIn: true },
  'under threat': { kind: 'granted', tap: good('a'), pulseMs: 3000, isDuress: true },
  'longer opening': { kind: 'granted', tap: good('a'), pulseMs: 15_000 },
  tamper: { kind: 'tamper', readerId: 'r', active: true },
  'tamper over': { kind: 'tamper', readerId: 'r', active: false },
  'pulse over': { kind: 'timer', timer: 'pulse' },
  'held too long': { kind: 'timer', timer: 'held' },
  'relay fault': { kind: 'relayFault' },
  stopping: { kind: 'stopping' },
};

const PULSE = 'pulse · start pulse 3000';
const PASSED = `${PULSE} · granted · tap · passage=yes`;
const same = (text: string): Record<DoorName, string> => ({
  locked: `locked: ${text}`,
  unlocked: `unlocked: ${text}`,
  released: `released: ${text}`,
  open: `open: ${text}`,
  heldOpen: `heldOpen: ${text}`,
  forced: `forced: ${text}`,
});

/** Event by event: for each state the next one and what is done. */
const ROWS: Readonly<Record<string, Record<DoorName, string>>> = {
  granted: {
    locked: `unlocked: ${PULSE} · granted · tap`,
    unlocked: `unlocked: ${PULSE} · granted · tap`,
    released: `released: ${PULSE} · granted · tap`,
    open: `open: ${PASSED} · start held 30000`,
    heldOpen: `heldOpen: ${PASSED}`,
    forced: `forced: ${PASSED}`,
  },
  denied: same('denied · tap'),
  'repeated, granted': { ...same(`${PULSE} · granted`), locked: `unlocked: ${PULSE} · granted` },
  'repeated, denied': same('denied'),
  'leaf opens': {
    ...same(''),
    locked: 'forced: door.forced · attention',
    unlocked: 'open: passage=yes · start held 30000',
    released: 'open: ',
  },
  'leaf shuts': {
    ...same(''),
    open: 'locked: stop held',
    heldOpen: 'locked: stop held · door.closed',
    forced: 'locked: stop held · door.closed',
  },
  'exit button': {
    ...same(`${PULSE} · exit.requested`),
    locked: `unlocked: ${PULSE} · exit.requested`,
  },
  handle: same('exit.requested'),
  'handle back': same(''),
  fire: {
    ...same('stop held · attention · fire.released'),
    heldOpen: 'open: stop held · attention · fire.released',
    forced: 'open: stop held · attention · fire.released',
    released: 'released: ',
  },
  'no fire': { ...same(''), released: 'locked: release · stop pulse' },
  'mode free': {
    ...same('hold · stop held · mode.changed'),
    locked: 'unlocked: hold · stop held · mode.changed',
    released: 'released: mode.changed',
  },
  'free hours': {
    ...same('hold · stop held · door.freed'),
    locked: 'unlocked: hold · stop held · door.freed',
    released: 'released: door.freed',
  },
  'free hours over': same(''),
  'under threat': {
    ...same(`${PULSE} · granted · tap · duress · passage=yes`),
    locked: `unlocked: ${PULSE} · granted · tap · duress`,
    unlocked: `unlocked: ${PULSE} · granted · tap · duress`,
    released: `released: ${PULSE} · granted · tap · duress`,
    open: `open: ${PULSE} · granted · tap · duress · passage=yes · start held 30000`,
  },
  'longer opening': {
    ...same('pulse · start pulse 15000 · granted · tap · passage=yes'),
    locked: 'unlocked: pulse · start pulse 15000 · granted · tap',
    unlocked: 'unlocked: pulse · start pulse 15000 · granted · tap',
    released: 'released: pulse · start pulse 15000 · granted · tap',
    open: 'open: pulse · start pulse 15000 · granted · tap · passage=yes · start held 42000',
  },
  'mode lockdown': same('mode.changed'),
  'mode drill': same('mode.changed'),
  tamper: same('reader.tamper · attention'),
  'tamper over': same('reader.tamper'),
  'pulse over': { ...same(''), unlocked: 'unlocked: start pulse 1000' },
  'held too long': { ...same(''), open: 'heldOpen: door.held · attention' },
  'relay fault': same('error'),
  stopping: {
    locked: 'locked: ',
    unlocked: 'locked: tap.unused=no',
    released: 'locked: ',
    open: 'locked: ',
    heldOpen: 'locked: ',
    forced: 'locked: ',
  },
};

t.test('every state × event row', async (t) => {
  t.same(Object.keys(ROWS).sort(), Object.keys(EVENTS).sort(), 'no event without its row');
  for (const [name, event] of Object.entries(EVENTS)) {
    for (const [from, expected] of Object.entries(ROWS[name] ?? {})) {
      const { state, actions } = step(stateOf(from as DoorName), event, context);
      t.equal(`${state.name}: ${told(actions)}`, expected, `${from} × ${name}`);
    }
  }
});

const after = (events: readonly DoorEvent[], start: DoorState, nowMs = 1000) => {
  let state = start;
  const actions: DoorAction[] = [];
  for (const event of events) {
    const next = step(state, event, { ...context, nowMs });
    state = next.state;
    actions.push(...next.actions);
  }
  return { state, told: told(actions), actions };
};
const LATE = 10_000;
const pulseOver: DoorEvent = { kind: 'timer', timer: 'pulse' };

t.test('a tap that nobody used is told at the end of the pulse', async (t) => {
  const { state, told } = after([pulseOver], stateOf('unlocked'), LATE);
  t.equal(told, 'tap.unused=no');
  t.equal(state.name, 'locked');
});

t.test('without a contact the passage is unknown at the end of the pulse', async (t) => {
  const { state } = after([granted()], restingDoor(false));
  const end = after([pulseOver], state, LATE);
  t.equal(end.told, 'passage=unknown');
  t.equal(after([{ kind: 'contact', open: true }], restingDoor(false)).told, '');
});

t.test('twenty taps at an open door are twenty passages', async (t) => {
  const taps = Array.from({ length: 20 }, (_, number) => granted(`tap ${number}`));
  const { actions } = after(taps, stateOf('open'));
  const passages = actions.filter(
    (action) => action.do === 'append' && action.record.kind === 'passage',
  );
  t.equal(passages.length, 20);
});

t.test(
  'a tap repeated after its first ended unused tells an opening, and nothing else',
  async (t) => {
    const again: DoorEvent = {
      kind: 'repeated',
      tap: good('a'),
      granted: true,
      pulseMs: 3000,
      unused: true,
    };
    const { state } = after([again], { ...restingDoor(true), contact: 'shut' });
    t.equal(after([pulseOver], state, LATE).told, '');
    const opened = after([{ kind: 'contact', open: true }], state);
    t.equal(opened.told, 'passage=yes · start held 30000');
    const record = opened.actions[0];
    t.notOk(record?.do === 'append' && 'tapId' in record.record);
  },
);

t.test('a held relay is pulsed too: its hold may not have reached the lock', async (t) => {
  const shut: DoorState = { ...restingDoor(true), contact: 'shut' };
  const free: DoorEvent = { kind: 'freeHours', active: true, firstIn: false };
  const held = after([free, { kind: 'relayFault' }], shut).state;
  t.equal(after([{ kind: 'exitRequest' }], held).told, `${PULSE} · exit.requested`);
  const entering: DoorEvent = { kind: 'granted', tap: good('a'), pulseMs: 3000 };
  t.equal(after([entering], held).told, `${PULSE} · granted · tap`);
  const over = { ...free, active: false };
  t.match(after([entering, over], held).told, /release/, 'a hold that failed is called off too');
});

t.test('a lockdown ends free hours at once, and they come back after it', async (t) => {
  const hours: DoorEvent = { kind: 'freeHours', active: true, firstIn: false };
  const shut: DoorState = { ...restingDoor(true), contact: 'shut' };
  const free = after([hours, hours], shut);
  t.equal(free.told, 'hold · stop held · door.freed', 'said once');
  const closed = after([{ kind: 'mode', mode: 'lockdown' }], free.state);
  t.match(closed.told, /^release/);
  t.equal(closed.state.name, 'locked');
  t.match(after([{ kind: 'mode', mode: 'normal' }], closed.state).told, /^hold/);
  t.notMatch(
    after([{ kind: 'mode', mode: 'drill' }], free.state).told,
    /release/,
    'a drill changes nothing',
  );
  const fire = after([{ kind: 'fire', active: true }], closed.state);
  t.notMatch(fire.told, /^release/, 'fire locks nothing');
});

t.test('whoever needs a longer opening has longer to pass, and only that time', async (t) => {
  const long: DoorEvent = { kind: 'granted', tap: good('a'), pulseMs: 15_000 };
  const { state } = after([long], { ...restingDoor(true), contact: 'shut' });
  const opened = after([{ kind: 'contact', open: true }], state);
  t.match(opened.told, 'start held 42000');
  const shut = after([{ kind: 'contact', open: false }], opened.state);
  const next = after([granted('b'), { kind: 'contact', open: true }], shut.state, 60_000);
  t.match(next.told, 'start held 30000');
});

t.test('a door says the same to whoever is threatened as to everybody', async (t) => {
  const shut: DoorState = { ...restingDoor(true), contact: 'shut' };
  const atDoor = (isDuress: boolean) =>
    after([{ kind: 'granted', tap: good('a'), pulseMs: 3000, isDuress }], shut).actions.filter(
      (action) => action.do !== 'append',
    );
  t.same(atDoor(true), atDoor(false));
});

t.test('the end of mode free ends a tap that still waits', async (t) => {
  const { state } = after([{ kind: 'mode', mode: 'free' }, granted()], stateOf('locked'));
  t.equal(state.pulseUntilMs, 4000);
  const { told, state: normal } = after([{ kind: 'mode', mode: 'normal' }], state);
  t.equal(told, 'release · stop pulse · tap.unused=no · mode.changed');
  t.equal(normal.name, 'locked');
});

t.test('a door that stands open at the start is not forced', async (t) => {
  const { state, told } = after([{ kind: 'contact', open: true }], restingDoor(true));
  t.equal(state.name, 'open');
  t.equal(told, 'start held 30000');
});

t.test('an alarm of the leaf outlives a restart and is not told anew', async (t) => {
  for (const before of ['forced', 'heldOpen'] as const) {
    const start = { ...restingDoor(true), before };
    const still = after([{ kind: 'contact', open: true }], start);
    t.equal(still.state.name, before);
    t.equal(still.told, '');
    t.equal(after([{ kind: 'contact', open: false }], still.state).told, 'stop held · door.closed');
    const shut = after([{ kind: 'contact', open: false }], start);
    t.equal(shut.told, 'stop held · door.closed', 'shut while the agent was away');
    t.equal(after([{ kind: 'contact', open: true }], shut.state).state.name, 'forced', 'a new one');
  }
});

t.test('a relay fault marks the outcome', async (t) => {
  const { state } = after([granted(), { kind: 'relayFault' }], restingDoor(false));
  const { actions } = after([pulseOver], state, LATE);
  t.match(actions, [
    { record: { kind: 'passage', opened: 'unknown', detail: { code: 'relay.fault' } } },
  ]);
});

type Move = readonly [name: string, act: (world: World) => void];
const MOVES: readonly Move[] = [
  ['tap', (world) => world.tap()],
  ['deny', (world) => world.feed({ kind: 'denied', tap: bad })],
  [
    'repeat',
    (world) =>
      world.feed({
        kind: 'repeated',
        tap: good(`tap ${world.taps}`),
        granted: true,
        pulseMs: 3000,
        unused: world.taps % 2 === 0,
      }),
  ],
  ['open', (world) => world.feed({ kind: 'contact', open: true })],
  ['shut', (world) => world.feed({ kind: 'contact', open: false })],
  ['exit', (world) => world.feed({ kind: 'exitRequest' })],
  ['handle', (world) => world.feed({ kind: 'handle', active: true })],
  ['handle back', (world) => world.feed({ kind: 'handle', active: false })],
  ['fire', (world) => world.feed({ kind: 'fire', active: true })],
  ['no fire', (world) => world.feed({ kind: 'fire', active: false })],
  ['free', (world) => world.feed({ kind: 'mode', mode: 'free' })],
  ['normal', (world) => world.feed({ kind: 'mode', mode: 'normal' })],
  ['free hours', (world) => world.feed({ kind: 'freeHours', active: true, firstIn: false })],
  ['free hours over', (world) => world.feed({ kind: 'freeHours', active: false, firstIn: false })],
  ['lockdown', (world) => world.feed({ kind: 'mode', mode: 'lockdown' })],
  ['drill', (world) => world.feed({ kind: 'mode', mode: 'drill' })],
  ['under threat', (world) => world.tap({ isDuress: true })],
  ['longer opening', (world) => world.tap({ pulseMs: 15_000 })],
  ['tamper', (world) => world.feed({ kind: 'tamper', readerId: 'r', active: true })],
  ['tamper over', (world) => world.feed({ kind: 'tamper', readerId: 'r', active: false })],
  ['restart', (world) => world.restart()],
  ['way out', (world) => world.leave()],
  ['relay fault', (world) => world.feed({ kind: 'relayFault' })],
  ['a moment', (world) => world.advance(700)],
  ['a while', (world) => world.advance(3100)],
  ['long', (world) => world.advance(40_000)],
];

const alternates = (records: World['records'], raise: string, close: string): boolean => {
  let isRaised = false;
  for (const { kind } of records) {
    if (kind === raise && isRaised) return false;
    if (kind === raise) isRaised = true;
    // Whoever stops lets go of the relay; that is written as the end of the agent.
    if (kind === close || (kind === 'restart' && raise === 'door.freed')) isRaised = false;
  }
  return true;
};

t.test(
  'random walks: no opening past the pulse, one outcome a tap, alarms raised once',
  async (t) => {
    const walk = fc.array(fc.constantFrom(...MOVES), { maxLength: 60 });
    const locks = fc.record({ isFailSafe: fc.boolean(), fireOpensFromOutside: fc.boolean() });
    fc.assert(
      fc.property(walk, fc.boolean(), locks, (moves, hasContact, lock) => {
        const world = new World(hasContact, lock);
        for (const [, act] of moves) act(world);
        world.advance(100_000);
        const outcomes = world.records.filter(({ tapId }) => tapId !== undefined);
        const ids = new Set(outcomes.map(({ tapId }) => tapId));
        return (
          world.faults.length === 0 &&
          outcomes.length === world.taps &&
          ids.size === world.taps &&
          alternates(world.records, 'door.forced', 'door.closed') &&
          alternates(world.records, 'door.held', 'door.closed') &&
          alternates(world.records, 'door.freed', 'door.unfreed')
        );
      }),
      { numRuns: 2000 },
    );
    t.pass('held');
  },
);
