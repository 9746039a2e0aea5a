import t from 'tap';
import { daysMoved, daysWithout, placeVersion } from './dates.ts';
import type { TimetableVersion } from './domain.ts';

const year = {
  yearId: 'year',
  name: '2026/2027',
  from: '2026-09-01',
  to: '2027-08-31',
  lessonsFrom: '2026-09-01',
  lessonsTo: '2027-06-25',
  terms: [],
};
const version = (versionId: string, from: string, to: string): TimetableVersion => ({
  versionId,
  yearId: 'year',
  classId: null,
  ownerId: null,
  from,
  to,
  state: 'published',
  version: 1,
});
const autumn = version('autumn', '2026-09-01', '2027-01-31');
const spring = version('spring', '2027-02-01', '2027-06-25');
const place = (from: string, to: string | null) => placeVersion(from, to, [autumn, spring], year);

t.test('the first version lasts to the last day of lessons', async (t) => {
  t.strictSame(placeVersion('2026-09-01', null, [], year), {
    ok: true,
    placing: { to: '2027-06-25', shortened: [], replaced: [] },
  });
});

t.test(
  'a new version ends the former on the day before, and lasts until the next begins',
  async (t) => {
    t.strictSame(place('2026-11-01', null), {
      ok: true,
      placing: {
        to: '2027-01-31',
        shortened: [{ versionId: 'autumn', to: '2026-10-31' }],
        replaced: [],
      },
    });
  },
);

t.test('one that begins on the same day takes the place of the other', async (t) => {
  t.strictSame(place('2027-02-01', null), {
    ok: true,
    placing: { to: '2027-06-25', shortened: [], replaced: ['spring'] },
  });
});

t.test(
  'dates outside the year, the wrong way round or over a later version are refused',
  async (t) => {
    for (const [from, to, fault] of [
      ['2026-08-31', null, 'outside_year'],
      ['2027-05-01', '2027-09-01', 'outside_year'],
      ['2026-11-01', '2026-10-31', 'unordered'],
      ['2026-11-01', '2027-02-01', 'overlap'],
    ] as const)
      t.strictSame(place(from, to), { ok: false, fault });
  },
);

const days = (from: string, to: string) => ({ from, to });

t.test('days of a range without those of others', async (t) => {
  const all = days('2026-09-01', '2026-09-30');
  t.strictSame(daysWithout(all, []), [all]);
  t.strictSame(
    daysWithout(all, [days('2026-09-20', '2026-10-05'), days('2026-09-05', '2026-09-06')]),
    [days('2026-09-01', '2026-09-04'), days('2026-09-07', '2026-09-19')],
  );
  t.strictSame(daysWithout(all, [days('2026-08-01', '2026-09-29')]), [
    days('2026-09-30', '2026-09-30'),
  ]);
  t.strictSame(daysWithout(all, [days('2026-08-01', '2026-12-31')]), []);
  t.strictSame(daysWithout(all, [days('2026-10-01', '2026-12-31')]), [all], 'beside it');
});

t.test('moving dates touches the days that come and those that go', async (t) => {
  t.strictSame(daysMoved(days('2026-09-01', '2026-10-31'), days('2026-09-15', '2026-11-15')), [
    days('2026-09-01', '2026-09-14'),
    days('2026-11-01', '2026-11-15'),
  ]);
  t.strictSame(daysMoved(autumn, autumn), []);
});
