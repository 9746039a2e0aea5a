import t from 'tap';
import { askedSinceUtc, dayAt, dayNamed, monthAt } from './school-day.ts';

const WARSAW = 'Europe/Warsaw';
const HOUR_MS = 3_600_000;
const utc = (text: string): number => Date.parse(`${text}Z`);

t.test('a day begins at the midnight of its zone, also on the nights of the clocks', async (t) => {
  t.same(dayAt(utc('2026-11-23T22:59:59'), WARSAW), {
    fromUtc: utc('2026-11-22T23:00'),
    beforeUtc: utc('2026-11-23T23:00'),
  });
  t.equal(dayAt(utc('2026-11-23T23:00'), WARSAW).fromUtc, utc('2026-11-23T23:00'));
  const hours = (name: string): number => {
    const day = dayNamed(name, WARSAW);
    return day === undefined ? 0 : (day.beforeUtc - day.fromUtc) / HOUR_MS;
  };
  t.equal(hours('2026-10-25'), 25, 'the night with an hour twice');
  t.equal(hours('2026-03-29'), 23, 'the night with an hour less');
  for (const at of ['2026-10-25T00:30', '2026-10-25T01:30', '2026-10-25T22:30'])
    t.equal(dayAt(utc(at), WARSAW).fromUtc, utc('2026-10-24T22:00'), at);
});

t.test('a day that no calendar has is none', async (t) => {
  for (const name of ['2026-02-30', '2026-13-01', '0000-00-00', 'today', '2026-11-23T10:00Z'])
    t.equal(dayNamed(name, WARSAW), undefined, name);
});

t.test('a month is that of the school', async (t) => {
  t.same(monthAt(utc('2026-11-30T22:59'), WARSAW), {
    fromUtc: utc('2026-10-31T23:00'),
    beforeUtc: utc('2026-11-30T23:00'),
  });
  t.equal(monthAt(utc('2026-11-30T23:00'), WARSAW).fromUtc, utc('2026-11-30T23:00'));
  t.equal(monthAt(utc('2026-10-31T12:00'), WARSAW).fromUtc, utc('2026-09-30T22:00'));
});

t.test('what Friday night closed is asked about on Monday', async (t) => {
  const since = (at: string): number => askedSinceUtc(utc(at), WARSAW);
  t.equal(since('2026-11-24T08:00'), utc('2026-11-23T23:00'), 'Tuesday asks about Monday');
  const saturday = utc('2026-11-27T23:00');
  for (const at of ['2026-11-28T08:00', '2026-11-29T08:00', '2026-11-30T08:00'])
    t.equal(since(at), saturday, at);
  t.equal(since('2026-12-01T08:00'), utc('2026-11-30T23:00'));
});
