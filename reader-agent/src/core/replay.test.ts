import fc from 'fast-check';
import t from 'tap';
import { buildRoster, card, door, MONDAY_0900, staffGroup, uuid } from '../../fixtures/roster.ts';
import { compile } from './compile.ts';
import { isImpossibleHour, isReplay, REPLAY_WITHIN_MS, type Readings } from './replay.ts';
import type { Rules } from './rules.ts';

const HOUR = 3_600_000;
const compiled = (changes: Parameters<typeof buildRoster>[0]): Rules => {
  const result = compile(buildRoster(changes), MONDAY_0900);
  if (!result.ok) throw new Error(result.code);
  return result.rules;
};

t.test(
  'the same frame within a second is played back; a second later it is a person',
  async (t) => {
    const readings: Readings = new Map();
    t.equal(isReplay(readings, 'a', 0), false);
    t.equal(isReplay(readings, 'b', 100), false, 'another card');
    t.equal(isReplay(readings, 'a', REPLAY_WITHIN_MS - 1), true);
    t.equal(isReplay(readings, 'a', 2 * REPLAY_WITHIN_MS - 2), true, 'counted from the last one');
    t.equal(isReplay(readings, 'a', 3 * REPLAY_WITHIN_MS), false);
    t.equal(readings.size, 1, 'nothing is remembered for longer');
  },
);

t.test('as a slow, plain model: any two of one card closer than a second', async (t) => {
  const taps = fc.array(
    fc.record({ hash: fc.constantFrom('a', 'b', 'c'), gapMs: fc.integer({ min: 0, max: 900 }) }),
  );
  fc.assert(
    fc.property(taps, (list) => {
      const readings: Readings = new Map();
      const seen: { hash: string; atMs: number }[] = [];
      let atMs = 0;
      for (const { hash, gapMs } of list) {
        atMs += gapMs;
        const isClose = seen.some((one) => one.hash === hash && atMs - one.atMs < 1000);
        if (isReplay(readings, hash, atMs) !== isClose) return false;
        seen.push({ hash, atMs });
      }
      return true;
    }),
  );
  t.pass('held');
});

t.test('an hour is impossible when nobody at all may come in near it', async (t) => {
  // Lessons 08:00 to 13:45, staff 06:00 to 20:00 by the wall clock: an hour more in UTC is 09:00 in Warsaw.
  const rules = compiled({});
  const at = (hours: number): number => MONDAY_0900 + hours * HOUR;
  const isImpossible = (hours: number, row = 0): boolean =>
    isImpossibleHour(rules, 0, row, at(hours));
  t.equal(isImpossible(0), false, '09:00, in lessons');
  t.equal(isImpossible(10), false, '19:00, staff may come in');
  t.equal(isImpossible(11.5), false, '20:30, somebody stayed late');
  t.equal(isImpossible(12.1), true, '21:06');
  t.equal(isImpossible(18), true, '03:00');
  t.equal(isImpossible(20.1), false, '05:06, an early cleaner');
  t.equal(isImpossible(5 * 24 + 3), true, 'Saturday noon');
  t.equal(isImpossible(60 * 24), false, 'of days that are not compiled nothing is said');
  t.equal(isImpossibleHour(rules, -1, 0, at(18)), false, 'nor of a door that the roster lacks');
  const other = uuid('DoorId', 2);
  const apart = compiled({
    doors: [door(), door({ doorId: other })],
    groups: [...buildRoster().groups.slice(0, 1), staffGroup({ doors: [other] })],
  });
  t.equal(isImpossibleHour(apart, 0, 0, at(8)), true, '17:00: the staff come in elsewhere');
  t.equal(isImpossibleHour(apart, 1, 0, at(8)), false);
  const trip = { date: '2026-11-23', from: '22:00', to: '22:30' };
  const withTrip = compiled({ cards: [card(1, { extra: [trip] } as object), card(2)] });
  t.equal(isImpossibleHour(withTrip, 0, 0, at(13.9)), false, 'the trip of its holder comes home');
  t.equal(isImpossibleHour(withTrip, 0, 1, at(13.9)), true, 'nobody else’s');
});
