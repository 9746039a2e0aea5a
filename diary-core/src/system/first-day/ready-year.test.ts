import t from 'tap';
import { faultsOfYear } from '../../school/school-years/api.ts';
import { autumnToSetUp, easterOf, readyYear } from './ready-year.ts';

t.test('Easter Sunday', async (t) => {
  for (const date of ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'])
    t.equal(easterOf(Number(date.slice(0, 4))).toString(), date);
});

t.test('a year as the law lays it down', async (t) => {
  const { year, daysOff, bells } = readyYear(2026);
  t.match(year, { name: '2026/2027', lessonsFrom: '2026-09-01', lessonsTo: '2027-06-25' });
  t.same(
    daysOff.map(({ from, to }) => (from === to ? from : `${from}…${to}`)),
    [
      '2026-11-11',
      '2026-12-23…2026-12-31',
      '2027-01-01',
      '2027-01-06',
      '2027-03-25…2027-03-30',
      '2027-05-03',
      '2027-05-27',
    ],
  );
  t.ok(daysOff.every(({ source }) => source.length > 0));
  t.match(bells.periods.at(0), { number: 1, from: '08:00', to: '08:45' });
  t.match(bells.periods.at(-1), { number: 8, from: '14:35', to: '15:20' });
});

t.test('edges of the law', async (t) => {
  t.equal(readyYear(2028).year.lessonsFrom, '2028-09-04', '1 September is a Friday');
  t.equal(readyYear(2029).year.lessonsFrom, '2029-09-03', '1 September is a Saturday');
  t.equal(readyYear(2024).year.lessonsFrom, '2024-09-02', '1 September is a Sunday');
  t.equal(readyYear(2037).year.lessonsTo, '2038-06-23', 'Corpus Christi is on 24 June');
  t.equal(readyYear(2025).daysOff.find(({ kind }) => kind === 'holiday')?.from, '2025-12-22');
  for (let autumn = 2020; autumn <= 2100; autumn++) {
    const { year } = readyYear(autumn);
    const terms = year.terms.map((term) => ({ ...term, termId: String(term.ordinal) }));
    t.same(faultsOfYear({ ...year, yearId: 'y', terms }, []), [], year.name);
  }
});

t.test('the school year that is prepared', async (t) => {
  t.equal(autumnToSetUp('2026-08-20'), 2026);
  t.equal(autumnToSetUp('2026-11-30'), 2026);
  t.equal(autumnToSetUp('2027-02-01'), 2026);
  t.equal(autumnToSetUp('2027-07-01'), 2027);
});
