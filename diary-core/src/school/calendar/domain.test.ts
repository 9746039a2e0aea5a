import t from 'tap';
import { faultsOfBells, type Period, planWeekday } from './domain.ts';

const period = (number: number, from: string, to: string): Period => ({ number, from, to });

t.test('bell times run forward without overlap', async (t) => {
  t.strictSame(faultsOfBells([]), []);
  t.strictSame(faultsOfBells([period(2, '08:55', '09:40'), period(1, '08:00', '08:45')]), []);
  t.strictSame(faultsOfBells([period(1, '08:00', '08:45'), period(2, '08:45', '09:30')]), []);
  t.strictSame(faultsOfBells([period(1, '08:00', '08:00')]), ['period_ends_before_it_begins']);
  t.strictSame(faultsOfBells([period(1, '08:00', '08:45'), period(1, '09:00', '09:45')]), [
    'period_twice',
  ]);
  t.strictSame(faultsOfBells([period(1, '08:00', '08:45'), period(2, '08:40', '09:25')]), [
    'periods_overlap',
  ]);
});

t.test('a worked day wins over the weekend and over a day off', async (t) => {
  const calendar = {
    daysOff: [
      {
        dayOffId: 'x',
        from: '2026-12-23',
        to: '2026-12-31',
        name: 'Zimowa przerwa świąteczna',
        kind: 'holiday' as const,
      },
    ],
    workedDays: [
      { workedDayId: 'y', date: '2026-12-12', asWeekday: 4 },
      { workedDayId: 'z', date: '2026-12-28', asWeekday: 1 },
    ],
  };
  t.equal(planWeekday('2026-12-07', 1, calendar), 1);
  t.equal(planWeekday('2026-12-12', 6, calendar), 4);
  t.equal(planWeekday('2026-12-13', 7, calendar), undefined);
  t.equal(planWeekday('2026-12-23', 3, calendar), undefined);
  t.equal(planWeekday('2026-12-31', 4, calendar), undefined);
  t.equal(planWeekday('2026-12-28', 1, calendar), 1);
});
