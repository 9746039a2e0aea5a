import t from 'tap';
import { readQuestion, slipsBetween, slipsOfPerson } from './domain.ts';

t.test('slips of the keys are counted up to the end of what was typed', async (t) => {
  t.equal(slipsBetween('kowalska', 'kowalska'), 0);
  t.equal(slipsBetween('kowa', 'kowalska'), 0, 'a beginning');
  t.equal(slipsBetween('kowlaska', 'kowalska'), 1, 'two letters swapped');
  t.equal(slipsBetween('kowaska', 'kowalska'), 1, 'one left out');
  t.equal(slipsBetween('kkowalska', 'kowalska'), 1, 'one too many');
  t.equal(slipsBetween('nowak', 'kowal'), 2);
  t.equal(slipsBetween('zak', ''), 3);
  t.equal(slipsBetween('', 'zak'), 0);
});

t.test('every word must be near some name, short words must fit', async (t) => {
  t.equal(slipsOfPerson(['kowlaska'], 'kowalska anna'), 1);
  t.equal(slipsOfPerson(['ana', 'kowlaska'], 'kowalska anna'), 2);
  t.equal(slipsOfPerson(['kowlaska', 'piotr'], 'kowalska anna'), undefined);
  t.equal(slipsOfPerson(['zu'], 'zak lucja'), undefined);
});

t.test('a class in the question is taken out of it', async (t) => {
  const classes = [{ name: '4a' }, { name: '4B' }];
  const folded = (text: string) => text.toLowerCase();
  t.same(readQuestion(['zak', '4b'], classes, folded), { words: ['zak'], classes: [classes[1]] });
  t.same(readQuestion(['zak', '9z'], classes, folded), { words: ['zak', '9z'], classes: [] });
});
