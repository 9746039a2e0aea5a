import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { firstClock, readClock, resumedClock, schoolToday, writeClock } from './clock-file.ts';
import { makeDemoClocks } from './demo-clocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-clock-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const ZONE = 'Europe/Warsaw';
const SATURDAY = Date.parse('2026-11-21T08:00:00Z');
const HOUR = 3_600_000;

t.test('the demo begins on the Monday at a quarter to eight', async (t) => {
  const clock = firstClock('2026-11-23', ZONE, SATURDAY);
  t.equal(SATURDAY + clock.offsetMs, Date.parse('2026-11-23T06:45:00Z'));
  t.equal(firstClock('2026-11-16', ZONE, SATURDAY).offsetMs, 0, 'never negative');
  t.equal(schoolToday(Date.parse('2026-11-22T23:30:00Z'), ZONE), '2026-11-23');
});

t.test('a later start keeps the offset, and never goes back behind what was seen', async (t) => {
  const seen = SATURDAY + 5 * HOUR;
  const kept = resumedClock({ offsetMs: HOUR, lastSchoolUtc: SATURDAY }, SATURDAY + HOUR);
  t.equal(kept.offsetMs, HOUR);
  const setBack = resumedClock({ offsetMs: HOUR, lastSchoolUtc: seen }, SATURDAY - 24 * HOUR);
  t.ok(SATURDAY - 24 * HOUR + setBack.offsetMs > seen, 'the machine was set back by a day');
});

t.test('the file is private and damage is said', async (t) => {
  const file = join(folder, 'clock.json');
  t.equal(readClock(file), undefined);
  writeClock(file, { offsetMs: 5, lastSchoolUtc: 6 });
  t.same(readClock(file), { offsetMs: 5, lastSchoolUtc: 6 });
  t.equal(statSync(file).mode & 0o777, 0o600);
  writeFileSync(file, '{"offsetMs":"x"}');
  t.throws(() => readClock(file), TypeError);
  writeFileSync(file, '{"offs');
  t.throws(() => readClock(file), SyntaxError);
});

t.test('only the school clock is shifted, and only forward', async (t) => {
  const clocks = makeDemoClocks(HOUR);
  const apart = () => clocks.school.nowMs() - clocks.system.nowMs();
  t.ok(Math.abs(apart() - HOUR) < 100);
  clocks.shift(2 * HOUR);
  clocks.shift(HOUR);
  t.ok(Math.abs(apart() - 2 * HOUR) < 100);
});
