import t from 'tap';
import {
  type DayOff,
  dayAfterKey,
  dayView,
  entriesInOrder,
  lessonDaysTaken,
  lessonDaysWithin,
  monthsOfYear,
  type SchoolDays,
  weeksOfMonth,
} from './school-days.ts';

const armistice: DayOff = {
  dayOffId: 'a',
  from: '2026-11-11',
  to: '2026-11-11',
  name: 'Narodowe Święto Niepodległości',
  kind: 'public',
  version: 1,
};
const days: SchoolDays = {
  lessonsFrom: '2026-09-01',
  lessonsTo: '2027-06-25',
  daysOff: [armistice],
  workedDays: [{ workedDayId: 'w', date: '2026-11-14', asWeekday: 3, version: 1 }],
};

t.test('a day is what its entries make of it', async (t) => {
  const kind = (date: string) => dayView(date, days).kind;
  t.equal(kind('2026-11-10'), 'lessons');
  t.equal(kind('2026-11-11'), 'public');
  const week = { ...armistice, from: '2026-11-09', to: '2026-11-13', kind: 'holiday' as const };
  const both = { ...days, daysOff: [week, armistice] };
  t.equal(dayView('2026-11-11', both).kind, 'public', 'the statute first');
  t.equal(dayView('2026-11-12', both).kind, 'holiday');
  t.equal(kind('2026-11-14'), 'worked');
  t.equal(kind('2026-11-15'), 'weekend');
  t.equal(kind('2026-08-31'), 'outside');
});

t.test('the effect counts days of lessons only', async (t) => {
  t.equal(lessonDaysWithin('2026-11-09', '2026-11-15', days), 5, 'a holiday less, a Saturday more');
  t.equal(lessonDaysTaken({ from: '2026-11-20', to: '2026-11-23' }, days), 2);
  t.equal(lessonDaysTaken({ from: '2026-11-21', to: '2026-11-22' }, days), 0);
  t.equal(lessonDaysTaken(armistice, days, armistice), 1, 'returns when it goes');
  t.equal(lessonDaysTaken({ from: '2026-11-14', to: '2026-11-14' }, days), 0, 'worked day wins');
});

t.test('months and weeks stand as on the wall', async (t) => {
  t.equal(monthsOfYear(days).length, 10);
  t.same(weeksOfMonth('2026-11')[0], [null, null, null, null, null, null, '2026-11-01']);
  t.equal(weeksOfMonth('2026-11').flat().filter(Boolean).length, 30);
  t.same(
    entriesInOrder(days).map(({ at }) => at),
    ['2026-11-11', '2026-11-14'],
  );
});

t.test('arrows walk over the edges of months', async (t) => {
  t.equal(dayAfterKey('2026-11-30', 'ArrowRight'), '2026-12-01');
  t.equal(dayAfterKey('2026-11-03', 'ArrowUp'), '2026-10-27');
  t.equal(dayAfterKey('2026-11-03', 'End'), '2026-11-30');
  t.equal(dayAfterKey('2026-11-03', 'x'), undefined);
});
