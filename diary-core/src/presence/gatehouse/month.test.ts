import t from 'tap';
import { monthOf } from './month.ts';

const ZONE = 'Europe/Warsaw';
const HOUR = 3600_000;

t.test('a month is that of the school, not of the machine', async (t) => {
  const march = monthOf(Date.UTC(2026, 2, 31, 21, 59), ZONE);
  t.same(march, {
    month: '2026-03',
    fromUtc: Date.UTC(2026, 1, 28, 23),
    beforeUtc: Date.UTC(2026, 2, 31, 22),
  });
  t.equal(monthOf(Date.UTC(2026, 2, 31, 22), ZONE)?.month, '2026-04', 'midnight in Warsaw');
  t.equal(((march?.beforeUtc ?? 0) - (march?.fromUtc ?? 0)) / HOUR, 31 * 24 - 1, 'spring forward');
  const december = monthOf(Date.UTC(2026, 11, 31, 22), ZONE);
  t.equal(december?.beforeUtc, Date.UTC(2026, 11, 31, 23), 'the next month is next year’s');
});

t.test('a clock gone wrong has no month', async (t) => {
  for (const atUtc of [Number.MAX_SAFE_INTEGER, 8.64e15, -8.64e15, -1e13])
    t.equal(monthOf(atUtc, ZONE), undefined);
});
