import t from 'tap';
import { good, settings } from '../../fixtures/door-world.ts';
import { step } from './door.ts';
import {
  type DoorEvent,
  type DoorRecord,
  type DoorSettings,
  type DoorState,
  restingDoor,
} from './door-state.ts';

const FIRE: DoorEvent = { kind: 'fire', active: true };
const OVER: DoorEvent = { kind: 'fire', active: false };
const OPEN: DoorEvent = { kind: 'contact', open: true };
const SHUT: DoorEvent = { kind: 'contact', open: false };
const HELD: DoorEvent = { kind: 'timer', timer: 'held' };
const PULSE_OVER: DoorEvent = { kind: 'timer', timer: 'pulse' };
const GRANTED: DoorEvent = { kind: 'granted', tap: good('a'), pulseMs: 3000 };
const shut: DoorState = { ...restingDoor(true), contact: 'shut' };

/** Both kinds of lock, and what fire does to each. */
const FAIL_SECURE = settings;
const FAIL_SAFE: DoorSettings = { ...settings, isFailSafe: true };
const OPENS: DoorSettings = { ...settings, fireOpensFromOutside: true };

const play = (
  lock: DoorSettings,
  events: readonly DoorEvent[],
  start: DoorState = shut,
  nowMs = 1000,
) => {
  let state = start;
  const done: string[] = [];
  const records: DoorRecord[] = [];
  for (const event of events) {
    const next = step(state, event, { nowMs, settings: lock });
    state = next.state;
    for (const action of next.actions) {
      if (action.do === 'append') records.push(action.record);
      else if (action.do !== 'show') done.push(action.do === 'hold' ? 'hold' : action.do);
    }
  }
  return { state, done, kinds: records.map(({ kind }) => kind), records };
};

t.test('fire releases a lock that is free without current, and it is told', async (t) => {
  for (const lock of [FAIL_SAFE, OPENS]) {
    const fire = play(lock, [FIRE]);
    t.equal(fire.state.name, 'released');
    t.same(fire.done, ['hold', 'stopTimer', 'stopTimer'], 'the relay frees it too, no pulse');
    t.match(fire.records, [{ kind: 'fire.released', detail: { note: 'opened' } }]);
    const over = play(lock, [OVER], fire.state);
    t.equal(over.state.name, 'locked');
    t.same(over.done, ['release', 'stopTimer']);
  }
});

t.test('a lock that is shut without current opens to nobody outside in a fire', async (t) => {
  const fire = play(FAIL_SECURE, [FIRE]);
  t.equal(fire.state.name, 'locked', 'as it was: the way out is its handle');
  t.match(fire.state, { isFire: true, isReleased: false });
  t.same(fire.done, ['stopTimer'], 'no hold, no release, no pulse');
  t.match(fire.records, [{ kind: 'fire.released', detail: { note: 'exit only' } }]);
  const leaving = play(FAIL_SECURE, [OPEN], fire.state);
  t.equal(leaving.state.name, 'open', 'nobody who leaves raises an alarm');
});

t.test('fire locks nothing: not what cards, mode or hours have opened', async (t) => {
  const freed: readonly (readonly DoorEvent[])[] = [
    [{ kind: 'mode', mode: 'free' }],
    [{ kind: 'freeHours', active: true, firstIn: false }],
    [GRANTED],
  ];
  for (const lock of [FAIL_SECURE, FAIL_SAFE, OPENS])
    for (const events of freed) {
      const { state } = play(lock, events);
      const fire = play(lock, [FIRE], state);
      t.notOk(fire.done.includes('release'));
      t.equal(fire.state.pulseUntilMs, state.pulseUntilMs);
      t.ok(fire.state.isHeld || fire.state.pulseUntilMs > 0);
    }
  const lockdown: DoorEvent = { kind: 'mode', mode: 'lockdown' };
  const { state } = play(FAIL_SAFE, [FIRE, lockdown]);
  t.equal(state.name, 'released', 'a lockdown waits until the fire is over');
  t.equal(play(FAIL_SAFE, [OVER], state).state.name, 'locked');
});

