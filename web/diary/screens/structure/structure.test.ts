import t from 'tap';
import { coursesWith, dayWithin, teacherIdsOn, teachersOn } from './course-words.ts';
import { datesOf, faultsOfTerms, termsOf } from './term-dates.ts';
import { hundredthsOf, weightText } from './weight.ts';
import { nextYear } from './year-draft.ts';

const YEAR = {
  yearId: 'y',
  name: '2026/2027',
  from: '2026-09-01',
  to: '2027-08-31',
  lessonsFrom: '2026-09-01',
  lessonsTo: '2027-06-25',
  terms: [
    { termId: '1', ordinal: 1, from: '2026-09-01', to: '2027-01-31' },
    { termId: '2', ordinal: 2, from: '2027-02-01', to: '2027-06-25' },
  ],
  version: 3,
};

t.test('a new year begins with the days of the last one, a year later', async (t) => {
  t.match(nextYear(YEAR, '2027-05-01'), {
    yearId: '',
    name: '2027/2028',
    from: '2027-09-01',
    to: '2028-08-31',
    lessonsTo: '2028-06-25',
    terms: [{ from: '2027-09-01', to: '2028-01-31' }, { from: '2028-02-01' }],
  });
  const leap = { ...YEAR, lessonsFrom: '2024-02-29' };
  t.equal(nextYear(leap, '2027-05-01').lessonsFrom, '2025-02-28');
  t.match(nextYear(undefined, '2026-11-02'), { name: '2026/2027', from: '2026-09-01' });
  t.match(nextYear(undefined, '2027-03-02'), { name: '2026/2027' });
});

t.test('terms are typed as dates, and what does not fit is told', async (t) => {
  const dates = datesOf(YEAR.terms);
  t.same(dates, {
    from1: '2026-09-01',
    to1: '2027-01-31',
    from2: '2027-02-01',
    to2: '2027-06-25',
  });
  t.match(termsOf(dates), [{ ordinal: 1 }, { ordinal: 2 }]);
  t.same(termsOf({ from1: '', to1: '', from2: '', to2: '' }), []);
  const clean = (faults: object) => Object.values(faults).filter((fault) => fault !== undefined);
  t.same(clean(faultsOfTerms(dates)), []);
  t.equal(faultsOfTerms({ ...dates, from2: '2027-01-31' }).from2, 'termsOverlap');
  t.equal(faultsOfTerms({ ...dates, to1: '' }).to1, 'date');
  t.equal(faultsOfTerms({ ...dates, to2: '2027-01-01' }).to2, 'turned');
});

t.test('who teaches on a day, and how a course is found', async (t) => {
  const course = {
    subjectName: 'Język angielski',
    targetName: '5a',
    teachers: [
      { teacherId: 'a', name: 'Anna Łoś', from: '2026-09-01', to: '2026-11-30' },
      { teacherId: 'b', name: 'Jan Żak', from: '2026-12-01', to: null },
    ],
  } as unknown as Parameters<typeof teachersOn>[0];
  t.equal(teachersOn(course, '2026-11-30'), 'Anna Łoś');
  t.equal(teachersOn(course, '2026-12-01'), 'Jan Żak');
  t.equal(teachersOn(course, '2026-08-01'), 'Anna Łoś', 'who begins');
  t.same(teacherIdsOn(course, '2026-08-01'), []);
  const found = (words: string) => coursesWith([course], words, () => 'lekcja').length;
  t.equal(found('5A łoś'), 1);
  t.equal(found('5b'), 0);
  t.equal(found('lekcja żak'), 1, 'by its kind');
  t.equal(dayWithin(YEAR, '2026-08-01'), YEAR.from);
  t.equal(dayWithin(YEAR, '2026-10-01'), '2026-10-01');
});

t.test('a weight is written with a comma', async (t) => {
  t.equal(weightText(250), '2,5');
  t.equal(hundredthsOf('2,5'), 250);
  t.equal(hundredthsOf('10'), 1000);
  for (const wrong of ['', '11', '-1', '1,234', 'x']) t.equal(hundredthsOf(wrong), undefined);
});
