import fc from 'fast-check';
import t from 'tap';
import { calendarOf, firstSchoolMonday, isSchoolDay, schoolYearStart } from './calendar.ts';
import { addDays, easterOf, instantOf, wallOf, weekdayOf } from './dates.ts';

t.test('the calendar of 2026/27 is the one the ministry announced', async (t) => {
  const calendar = calendarOf(2026, 'mazowieckie');
  t.match(calendar, { lessonsFrom: '2026-09-01', lessonsTo: '2027-06-25' });
  t.match(
    calendar.daysOff.filter((day) => day.kind === 'holiday').map(({ from, to }) => [from, to]),
    [
      ['2026-12-23', '2026-12-31'],
      ['2027-02-01', '2027-02-14'],
      ['2027-03-25', '2027-03-30'],
    ],
  );
  t.equal(calendarOf(2026, 'śląskie').firstTermTo, '2027-01-17');
});

t.test('the calendar of 2025/26 agrees with the one that was in force', async (t) => {
  const calendar = calendarOf(2025, 'łódzkie');
  t.match(calendar, { lessonsFrom: '2025-09-01', lessonsTo: '2026-06-26' });
  t.match(
    calendar.daysOff.filter((day) => day.kind === 'holiday').map(({ from, to }) => [from, to]),
    [
      ['2025-12-22', '2025-12-31'],
      ['2026-02-02', '2026-02-15'],
      ['2026-04-02', '2026-04-07'],
    ],
  );
});

t.test('Easter falls on the days of the published tables', async (t) => {
  for (const [year, date] of [
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
  ] as const)
    t.equal(easterOf(year), date);
});

t.test('from every day of thirty years a school Monday is found after it', async (t) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 30 * 365 }), (days) => {
      const today = addDays('2026-01-01', days);
      const { monday, calendar } = firstSchoolMonday(today, 'mazowieckie');
      return (
        monday > today &&
        weekdayOf(monday) === 1 &&
        isSchoolDay(calendar, monday) &&
        schoolYearStart(monday) === Number(calendar.from.slice(0, 4))
      );
    }),
  );
  t.equal(firstSchoolMonday('2026-11-21', 'mazowieckie').monday, '2026-11-23');
  t.equal(firstSchoolMonday('2026-11-23', 'mazowieckie').monday, '2026-11-30');
  t.equal(firstSchoolMonday('2026-07-01', 'mazowieckie').monday, '2026-09-07');
});

t.test('wall time and instant agree on both sides of the clock change', async (t) => {
  t.equal(instantOf('2026-11-23', '07:45', 'Europe/Warsaw'), Date.parse('2026-11-23T06:45:00Z'));
  t.equal(instantOf('2027-03-29', '07:45', 'Europe/Warsaw'), Date.parse('2027-03-29T05:45:00Z'));
  t.match(wallOf(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Warsaw'), {
    date: '2026-10-25',
    time: '02:30',
  });
});
