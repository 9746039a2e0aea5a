import fc from 'fast-check';
import t from 'tap';
import { initialSlot, type Slot, type SlotEvent, stepSlot } from './session.ts';

const UID = '04a1b2c3';
const answer = Uint8Array.from(Buffer.from(`${UID}9000`, 'hex'));
const at = (counter: number, present: boolean, mute = false): SlotEvent => ({
  kind: 'status',
  status: { present, mute, counter },
});

/** Feeds events and gathers what was to be done, as words. */
const run = (events: readonly SlotEvent[], from: Slot = initialSlot): [Slot, readonly string[]] => {
  let slot = from;
  const done: string[] = [];
  for (const event of events) {
    const step = stepSlot(slot, event);
    slot = step.slot;
    done.push(...step.actions.map((action) => action.do));
  }
  return [slot, done];
};

t.test('a card is read: connected, asked, reported', (t) => {
  const [slot, done] = run([
    at(4, false),
    at(5, true),
    { kind: 'connected', attempt: 1 },
    { kind: 'answer', attempt: 1, bytes: answer },
    at(5, true),
    at(6, false),
  ]);
  t.same(done, ['online', 'startTimer', 'askUid', 'stopTimer', 'report']);
  t.equal(slot.phase, 'empty');
  t.end();
});

t.test('each way to fail is unreadable, once', (t) => {
  const before = [at(0, false), at(1, true)];
  const connected: SlotEvent = { kind: 'connected', attempt: 1 };
  const refused = Uint8Array.of(0x6d, 0x00);
  const ways: readonly (readonly SlotEvent[])[] = [
    [at(2, false)],
    [connected, at(2, false)],
    [{ kind: 'failed', attempt: 1 }, at(2, false)],
    [connected, { kind: 'failed', attempt: 1 }, { kind: 'timeout', attempt: 1 }, at(2, false)],
    [connected, { kind: 'answer', attempt: 1, bytes: refused }, at(2, false)],
    [{ kind: 'timeout', attempt: 1 }, connected, at(2, false)],
  ];
  for (const way of ways) {
    const [slot, done] = run([...before, ...way]);
    t.equal(done.filter((act) => act === 'unreadable').length, 1, JSON.stringify(way));
    t.notOk(done.includes('report'));
    t.equal(slot.phase, 'empty');
  }
  t.same(run([at(0, false), at(1, true, true)])[1], ['online', 'unreadable'], 'a mute card');
  t.same(run([at(0, false), at(2, false)])[1], ['online', 'unreadable'], 'in and out unseen');
  t.end();
});

t.test('a card that lies there at the beginning is no tap', (t) => {
  const [slot, done] = run([at(9, true), { kind: 'connected', attempt: 0 }, at(9, true)]);
  t.same(done, ['online']);
  t.equal(slot.phase, 'done');
  t.end();
});

t.test(
  'another card between two words of PC/SC is connected anew; late answers are dropped',
  (t) => {
    const [slot, done] = run([
      at(0, false),
      at(1, true),
      { kind: 'connected', attempt: 1 },
      at(3, true),
      { kind: 'answer', attempt: 1, bytes: answer },
      { kind: 'connected', attempt: 2 },
      { kind: 'answer', attempt: 2, bytes: answer },
    ]);
    t.same(done, [
      ...['online', 'startTimer', 'askUid', 'stopTimer', 'unreadable', 'reconnect', 'startTimer'],
      ...['askUid', 'stopTimer', 'report'],
    ]);
    t.equal(slot.phase, 'done');
    t.end();
  },
);

t.test('a random walk: no card is reported twice, and the counter may wrap', (t) => {
  const attempt = fc.integer({ min: 0, max: 6 });
  const event: fc.Arbitrary<SlotEvent> = fc.oneof(
    fc.record({
      kind: fc.constant('status' as const),
      status: fc.record({
        present: fc.boolean(),
        mute: fc.boolean(),
        counter: fc.constantFrom(65_533, 65_534, 65_535, 0, 1, 2),
      }),
    }),
    fc.record({ kind: fc.constantFrom('connected' as const, 'failed', 'timeout'), attempt }),
    fc.record({ kind: fc.constant('answer' as const), attempt, bytes: fc.constant(answer) }),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let slot = initialSlot;
      const outcomes = new Map<number, number>();
      for (const one of events) {
        const step = stepSlot(slot, one);
        for (const action of step.actions) {
          if (action.do !== 'report') continue;
          outcomes.set(step.slot.attempt, (outcomes.get(step.slot.attempt) ?? 0) + 1);
        }
        slot = step.slot;
      }
      return [...outcomes.values()].every((count) => count === 1);
    }),
    { numRuns: 300 },
  );
  t.end();
});
