import { readFileSync } from 'node:fs';
import t from 'tap';
import { ICON_NAMES } from './icon-names.ts';
import { initialsOf, tintOf } from './initials.ts';
import { addToast, dropToast } from './toast-list.ts';

t.test('the list of icons is the sprite', async (t) => {
  const sprite = readFileSync(new URL('../assets/icons.svg', import.meta.url), 'utf8');
  const drawn = [...sprite.matchAll(/<symbol id="i-([a-z-]+)"/g)].map(([, name]) => name);
  t.same([...ICON_NAMES].sort(), drawn.sort());
});

t.test('initials of names with Polish letters', async (t) => {
  t.equal(initialsOf('Łucja Żak'), 'ŁŻ');
  t.equal(initialsOf('  Anna Maria  Gęś-Ćwik '), 'AG');
  t.equal(initialsOf('Żaneta'), 'Ż');
  t.equal(initialsOf(''), '');
});

t.test('a person has one tint', async (t) => {
  t.equal(tintOf('p-1'), tintOf('p-1'));
  for (const id of ['', 'a', 'zażółć', '🔑']) t.ok(tintOf(id) >= 0 && tintOf(id) < 5, id);
});

t.test('the same words fold into one toast, the oldest goes', async (t) => {
  const first = addToast([], { text: 'a' });
  const twice = addToast(addToast(first, { text: 'b' }), { text: 'a' });
  t.same(
    twice.map(({ text, times }) => [text, times]),
    [
      ['b', 1],
      ['a', 2],
    ],
  );
  const many = ['c', 'd', 'e'].reduce((now, text) => addToast(now, { text }), twice);
  t.same(
    many.map(({ text }) => text),
    ['c', 'd', 'e'],
  );
  const [oldest] = many;
  t.equal(dropToast(many, oldest?.id ?? 0).length, 2);
});
