import type { HopName } from '@furtka/web/demo-api';
import t from 'tap';
import type { BusMessage, TappedMessage } from '../bus/messages.ts';
import { beginTap, isComplete, resultOf, take } from './collect.ts';

const REQUEST = {
  type: 'tap',
  requestId: 'r',
  doorKey: 'main',
  uid: '04a1b2c3d4e5f6',
  direction: 'in',
  push: true,
} as const;
const hop = (name: HopName, monotonicMs: number, eventId = 'e'): BusMessage => ({
  type: 'hop',
  eventId,
  name,
  monotonicMs,
});
const tapped = (decision: 'granted' | 'denied', isRepeated = false): TappedMessage => ({
  type: 'tapped',
  requestId: 'r',
  eventId: 'e',
  decision,
  reason: decision === 'granted' ? 'granted.window' : 'denied.blocked',
  cardId: 'c',
  doorId: 'd',
  doorKey: 'main',
  isRepeated,
});
const opened = (word: 'yes' | 'no'): BusMessage => ({ type: 'opened', eventId: 'e', opened: word });
const after = (messages: readonly BusMessage[], isPupil = true) => {
  const tap = beginTap(REQUEST, isPupil);
  for (const message of messages) take(tap, message);
  return tap;
};
const TRAVEL = [hop('spool', 109), hop('hub', 121), hop('bridge', 158), hop('core', 170)];

t.test('a granted tap is whole when the door opened and the guardian’s page has it', async (t) => {
  const way = [
    hop('reader', 100),
    hop('decision', 100.4),
    hop('relay', 103.1234567),
    tapped('granted'),
    ...TRAVEL,
    hop('opened', 403),
    opened('yes'),
  ];
  t.notOk(isComplete(after(way)), 'not before the last hop');
  const tap = after([...way, hop('live', 420), hop('live', 500), hop('hub', 1, 'another')]);
  t.ok(isComplete(tap));
  t.same(resultOf(tap), {
    decision: 'granted',
    reason: 'granted.window',
    eventId: 'e',
    cardId: 'c',
    doorId: 'd',
    opened: 'yes',
    hops: [
      { name: 'reader', atMs: 0 },
      { name: 'decision', atMs: 0.4 },
      { name: 'relay', atMs: 3.123 },
      { name: 'opened', atMs: 303 },
      { name: 'spool', atMs: 9 },
      { name: 'hub', atMs: 21 },
      { name: 'bridge', atMs: 58 },
      { name: 'core', atMs: 70 },
      { name: 'live', atMs: 320 },
    ],
  });
});

t.test('a door that is open already tells its passage before the decision is known', async (t) => {
  const early = [hop('reader', 100), hop('decision', 101), hop('relay', 102), hop('opened', 102)];
  const tap = after([...early, opened('yes'), tapped('granted'), ...TRAVEL, hop('live', 180)]);
  t.ok(isComplete(tap));
  t.equal(resultOf(tap)?.opened, 'yes');
});

t.test('nobody pushes: whole when the pulse is over and the door stayed shut', async (t) => {
  const way = [hop('reader', 100), hop('decision', 101), tapped('granted'), hop('relay', 102)];
  const travelled = [...way, ...TRAVEL];
  t.notOk(isComplete(after(travelled)));
  const tap = after([...travelled, opened('no')]);
  t.ok(isComplete(tap));
  t.equal(resultOf(tap)?.opened, 'no');
});

t.test('a refused tap needs no relay and no leaf', async (t) => {
  const way = [hop('reader', 100), hop('decision', 101), tapped('denied'), ...TRAVEL];
  const tap = after(way);
  t.ok(isComplete(tap));
  t.match(resultOf(tap), { decision: 'denied', reason: 'denied.blocked', opened: 'no' });
});

t.test('a teacher’s passage is nobody’s news: the core is the last hop', async (t) => {
  const way = [hop('reader', 100), hop('decision', 101), tapped('granted'), hop('relay', 102)];
  const whole = [...way, ...TRAVEL, hop('opened', 402), opened('yes')];
  t.ok(isComplete(after(whole, false)));
  t.notOk(isComplete(after(whole, true)));
});

t.test('a repeated tap is answered again and travels nowhere', async (t) => {
  const way = [hop('reader', 1), hop('decision', 2), hop('relay', 2), tapped('granted', true)];
  t.notOk(isComplete(after(way)), 'somebody may push now');
  const tap = after([...way, opened('yes')]);
  t.ok(isComplete(tap));
  t.equal(resultOf(tap)?.opened, 'yes');
  t.ok(isComplete(after([hop('reader', 1), hop('decision', 2), tapped('denied', true)])));
});

t.test('before the decision there is nothing to print, and a refusal is told', async (t) => {
  t.equal(resultOf(after([hop('reader', 100)])), undefined);
  t.throws(() => after([{ type: 'fault', requestId: 'r', text: 'There is no door x.' }]), {
    message: 'There is no door x.',
  });
  t.notOk(after([{ type: 'fault', requestId: 'other', text: 'x' }]).tapped);
});