t.test('what the mode opened stays open when the fire is over', async (t) => {
  const { state } = play(FAIL_SAFE, [{ kind: 'mode', mode: 'free' }, FIRE]);
  t.equal(state.name, 'released');
  const over = play(FAIL_SAFE, [OVER], state);
  t.equal(over.state.name, 'unlocked');
  t.notOk(over.done.includes('release'));
});

t.test('alarms of the leaf are silent in a fire and go on after it', async (t) => {
  const alarms = [
    ['forced', [OPEN]],
    ['heldOpen', [GRANTED, OPEN, HELD]],
  ] as const;
  for (const lock of [FAIL_SECURE, FAIL_SAFE])
    for (const [name, raised] of alarms) {
      const before = play(lock, raised);
      t.equal(before.state.name, name);
      const fire = play(lock, [FIRE, HELD], before.state);
      t.equal(fire.state.name, 'open', 'silent');
      t.same(fire.kinds, ['fire.released']);
      const over = play(lock, [OVER], fire.state);
      t.equal(over.state.name, name, 'as it was');
      t.same(over.kinds, [], 'and not told anew');
      t.notOk(over.done.includes('startTimer'));
      t.same(play(lock, [SHUT], over.state).kinds, ['door.closed']);
      const shutInFire = play(lock, [SHUT], fire.state);
      t.same(shutInFire.kinds, ['door.closed'], 'its end is told at once');
      t.equal(
        play(lock, [OVER, PULSE_OVER, OPEN], shutInFire.state, 60_000).state.name,
        'forced',
        'a new one',
      );
    }
});

t.test('a leaf that was opened in the fire may stand open from its end on', async (t) => {
  for (const lock of [FAIL_SECURE, FAIL_SAFE]) {
    const fire = play(lock, [FIRE, OPEN, HELD]);
    t.equal(fire.state.name, 'open');
    t.notOk(fire.done.includes('startTimer'), 'nothing runs in the fire');
    const over = play(lock, [OVER], fire.state);
    t.ok(over.done.includes('startTimer'));
    t.same(play(lock, [HELD], over.state).kinds, ['door.held']);
  }
});

t.test('an alarm of before a restart is silent where the agent starts into a fire', async (t) => {
  const start: DoorState = { ...restingDoor(true), before: 'forced' };
  const { state, kinds } = play(FAIL_SAFE, [FIRE, OPEN], start);
  t.equal(state.name, 'open');
  t.same(kinds, ['fire.released']);
  t.equal(play(FAIL_SAFE, [OVER], state).state.name, 'forced');
});

t.test('whoever leaves by the handle forces nothing, and moves no relay', async (t) => {
  const pressed: DoorEvent = { kind: 'handle', active: true };
  const leaving = play(FAIL_SECURE, [pressed, OPEN]);
  t.equal(leaving.state.name, 'open');
  t.notOk(leaving.done.includes('pulse'));
  t.match(leaving.records, [{ kind: 'exit.requested', detail: { code: 'handle' } }]);
  t.same(play(FAIL_SECURE, [HELD], leaving.state).kinds, ['door.held'], 'it is not to stand open');
  const back = play(FAIL_SECURE, [pressed, { kind: 'handle', active: false }]).state;
  t.equal(play(FAIL_SECURE, [OPEN], back, 3999).state.name, 'open', 'let go a moment ago');
  t.equal(play(FAIL_SECURE, [OPEN], back, 4000).state.name, 'forced', 'let go and gone');
  const hangs = play(FAIL_SECURE, [pressed]).state;
  t.equal(play(FAIL_SECURE, [OPEN], hangs, 31_000).state.name, 'forced', 'a contact that hangs');
});
