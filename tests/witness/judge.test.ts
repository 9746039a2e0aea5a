import t from 'tap';
import { type Finding, judge, type Kept, type Places, type Shown } from './judge.ts';
import type { Sighting } from './ledger.ts';

const kept = (eventId: string, seq: number, more: Partial<Kept> = {}): Kept => ({
  eventId,
  kind: 'tap',
  sourceId: 'agent',
  epoch: 'e1',
  seq,
  occurredAtUtc: 1000,
  ...more,
});
const tap = kept('tap-1', 1);
const passage = kept('passage-1', 2, { kind: 'passage', tapId: 'tap-1' });
const seen: Sighting[] = [
  { kind: 'injected', tapNumber: 1, doorId: 'main', cardId: 'c', direction: 'in', fromUtc: 990 },
  { kind: 'relay', doorId: 'main', energised: true, atUtc: 1001 },
  { kind: 'answered', tapNumber: 1, eventId: 'tap-1', decision: 'granted', untilUtc: 1010 },
  { kind: 'committed', place: 'spool', eventId: 'tap-1' },
];
const line = (more: Partial<Shown> = {}): Shown => ({
  eventId: 'tap-1',
  studentId: 'ann',
  occurredAtUtc: 1000,
  ...more,
});
const whole: Places = {
  spool: [],
  hub: [tap, passage],
  core: [tap, { ...passage, holderId: 'ann' }],
  guardian: [line()],
  children: ['ann'],
};
const faults = (sightings: Sighting[], places: Partial<Places>): Finding['fault'][] =>
  judge(sightings, { ...whole, ...places }, 0).map((one) => one.fault);

t.test('a whole morning has no finding', async (t) => {
  t.same(judge(seen, whole, 0), []);
});

t.test('the witness finds each kind of fault', async (t) => {
  t.ok(faults(seen, { core: [passage] }).includes('missing'));
  t.same(faults(seen, { core: [tap, passage, tap] }), ['doubled', 'out of order']);
  t.same(faults(seen, { guardian: [line(), line()] }), ['doubled']);
  t.same(faults(seen, { guardian: [] }), ['missing']);
  t.same(faults(seen, { guardian: [line({ occurredAtUtc: 999 })] }), ['wrong time']);
  const later = { ...tap, eventId: 'tap-2', seq: 3, occurredAtUtc: 2000 };
  t.same(
    faults(seen, {
      core: [...whole.core, later],
      guardian: [line(), line({ eventId: 'tap-2', occurredAtUtc: 2000 })],
    }),
    ['out of order'],
  );
  t.same(faults(seen, { hub: [passage, tap] }), ['out of order']);
  t.same(faults(seen, { core: [{ ...tap, occurredAtUtc: 5000 }, passage], guardian: [] }), [
    'wrong time',
  ]);
  t.same(faults(seen, { core: [tap, passage, { ...passage, eventId: 'passage-2', seq: 3 }] }), [
    'two outcomes',
  ]);
  t.same(faults(seen, { hub: [tap], core: [tap] }), ['without outcome']);
  t.same(faults(seen, { guardian: [line(), line({ eventId: 'tap-9' })] }), [
    'unknown to the witness',
  ]);
  t.same(faults([...seen, { kind: 'relay', doorId: 'main', energised: true, atUtc: 2000 }], {}), [
    'relay without a granted tap',
  ]);
});

t.test('two epochs of one source have numbers of their own', async (t) => {
  const again = kept('tap-2', 1, { epoch: 'e2' });
  t.same(faults(seen, { hub: [tap, passage, again], core: [...whole.core, again] }), []);
});
