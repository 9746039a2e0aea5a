import t from 'tap';
import { findPeople, readyPeople } from './find-people.ts';
import type { PersonRow } from './people-queries.ts';

const person = (firstName: string, lastName: string, more: Partial<PersonRow> = {}): PersonRow => ({
  personId: `${firstName} ${lastName}`,
  kind: 'student',
  isCurrent: true,
  ...{ firstName, lastName, ...more },
});
const ready = readyPeople([
  person('Anna', 'Kowalska', { className: '4a', classId: 'id-4a' }),
  person('Łukasz', 'Kowalski', { className: '4b', classId: 'id-4b' }),
  person('Jan', 'Nowak-Żak', { kind: 'staff' }),
]);
const found = (typed: string, more = {}) =>
  findPeople(ready, { typed, kind: undefined, classId: undefined, ...more }).map(
    ({ personId }) => `${personId}`,
  );

t.test('beginnings of names in any order, without Polish letters', async (t) => {
  t.strictSame(found('luk kow'), ['Łukasz Kowalski']);
  t.strictSame(found('zak'), ['Jan Nowak-Żak']);
  t.strictSame(found('KOW'), ['Anna Kowalska', 'Łukasz Kowalski']);
  t.strictSame(found('owa'), [], 'not from the middle of a word');
  t.strictSame(found(''), ['Anna Kowalska', 'Łukasz Kowalski', 'Jan Nowak-Żak']);
});

t.test('a class that is typed, chosen, and a kind', async (t) => {
  t.strictSame(found('kowal 4b'), ['Łukasz Kowalski']);
  t.strictSame(found('4a'), ['Anna Kowalska']);
  t.strictSame(found('kow', { classId: 'id-4a' }), ['Anna Kowalska']);
  t.strictSame(found('', { kind: 'staff' }), ['Jan Nowak-Żak']);
});
