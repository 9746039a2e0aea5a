import t from 'tap';
import { dayBeforeNovember, dayFrom, dayInWords } from './november.ts';

t.test('the week of the tests is ahead, in late November, from a Monday on', async (t) => {
  for (let day = '2026-01-01'; day < '2033-01-01'; day = dayFrom(day, 11)) {
    const before = dayBeforeNovember(day);
    const monday = dayFrom(before, 1);
    t.ok(before >= day, day);
    t.equal(new Date(`${monday}T00:00:00Z`).getUTCDay(), 1, monday);
    t.ok(monday.slice(5) >= '11-20' && monday.slice(5) <= '11-26', monday);
  }
  t.equal(dayBeforeNovember('2026-11-22'), '2026-11-22');
  t.equal(dayBeforeNovember('2026-11-23'), '2027-11-21');
});

t.test('a day as the screens write it', async (t) => {
  t.equal(dayInWords('2026-11-20'), '20 listopada');
  t.equal(dayInWords('2026-11-24', { weekday: 'long' }), 'wtorek, 24 listopada');
});
