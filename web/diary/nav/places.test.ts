import { PERSON_ROLES } from '@furtka/core-contract/roles';
import t from 'tap';
import { firstPlaceOf, isAt, may, mayBlock, mayUnblock, placesOf } from './places.ts';

const hrefs = (...roles: Parameters<typeof placesOf>[0][number][]) =>
  placesOf(roles).map(({ href }) => href);

t.test('every role begins somewhere and reaches its account', async (t) => {
  for (const role of PERSON_ROLES) {
    t.ok(hrefs(role).includes('/account'), role);
    t.not(firstPlaceOf([role]), '/account', role);
  }
});

t.test('one bar for all roles of a person, work first', async (t) => {
  t.same(hrefs('guardian'), ['/home', '/passages', '/account']);
  t.same(hrefs('guardian', 'secretariat'), [
    '/cards',
    '/people',
    '/classes',
    '/calendar',
    '/home',
    '/passages',
    '/account',
  ]);
  t.equal(firstPlaceOf(['guardian', 'secretariat']), '/cards');
  t.equal(firstPlaceOf(['teacher']), '/start');
  t.same(hrefs('teacher', 'guardian'), ['/home', '/passages', '/start', '/account']);
  t.equal(firstPlaceOf([]), '/account');
});

t.test('the caretaker blocks, only the office takes it back', async (t) => {
  t.ok(mayBlock(['caretaker']));
  t.notOk(mayUnblock(['caretaker']));
  t.ok(mayUnblock(['teacher', 'secretariat']));
  t.notOk(mayBlock(['director', 'guardian']));
});

t.test('an address belongs to one place', async (t) => {
  const at = placesOf(PERSON_ROLES).filter((place) => isAt(place, '/child/1/door'));
  t.same(
    at.map(({ href }) => href),
    ['/passages'],
  );
});

t.test(
  'the administrator begins with how things are, each address belongs to one place',
  async (t) => {
    t.equal(firstPlaceOf(['admin']), '/admin');
    for (const [path, href] of [
      ['/admin', '/admin'],
      ['/admin/quarantine', '/admin/devices'],
      ['/admin/history', '/settings'],
      ['/settings', '/settings'],
    ] as const)
      t.same(
        placesOf(['admin'])
          .filter((place) => isAt(place, path))
          .map((place) => place.href),
        [href],
      );
    t.ok(placesOf(['admin']).length <= 7, 'seven places at most');
    const [year] = placesOf(['admin']).filter((place) => isAt(place, '/bells'));
    t.equal(year?.href, '/calendar');
    t.ok(may(['admin'], 'issuePasswords'));
    t.notOk(may(['secretariat', 'director'], 'issuePasswords'));
  },
);
