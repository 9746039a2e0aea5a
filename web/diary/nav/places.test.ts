import { PERSON_ROLES } from '@furtka/core-contract/roles';
import t from 'tap';
import { isAt, isTimetableInCalendar, placeAt } from './place-at.ts';
import { firstPlaceOf, may, mayBlock, mayUnblock, placesOf } from './places.ts';

const hrefs = (...roles: Parameters<typeof placesOf>[0][number][]) =>
  placesOf(roles).map(({ href }) => href);

t.test('every role begins somewhere and reaches its account', async (t) => {
  for (const role of PERSON_ROLES) {
    t.ok(hrefs(role).includes('/account'), role);
    t.not(firstPlaceOf([role]), '/account', role);
  }
});

t.test('one bar for all roles of a person, work first', async (t) => {
  t.same(hrefs('guardian'), ['/home', '/passages', '/plan', '/privacy', '/account']);
  t.same(hrefs('guardian', 'secretariat'), [
    '/cards',
    '/people',
    '/classes',
    '/calendar',
    '/admin/privacy',
    '/doors',
    '/home',
    '/passages',
    '/plan',
    '/privacy',
    '/account',
  ]);
  t.equal(firstPlaceOf(['guardian', 'secretariat']), '/cards');
  t.equal(firstPlaceOf(['teacher']), '/timetable');
  t.same(hrefs('teacher', 'guardian'), [
    '/timetable',
    '/home',
    '/passages',
    '/plan',
    '/privacy',
    '/my-pupils',
    '/groups',
    '/account',
  ]);
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
  t.same(
    placesOf(PERSON_ROLES)
      .filter((place) => isAt(place, '/child/1/plan'))
      .map(({ href }) => href),
    ['/plan'],
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

t.test(
  'the timetable is a place of its own, and a page of the calendar for the administrator',
  async (t) => {
    const at = (path: string, ...roles: Parameters<typeof placesOf>[0]) =>
      placeAt(placesOf(roles), path)?.href;
    t.equal(at('/timetable', 'director'), '/timetable');
    t.equal(at('/timetable/edit/1', 'director'), '/timetable');
    t.equal(at('/timetable', 'admin'), '/calendar');
    t.equal(at('/bells', 'admin', 'director'), '/calendar');
    t.equal(at('/timetable', 'admin', 'director'), '/timetable');
    t.ok(isTimetableInCalendar(['admin']));
    t.notOk(isTimetableInCalendar(['director']));
    t.notOk(isTimetableInCalendar(['admin', 'teacher']));
    t.equal(firstPlaceOf(['superadmin']), '/provider');
  },
);
