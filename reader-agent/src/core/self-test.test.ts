import t from 'tap';
import {
  type Failure,
  freshGreens,
  HANDS_MS,
  isPassed,
  newTest,
  PULSE_MS,
  QUIET_MS,
  READS_WANTED,
  resultOf,
  type StepKind,
  stepTest,
  type TestEvent,
  type TestState,
  type TestStep,
} from './self-test.ts';

const INPUTS = ['leaf', 'button', 'lever', 'alarm', 'lid'];
const READERS = ['outside', 'inside'];
const STEPS = [
  { id: 'ground', kind: 'ground', deviceId: '' },
  { id: 'bits', kind: 'bits', deviceId: 'outside' },
  { id: 'contact', kind: 'contact', deviceId: 'leaf' },
  { id: 'exit', kind: 'exit', deviceId: 'button' },
  { id: 'handle', kind: 'handle', deviceId: 'lever' },
  { id: 'fire', kind: 'fire', deviceId: 'alarm' },
  { id: 'housing', kind: 'housing', deviceId: 'lid' },
  { id: 'relay', kind: 'relay', deviceId: 'lock' },
] as const satisfies readonly TestStep[];

const BEGAN_UTC = 1_700_000_000_000;

const begun = (
  stepId: string,
  lines: { active?: Record<string, boolean | undefined>; offline?: string } = {},
): TestEvent => ({
  kind: 'begin',
  stepId,
  atMs: 0,
  atUtc: BEGAN_UTC,
  lines: {
    activeByInput: new Map(
      INPUTS.map((id) => [id, Object.hasOwn(lines.active ?? {}, id) ? lines.active?.[id] : false]),
    ),
    onlineByReader: new Map(READERS.map((id) => [id, id !== lines.offline])),
  },
});

const play = (events: readonly TestEvent[], from: TestState = newTest(STEPS)): TestState =>
  events.reduce((state, event) => stepTest(state, event).state, from);

/** `waiting`, `running`, `ok`, or the failure and the device at which it was seen. */
const outcome = (state: TestState, kind: StepKind): string => {
  if (state.running !== undefined) return `running ${state.running.phase}`;
  const result = state.results[kind];
  if (result === undefined) return 'waiting';
  return result.status === 'failed'
    ? `${result.failure satisfies Failure} ${result.deviceId}`
    : result.status;
};

const input = (deviceId: string, active: boolean, atMs = 100): TestEvent => ({
  kind: 'input',
  deviceId,
  active,
  atMs,
});
const card = (deviceId: string, mark = 'one', atMs = 100): TestEvent => ({
  kind: 'card',
  deviceId,
  mark,
  atMs,
});
const relay = (energised: boolean, atMs: number): TestEvent => ({
  kind: 'relay',
  deviceId: 'lock',
  energised,
  atMs,
});
const bad = (deviceId: string, count = 1): TestEvent => ({
  kind: 'badFrames',
  deviceId,
  count,
  atMs: 100,
});
const offline = (deviceId: string): TestEvent => ({ kind: 'offline', deviceId, atMs: 100 });
const time = (atMs: number): TestEvent => ({ kind: 'time', atMs });
const answer = (yes: boolean): TestEvent => ({ kind: 'answer', yes, atMs: 3000 });
const refused: TestEvent = { kind: 'refused', atMs: 10 };

/** Every step × every event, right after it began. */
const EVENTS: Readonly<Record<string, TestEvent>> = {
  'own input': input('', true),
  'other input': input('leaf', true),
  card: card('outside'),
  'card at the other': card('inside'),
  'bad frame': bad('outside'),
  'bad frame at the other': bad('inside'),
  offline: offline('outside'),
  'other offline': offline('inside'),
  'relay pulls': relay(true, 20),
  'relay rests': relay(false, 20),
  refused,
  yes: answer(true),
  'time before the end': time(1),
  'time over': time(HANDS_MS),
};
const ROWS: Readonly<Record<StepKind, Partial<Record<string, string>>>> = {
  ground: {
    'own input': 'noise ',
    'other input': 'noise leaf',
    card: 'noise outside',
    'card at the other': 'noise inside',
    'bad frame': 'noise outside',
    'bad frame at the other': 'noise inside',
    offline: 'silent outside',
    'other offline': 'silent inside',
    'time over': 'ok',
  },
  bits: {
    'bad frame': 'bitErrors outside',
    offline: 'silent outside',
    'time over': 'nothing outside',
  },
  contact: {
    'own input': 'running away',
    'other input': 'running away',
    'time over': 'nothing leaf',
  },
  exit: { 'own input': 'running away', 'time over': 'nothing button' },
  handle: { 'own input': 'running away', 'time over': 'nothing lever' },
  fire: { 'own input': 'running away', 'time over': 'nothing alarm' },
  housing: { 'own input': 'running away', 'time over': 'nothing lid' },
  relay: {
    'relay pulls': 'running rest',
    refused: 'refused lock',
    'time over': 'noClick lock',
  },
};

t.test('every step answers every event', async (t) => {
  for (const { kind, deviceId } of STEPS)
    for (const [name, event] of Object.entries(EVENTS)) {
      const own = name === 'own input' ? { ...event, deviceId } : event;
      const still = kind === 'relay' ? 'running pull' : 'running watch';
      const state = play([begun(kind), own as TestEvent]);
      t.equal(outcome(state, kind), ROWS[kind][name] ?? still, `${kind}, ${name}`);
    }
});

t.test('an event while nothing runs changes nothing, nor does a step that is none', async (t) => {
  const state = newTest(STEPS);
  for (const event of [...Object.values(EVENTS), begun('attic')])
    t.equal(stepTest(state, event).state, state);
});

