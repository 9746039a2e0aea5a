import t from 'tap';
import { distanceHundredths, UNLIKE_HUNDREDTHS } from './domain.ts';

/** Mulberry32: the same numbers in each run. */
const random = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const normal = (next: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

const KEYS = 8;

/** A typist in numbers: own habit for each time, own steadiness; log-normal noise, now and then a long pause. */
const typist = (next: () => number) => {
  const habits = Array.from({ length: 2 * KEYS - 1 }, (_, index) =>
    index < KEYS ? 95 * Math.exp(0.25 * normal(next)) : 180 * Math.exp(0.4 * normal(next)),
  );
  const noise = 0.15 + 0.15 * next();
  return (): number[] =>
    habits.map((habit) => {
      const pause = next() < 0.02 ? 400 * next() : 0;
      return Math.round(habit * Math.exp(noise * normal(next)) + pause);
    });
};

t.test('how often it errs, on people made of numbers', async (t) => {
  const next = random(20_261_130);
  const people = Array.from({ length: 60 }, () => typist(next));
  let falseAlarms = 0;
  let missed = 0;
  let own = 0;
  let foreign = 0;
  for (const [index, person] of people.entries()) {
    const learned = Array.from({ length: 20 }, person);
    for (let round = 0; round < 50; round += 1) {
      own += 1;
      if ((distanceHundredths(learned, person()) ?? 0) > UNLIKE_HUNDREDTHS) falseAlarms += 1;
      const stranger = people[(index + 1 + (round % (people.length - 1))) % people.length];
      foreign += 1;
      if ((distanceHundredths(learned, stranger?.() ?? []) ?? 0) <= UNLIKE_HUNDREDTHS) missed += 1;
    }
  }
  const alarmRate = falseAlarms / own;
  const missRate = missed / foreign;
  t.comment(
    `owner noted as unlike: ${(alarmRate * 100).toFixed(1)} %, stranger not noted: ${(missRate * 100).toFixed(1)} %`,
  );
  t.ok(alarmRate > 0 && missRate > 0, 'it errs both ways, which is why it decides nothing');
  t.ok(alarmRate < 0.1, `${alarmRate}`);
  t.ok(missRate < 0.3, `${missRate}`);
});

t.test('nothing is said while little is known, and a longer login is not compared', async (t) => {
  const sample = [80, 90, 100];
  t.equal(distanceHundredths([], sample), undefined);
  t.equal(distanceHundredths(Array(9).fill(sample), sample), undefined);
  t.equal(distanceHundredths(Array(10).fill(sample), sample), 0);
  t.equal(distanceHundredths(Array(10).fill(sample), [80, 90]), undefined);
  t.equal(distanceHundredths(Array(10).fill(sample), [96, 106, 116]), 200, 'two spreads away');
});
