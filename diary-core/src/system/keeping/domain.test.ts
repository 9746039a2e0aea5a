import t from 'tap';
import { type Copy, copyFileName, isDue, outlived, stateOf } from './domain.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 30, 12);
const copy = (daysAgo: number, more: Partial<Copy> = {}): Copy => ({
  id: `c${daysAgo}`,
  madeAtUtc: NOW - daysAgo * DAY,
  isGood: true,
  isThere: true,
  ...more,
});

t.test('a copy is due at night, by day only after a missed night', async (t) => {
  t.ok(isDue(undefined, { nowUtc: NOW, hour: 12 }), 'never made');
  t.notOk(isDue(NOW - 10 * HOUR, { nowUtc: NOW, hour: 12 }));
  t.notOk(isDue(NOW - 24 * HOUR, { nowUtc: NOW, hour: 12 }), 'the night will come');
  t.ok(isDue(NOW - 25 * HOUR, { nowUtc: NOW, hour: 12 }), 'the night was missed');
  t.ok(isDue(NOW - 23 * HOUR, { nowUtc: NOW, hour: 1 }));
  t.notOk(isDue(NOW - 2 * HOUR, { nowUtc: NOW, hour: 3 }), 'once a night');
  t.notOk(isDue(NOW - 23 * HOUR, { nowUtc: NOW, hour: 5 }), 'lessons are near');
  t.ok(isDue(NOW + DAY, { nowUtc: NOW, hour: 12 }), 'a clock that was set back');
});

t.test('what the school is told', async (t) => {
  const at = { nowUtc: NOW, isFolderThere: true };
  for (const [state, copies, on] of [
    ['none', [], true],
    ['off', [], false],
    ['off', [copy(1)], false],
    ['fine', [copy(1), copy(2, { isGood: false })], true],
    ['failing', [copy(0, { isGood: false }), copy(1)], true],
    ['fine', [copy(3)], true],
    ['old', [copy(3.01)], true],
    ['old', [copy(0, { isGood: false }), copy(4)], true],
    ['old', [copy(0, { isGood: false })], true],
    ['old', [copy(4)], false],
  ] as const)
    t.equal(
      stateOf(copies, { ...at, isOn: on }),
      state,
      JSON.stringify([state, copies.length, on]),
    );
  const gone = { ...at, isOn: true, isFolderThere: false };
  t.equal(stateOf([copy(1)], gone), 'missing', 'the disk with the copies was taken away');
  t.equal(stateOf([], gone), 'missing');
  t.equal(stateOf([copy(1)], { ...gone, isOn: false }), 'off');
  const emptied = [copy(1, { isThere: false }), copy(2)];
  t.equal(stateOf(emptied, { ...at, isOn: true }), 'missing', 'the newest was deleted by hand');
});

t.test('old copies go, the newest three never', async (t) => {
  const copies = [1, 2, 3, 29, 31, 60].map((days) => copy(days));
  const ids = (isPressed: boolean, some = copies) =>
    outlived(some, { nowUtc: NOW, keepDays: 30, isPressed }).map(({ id }) => id);
  t.same(ids(false), ['c31', 'c60']);
  t.same(ids(true), ['c29', 'c31', 'c60'], 'a full disk');
  t.same(ids(true, copies.slice(3)), [], 'three are left, however old');
  const gone = [copy(1, { isThere: false }), copy(40), copy(41), copy(42), copy(43)];
  t.same(ids(false, gone), ['c43'], 'what is not there counts for nothing');
  t.same(ids(true, [...gone, copy(0, { isGood: false })]), ['c43'], 'nor does what failed');
});

t.test('a name that sorts by time and suits every file system', async (t) => {
  t.equal(copyFileName(NOW), 'core-2026-11-30T12-00-00Z.furtka');
});
