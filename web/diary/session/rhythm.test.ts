import t from 'tap';
import { createRhythm } from './rhythm.ts';

const type = (rhythm: ReturnType<typeof createRhythm>, signs: string) => {
  [...signs].forEach((sign, index) => {
    rhythm.down(sign, index * 100);
    rhythm.up(sign, index * 100 + 40);
  });
};

t.test('holds, then steps; no keys', async (t) => {
  const rhythm = createRhythm();
  type(rhythm, 'abc');
  t.same(rhythm.times('abc'), [40, 40, 40, 100, 100]);
  t.equal(rhythm.times('abc'), undefined, 'told once');
});

t.test('what was pasted, corrected or not typed whole is nobody’s rhythm', async (t) => {
  const rhythm = createRhythm();
  type(rhythm, 'abc');
  t.equal(rhythm.times('abcd'), undefined);
  type(rhythm, 'abc');
  rhythm.down('Backspace', 400);
  t.equal(rhythm.times('abc'), undefined);
  rhythm.down('a', 0);
  rhythm.down('b', 50);
  rhythm.up('b', 70);
  rhythm.down('c', 90);
  rhythm.up('c', 95);
  t.equal(rhythm.times('abc'), undefined, 'a key that never came up');
  t.equal(rhythm.times(''), undefined);
});