t.test('lines that are dead or not at rest are told before anybody walks to them', async (t) => {
  for (const [kind, lines, wanted] of [
    ['ground', { active: { alarm: undefined } }, 'silent alarm'],
    ['ground', { offline: 'inside' }, 'silent inside'],
    ['bits', { offline: 'outside' }, 'silent outside'],
    ['bits', { offline: 'inside' }, 'running watch'],
    ['contact', { active: { leaf: true } }, 'notAtRest leaf'],
    ['contact', { active: { leaf: undefined } }, 'silent leaf'],
    ['exit', { active: { button: true } }, 'notAtRest button'],
    ['exit', { active: { leaf: true } }, 'running watch'],
  ] as const)
    t.equal(outcome(play([begun(kind, lines)]), kind), wanted, `${kind} ${JSON.stringify(lines)}`);
});

t.test('a reader is green after five equal reads without a damaged frame', async (t) => {
  const reads = Array.from({ length: READS_WANTED }, () => card('outside'));
  const state = play([begun('bits'), ...reads]);
  t.match(state.results['bits'], { status: 'ok', figures: { reads: READS_WANTED, badFrames: 0 } });
  t.equal(outcome(play([begun('bits'), ...reads.slice(1)]), 'bits'), 'running watch');
  const two = play([begun('bits'), card('outside'), card('outside', 'two')]);
  t.match(
    two.results['bits'],
    { failure: 'bitErrors', figures: { reads: 1, badFrames: 1 } },
    'one card that reads as two',
  );
  const swapped = play([begun('bits'), card('inside'), time(HANDS_MS)]);
  t.equal(outcome(swapped, 'bits'), 'crossed inside');
  const steps = stepTest(play([begun('bits')]), card('outside'));
  t.same(steps.actions, [{ do: 'progress', done: 1, of: READS_WANTED }]);
});

t.test('an input is green when it went away from rest and came back', async (t) => {
  for (const [kind, id] of [
    ['contact', 'leaf'],
    ['exit', 'button'],
    ['handle', 'lever'],
    ['fire', 'alarm'],
    ['housing', 'lid'],
  ] as const) {
    const there = [begun(kind), input(id, true)];
    t.match(play([...there, input(id, false, 900)]).results[kind], {
      status: 'ok',
      atUtc: BEGAN_UTC + 900,
      figures: { edges: 2 },
    });
    t.equal(outcome(play([...there, time(HANDS_MS)]), kind), `stays ${id}`);
    const other = id === 'lid' ? 'leaf' : 'lid';
    const crossed = [begun(kind), input(other, true), input(other, false), time(HANDS_MS)];
    t.equal(outcome(play(crossed), kind), `crossed ${other}`);
  }
});

t.test('the relay is timed by its own words, and the lock by the eyes of a person', async (t) => {
  const first = stepTest(newTest(STEPS), begun('relay'));
  t.same(first.actions, [{ do: 'pulse', deviceId: 'lock', ms: PULSE_MS }]);
  const pulse = (ms: number) => [begun('relay'), relay(true, 30), relay(false, 30 + ms)];
  t.equal(outcome(play(pulse(PULSE_MS)), 'relay'), 'running question');
  t.match(play([...pulse(1012), answer(true)]).results['relay'], {
    status: 'ok',
    figures: { pulseMs: 1012 },
  });
  t.equal(outcome(play([...pulse(1000), answer(false)]), 'relay'), 'noLock lock');
  t.equal(outcome(play([...pulse(1000), time(10 ** 9)]), 'relay'), 'running question');
  t.equal(outcome(play(pulse(400)), 'relay'), 'endedEarly lock');
  t.equal(outcome(play(pulse(4000)), 'relay'), 'endedLate lock');
  t.equal(outcome(play([begun('relay'), relay(true, 30), time(5000)]), 'relay'), 'endedLate lock');
  const last = stepTest(play([begun('relay'), relay(true, 30)]), relay(false, 1030));
  t.same(last.actions, [{ do: 'ask', deviceId: 'lock' }]);
});

t.test(
  'a step may be done again, and only a door that is green throughout has passed',
  async (t) => {
    const failed = play([begun('exit'), time(HANDS_MS)]);
    const again = play([begun('exit'), input('button', true), input('button', false)], failed);
    t.equal(outcome(again, 'exit'), 'ok');
    t.notOk(isPassed(again), 'the others wait');
    const green = Object.fromEntries(
      STEPS.map(({ id }) => [id, { status: 'ok', atUtc: BEGAN_UTC, figures: {} } as const]),
    );
    t.ok(isPassed(newTest(STEPS, green)));
    const relapsed = play([begun('ground'), input('leaf', true)], newTest(STEPS, green));
    t.notOk(isPassed(relapsed));
    t.same(resultOf(newTest(STEPS), STEPS[0]), { status: 'waiting' });
    t.equal(play([begun('ground'), time(QUIET_MS - 1)]).running?.phase, 'watch');
  },
);

t.test('greens are kept for a day, reds and those of other steps are not', async (t) => {
  const ok = { status: 'ok', atUtc: BEGAN_UTC, figures: {} } as const;
  const red = { ...ok, status: 'failed', failure: 'nothing', deviceId: 'leaf' } as const;
  const kept = { ground: ok, contact: red, attic: ok };
  const at = (hours: number) =>
    Object.keys(freshGreens(kept, STEPS, BEGAN_UTC + hours * 3_600_000));
  t.same(at(0), ['ground']);
  t.same(at(23), ['ground']);
  t.same(at(24), [], 'a day is over');
  t.same(at(-1), [], 'made in the future: the clock was set back');
});
