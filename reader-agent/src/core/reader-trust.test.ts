import fc from 'fast-check';
import t from 'tap';
import { RECALL_MS } from './alarms.ts';
import {
  ALL_TRUSTED,
  coverTold,
  HOUSING,
  isOff,
  offCauses,
  openReaders,
  type ReaderTrust,
  recalledTrust,
  trustAnswered,
  trustAt,
} from './reader-trust.ts';

t.test('a reader that was opened is off until it is shut and somebody has answered', async (t) => {
  t.equal(isOff(ALL_TRUSTED, 'a'), false);
  t.equal(coverTold(ALL_TRUSTED, 'a', false), ALL_TRUSTED, 'a shut cover was never open');
  const open = coverTold(ALL_TRUSTED, 'a', true);
  t.equal(isOff(open, 'a'), true);
  t.equal(isOff(open, 'b'), false);
  t.same(openReaders(open), ['a']);
  t.same(offCauses(open), []);
  t.equal(isOff(trustAnswered(open), 'a'), true, 'an answer does not shut a cover');
  const shut = coverTold(trustAnswered(open), 'a', false);
  t.equal(isOff(shut, 'a'), true, 'and a shut cover is no answer');
  t.same(openReaders(shut), []);
  t.same(offCauses(shut), [{ code: 'reader.off', readerId: 'a' }]);
  t.equal(isOff(trustAnswered(shut), 'a'), false);
  const housing = coverTold(coverTold(ALL_TRUSTED, HOUSING, true), HOUSING, false);
  t.equal(isOff(housing, 'b'), true, 'the controller’s housing stands for all its readers');
  t.same(offCauses(housing), [{ code: 'reader.off' }]);
});

t.test('a restart switches no reader on', async (t) => {
  const kept = [
    { code: 'reader.tamper', readerId: 'open', repeats: 0, isAnswered: true },
    { code: 'reader.off', readerId: 'shut', repeats: 2, isAnswered: false },
    { code: 'mains', repeats: 0, isAnswered: false },
  ] as const;
  const trust = recalledTrust(ALL_TRUSTED, kept, 100);
  for (const reader of ['open', 'shut']) t.equal(isOff(trust, reader), true, reader);
  t.equal(isOff(trust, 'third'), false);
  t.same(openReaders(trust), [], 'of what nobody has told again the alarm of before speaks');
  t.equal(trustAt(trust, 100 + RECALL_MS - 1), trust);
  const later = trustAt(trust, 100 + RECALL_MS);
  t.same(
    offCauses(later).map(({ readerId }) => readerId),
    ['open', 'shut'],
    'it was shut while nobody looked',
  );
  const told = coverTold(trust, 'open', true);
  t.same(openReaders(trustAt(told, 100 + RECALL_MS)), ['open'], 'or stands open still');
  const first = coverTold(ALL_TRUSTED, 'open', true);
  t.same(openReaders(recalledTrust(first, kept, 100)), ['open'], 'its own word counts more');
});

t.test('whatever happens, on means: shut, and answered after it was shut', async (t) => {
  type Move = 'open' | 'shut' | 'answer' | 'restart';
  const moves = fc.array(fc.constantFrom<Move>('open', 'shut', 'answer', 'restart'));
  fc.assert(
    fc.property(moves, (list) => {
      let trust: ReaderTrust = ALL_TRUSTED;
      let cover: 'shut' | 'open' = 'shut';
      let mustBeOff = false;
      let nowMs = 0;
      for (const move of list) {
        if (move === 'open' || move === 'shut') {
          cover = move;
          trust = coverTold(trust, 'a', move === 'open');
          if (move === 'open') mustBeOff = true;
        } else if (move === 'answer') {
          trust = trustAnswered(trust);
          if (cover === 'shut') mustBeOff = false;
        } else {
          const alarms = [
            ...openReaders(trust).map((readerId) => ({ code: 'reader.tamper', readerId }) as const),
            ...offCauses(trust),
          ].map((cause) => ({ ...cause, repeats: 0, isAnswered: false }));
          trust = recalledTrust(ALL_TRUSTED, alarms, nowMs);
          // The device tells its cover again, or the time for that goes by.
          if (cover === 'open') trust = coverTold(trust, 'a', true);
          nowMs += RECALL_MS;
          trust = trustAt(trust, nowMs);
        }
        if (isOff(trust, 'a') !== mustBeOff) return false;
      }
      return true;
    }),
  );
  t.pass('held');
});
