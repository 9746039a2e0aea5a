import t from 'tap';
import { isCapitalDue, LETTERS } from './layout.ts';

t.test('each Polish letter is a key of its own', async (t) => {
  const keys: readonly string[] = LETTERS.flat();
  for (const letter of 'aąbcćdeęfghijklłmnńoóprsśtuwyzźż') t.ok(keys.includes(letter), letter);
  t.equal(new Set(keys).size, keys.length, 'once');
});

t.test('names begin with a capital', async (t) => {
  t.ok(isCapitalDue(''));
  t.ok(isCapitalDue('Jan '));
  t.ok(isCapitalDue('Maria Ostrowska-'));
  t.notOk(isCapitalDue('Ja'));
});
