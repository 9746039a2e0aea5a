import t from 'tap';
import { folded, foldedWords } from './folded.ts';

t.test('what is typed without Polish letters is the same text', async (t) => {
  t.equal(folded('Żółć-NOWAK'), 'zolc nowak');
  t.equal(folded('  Łukasz  Ścibor, 4a '), 'lukasz scibor 4a');
  t.equal(folded('Ørsted ß'), 'orsted ss');
  t.strictSame(foldedWords(' Anna   Ącka '), ['anna', 'acka']);
  t.strictSame(foldedWords(' -- '), []);
});
