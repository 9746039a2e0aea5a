import t from 'tap';
import type { Passage } from '../../../shared/api/wire.ts';
import { presenceDays } from '../../../shared/presence/presence-days.ts';
import { createZoneTime } from '../../../shared/time/zone-time.ts';
import { isWeekBetween, monthRows } from './month-rows.ts';

const zone = createZoneTime('Europe/Warsaw');
const today = '2026-11-23';
const passage = (date: string): Passage => ({
  eventId: date,
  doorName: 'Szatnia',
  direction: 'in',
  occurredAtUtc: Date.parse(`${date}T08:00:00+01:00`),
  opened: 'yes',
  late: false,
});
const rows = (
  dates: string[],
  month: string,
  daysOff = [{ from: '2026-11-11', to: '2026-11-11', name: 'Święto' }],
) =>
  monthRows(presenceDays(dates.map(passage), zone, today), { month, today, daysOff }).map(
    ({ kind, date }) => `${date.slice(8)} ${kind}`,
  );

t.test('a month runs from today back to its first passage', async (t) => {
  t.same(rows(['2026-11-10', '2026-11-14', '2026-11-16', '2026-11-20'], '2026-11'), [
    '23 quiet',
    '20 day',
    '19 quiet',
    '18 quiet',
    '17 quiet',
    '16 day',
    '14 day',
    '13 quiet',
    '12 quiet',
    '11 off',
    '10 day',
  ]);
});

t.test('a month that is over is shown to its end, one without passages is empty', async (t) => {
  t.same(rows(['2026-10-29'], '2026-10'), ['30 quiet', '29 day']);
  t.same(rows(['2026-10-29'], '2026-11'), []);
});

t.test('weeks are told apart', async (t) => {
  t.ok(isWeekBetween('2026-11-16', '2026-11-13'));
  t.notOk(isWeekBetween('2026-11-20', '2026-11-16'));
  t.ok(isWeekBetween('2026-11-20', '2026-11-13'));
});
