import t from 'tap';
import { begun, withPart } from './replay-run.ts';
import { visibleParts } from './visible-text.ts';

const shown = (text: string) =>
  visibleParts(text)
    .map((part) => (part.isSign ? `[${part.text}]` : part.text))
    .join('');

t.test('what a device sent is shown sign by sign, and none of it does anything', async (t) => {
  t.equal(shown('{"kind":"tap"}'), '{"kind":"tap"}');
  t.equal(shown('rub\u202Ebish'), 'rub[U+202E]bish', 'no turned writing');
  t.equal(shown('a\u0000b\r\nc'), 'a[U+0000]b[U+000D][U+000A]c');
  t.equal(shown('\uFEFFa\u200Db\u00AD'), '[U+FEFF]a[U+200D]b[U+00AD]');
  t.equal(shown('x\uD800y'), 'x[U+D800]y', 'half of a pair');
  t.equal(shown('żółć 🚪'), 'żółć 🚪', 'letters and pictures stand as they are');
  t.equal(shown('a\u{E0041}'), 'a[U+E0041]');
  t.equal(shown('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>', 'text is text');
  t.same(visibleParts(''), []);
});

t.test('a run counts what was taken and what stays, part by part', async (t) => {
  const first = withPart(begun(4), {
    taken: 2,
    left: 1,
    rows: [
      { quarantineId: 'a', outcome: 'taken' },
      { quarantineId: 'b', outcome: 'left', code: 'event.card_unknown' },
      { quarantineId: 'c', outcome: 'taken' },
    ],
    next: 'c',
  });
  t.match(first, { total: 4, taken: 2, left: 1, isOver: false });
  const second = withPart(first, {
    taken: 1,
    left: 1,
    rows: [
      { quarantineId: 'd', outcome: 'taken' },
      { quarantineId: 'e', outcome: 'left', code: 'event.malformed' },
    ],
  });
  t.match(second, { total: 5, taken: 3, left: 2, isOver: true }, 'one more came meanwhile');
  t.same(second.rows.get('b'), { outcome: 'left', code: 'event.card_unknown' });
});
