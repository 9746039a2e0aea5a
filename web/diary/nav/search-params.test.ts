import t from 'tap';
import {
  bellsSearch,
  calendarSearch,
  cardsSearch,
  classesSearch,
  doorSearch,
  homeSearch,
  loginSearch,
  missingSearch,
  peopleSearch,
  safeNext,
} from './search-params.ts';

t.test('a login leads only to an address of the diary', async (t) => {
  t.same(safeNext('/cards?q=a'), { next: '/cards?q=a' });
  for (const away of ['https://evil.example', '//evil.example', '/\\evil', '/login', '', 7]) {
    t.same(safeNext(away), {}, String(away));
  }
});

t.test('what an address does not know is left out', async (t) => {
  t.same(loginSearch({ why: 'idle', next: '/home', x: 1 }), { why: 'idle', next: '/home' });
  t.same(loginSearch({ why: 'else' }), {});
  t.same(homeSearch({ child: '' }), {});
  t.same(doorSearch({ month: '2026-11', view: 'table' }), { month: '2026-11', view: 'table' });
  t.same(doorSearch({ month: '2026-14', view: 'bars' }), {});
  t.same(cardsSearch({ q: 12, filter: 'all', card: 'c' }), { q: '12', card: 'c' });
  t.same(cardsSearch({ filter: 'blocked' }), { filter: 'blocked' });
});

t.test('addresses of the office keep what they know', async (t) => {
  t.same(peopleSearch({ q: 'żak', kind: 'staff', former: true, x: 1, new: 'hub' }), {
    q: 'żak',
    kind: 'staff',
    former: true,
  });
  t.same(peopleSearch({ kind: 'hub', former: 'no' }), {});
  t.same(calendarSearch({ day: '2026-11-23' }), { day: '2026-11-23' });
  t.same(calendarSearch({ day: '2026-13-01' }), {});
  t.same(classesSearch({ class: 'c' }), { class: 'c' });
  t.same(bellsSearch({ bells: 'b' }), { bells: 'b' });
  t.same(missingSearch({ kind: 'guardian' }), {});
  t.same(missingSearch({ kind: 'staff' }), { kind: 'staff' });
});
