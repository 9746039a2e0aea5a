import t from 'tap';
import { cardsSearch, doorSearch, homeSearch, loginSearch, safeNext } from './search-params.ts';

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
