import type { Inside, InsidePerson } from '@furtka/hub-contract/kiosk-desk';
import t from 'tap';
import { musterOf, sumOf, withTick } from './muster.ts';

const person = (name: string, change: Partial<InsidePerson> = {}): InsidePerson => ({
  personId: name as InsidePerson['personId'],
  name,
  by: 'card',
  safe: false,
  count: 1,
  ...change,
});
const inside: Inside = {
  schoolName: 'S',
  atUtc: 0,
  counts: { students: 4, staff: 1, guests: 24, unsure: 0 },
  classes: [
    { className: '10a', people: [person('Zofia'), person('Łucja'), person('Lena')] },
    { className: '2b', people: [person('Adam', { safe: true })] },
    { className: '3c', people: [] },
  ],
  staff: [person('Ewa')],
  guests: [person('Zebranie', { count: 24 })],
  silentDoors: [],
  coreConnected: false,
};

t.test('the list goes by class as a school counts, then staff, then guests', async (t) => {
  const groups = musterOf(inside, 'pl');
  t.same(
    groups.map(({ key }) => key),
    ['2b', '10a', 'staff', 'guests'],
    'an empty class is left out',
  );
  t.same(
    groups[1]?.people.map(({ name }) => name),
    ['Lena', 'Łucja', 'Zofia'],
    'ł after l',
  );
});

t.test('those who are sought come first, and a meeting counts its heads', async (t) => {
  const ticked = withTick(inside, 'Łucja', true);
  const groups = musterOf(ticked, 'pl');
  t.same(
    groups[1]?.people.map(({ name }) => name),
    ['Lena', 'Zofia', 'Łucja'],
  );
  t.same(sumOf(groups), { total: 29, safe: 2, missing: 27 });
  const all = withTick(ticked, 'Zebranie', true);
  t.equal(sumOf(musterOf(all, 'pl')).missing, 3);
  t.equal(sumOf(musterOf(withTick(ticked, 'Łucja', false), 'pl')).missing, 28, 'taken back');
});

t.test('an empty school is an empty list', async (t) => {
  const nobody = { ...inside, classes: [], staff: [], guests: [] };
  t.same(musterOf(nobody, 'pl'), []);
  t.same(sumOf([]), { total: 0, safe: 0, missing: 0 });
});
