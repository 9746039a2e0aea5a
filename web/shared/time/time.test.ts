import t from 'tap';
import { createDateWords } from './date-words.ts';
import { createSchoolClock } from './school-clock.ts';
import {
  addDays,
  addMonths,
  isSchoolMonth,
  monthOf,
  monthRange,
  weekdayOf,
} from './school-date.ts';
import { clockText, createZoneTime } from './zone-time.ts';

const warsaw = createZoneTime('Europe/Warsaw');
const utc = (text: string) => Date.parse(text);

t.test('the school sees its own wall clock, in winter and in summer', async (t) => {
  t.equal(warsaw.clockOf(utc('2026-11-23T06:52:07Z')), '7:52');
  t.equal(warsaw.secondsOf(utc('2026-11-23T06:52:07Z')), '7:52:07');
  t.equal(warsaw.clockOf(utc('2026-06-22T05:52:00Z')), '7:52');
  t.equal(warsaw.dateOf(utc('2026-11-22T23:30:00Z')), '2026-11-23');
  t.equal(warsaw.minutesOf(utc('2026-11-22T23:30:00Z')), 30);
  t.equal(clockText(605), '10:05');
  t.throws(() => createZoneTime('Europe/Furtka'));
});

t.test('the night of the clock change keeps the wall time', async (t) => {
  t.equal(warsaw.clockOf(utc('2026-10-25T00:30:00Z')), '2:30');
  t.equal(warsaw.clockOf(utc('2026-10-25T01:30:00Z')), '2:30');
});

t.test('dates are counted without a zone', async (t) => {
  t.equal(addDays('2026-10-25', 1), '2026-10-26');
  t.equal(addDays('2026-03-01', -1), '2026-02-28');
  t.equal(weekdayOf('2026-11-23'), 1);
  t.equal(weekdayOf('2026-11-22'), 7);
  t.equal(addMonths('2026-12', 1), '2027-01');
  t.equal(addMonths('2026-01', -1), '2025-12');
  t.equal(monthOf('2026-11-23'), '2026-11');
  t.same(monthRange('2028-02'), { from: '2028-02-01', to: '2028-02-29' });
  t.ok(isSchoolMonth('2026-11'));
  for (const wrong of ['2026-13', '2026-1', '', undefined, 202611]) t.notOk(isSchoolMonth(wrong));
});

t.test('dates speak Polish', async (t) => {
  const words = createDateWords('pl');
  t.equal(words.longDay('2026-11-23'), 'poniedziałek, 23 listopada');
  t.equal(words.dayMonth('2026-11-03'), '3.11');
  t.equal(words.dayMonthYear('2026-11-03'), '3.11.2026');
  t.equal(words.month('2026-11'), 'listopad 2026');
  const seen = utc('2026-11-20T14:12:00Z');
  t.equal(words.moment(seen, warsaw, '2026-11-20'), '15:12');
  t.equal(words.moment(seen, warsaw, '2026-11-23'), 'pt. 20.11, 15:12');
  t.equal(words.moment(seen, warsaw, '2027-01-04'), 'pt. 20.11.2026, 15:12');
});

t.test('dates speak Ukrainian and English', async (t) => {
  t.equal(createDateWords('uk').month('2026-11'), 'листопад 2026');
  t.equal(createDateWords('en').longDay('2026-11-23'), 'Monday, November 23');
});

t.test('the school clock goes on by itself and an event moves it only forward', async (t) => {
  let at = 1000;
  const clock = createSchoolClock({ nowMs: () => 5000 }, () => at);
  t.equal(clock.nowMs(), 5000);
  clock.set(100_000);
  at += 250;
  t.equal(clock.nowMs(), 100_250);
  clock.atLeast(90_000);
  t.equal(clock.nowMs(), 100_250);
  clock.atLeast(200_000);
  at += 1;
  t.equal(clock.nowMs(), 200_001);
});
