import t from 'tap';
import { faultsOfYear, type SchoolYear } from './domain.ts';

const year = (change: Partial<SchoolYear>): SchoolYear => ({
  yearId: 'a',
  name: '2026/2027',
  from: '2026-09-01',
  to: '2027-08-31',
  lessonsFrom: '2026-09-01',
  lessonsTo: '2027-06-25',
  terms: [
    { termId: '1', ordinal: 1, from: '2026-09-01', to: '2027-01-22' },
    { termId: '2', ordinal: 2, from: '2027-01-23', to: '2027-06-25' },
  ],
  ...change,
});

t.test('a school year and its terms must fit each other', async (t) => {
  const rows: readonly (readonly [Partial<SchoolYear>, readonly string[]])[] = [
    [{}, []],
    [{ from: '2027-09-01' }, ['dates_unordered', 'lessons_outside_year', 'term_outside_year']],
    [{ to: '2027-02-30' }, ['no_such_date']],
    [{ lessonsTo: '2027-09-03' }, ['lessons_outside_year']],
    [{ lessonsFrom: '2027-06-26' }, ['dates_unordered']],
    [
      { terms: [{ termId: '1', ordinal: 1, from: '2026-08-31', to: '2027-01-22' }] },
      ['term_outside_year'],
    ],
    [
      {
        terms: [
          { termId: '2', ordinal: 2, from: '2027-01-22', to: '2027-06-25' },
          { termId: '1', ordinal: 1, from: '2026-09-01', to: '2027-01-22' },
        ],
      },
      ['terms_overlap'],
    ],
  ];
  for (const [change, faults] of rows) t.strictSame(faultsOfYear(year(change), []), faults);
});

t.test('two school years do not overlap, and a year does not overlap itself', async (t) => {
  const next = year({ yearId: 'b', from: '2027-09-01', to: '2028-08-31' });
  t.strictSame(faultsOfYear(year({}), [year({}), next]), []);
  const early = year({ yearId: 'b', from: '2027-08-31', to: '2028-08-31' });
  t.strictSame(faultsOfYear(year({}), [early]), ['overlaps_other_year']);
});
