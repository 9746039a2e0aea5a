import t from 'tap';
import type { Card } from '../../../shared/api/wire.ts';
import { findCards, readyCards } from './find-cards.ts';

const card = (cardId: string, holderName: string, className?: string): Card => ({
  ...{ cardId, holderId: cardId, holderName, state: 'active' },
  ...(className === undefined ? {} : { className }),
});
const CARDS = [
  card('0198aaaa-1', 'Łucja Żak', '4a'),
  card('0198bbbb-2', 'Jan Kowalski', '4a'),
  card('0198cccc-3', 'Jan Żak-Nowak', '5c'),
  card('0198dddd-4', 'Anna Żakowska'),
  card('0198eeee-5', ''),
];
const found = (typed: string) =>
  findCards(readyCards(CARDS), typed).map(({ cardId }) => cardId.at(-1));

t.test('cards are found by the beginnings of names, a class, and a number', async (t) => {
  t.same(found(''), ['1', '2', '3', '4', '5']);
  t.same(found('zak'), ['1', '3', '4']);
  t.same(found('  ŻAK jan '), ['3']);
  t.same(found('nowak'), ['3'], 'the second part of a name');
  t.same(found('4a'), ['1', '2']);
  t.same(found('4a zak'), ['1']);
  t.same(found('4a 5C'), ['1', '2', '3'], 'of either class');
  t.same(found('0198CCCC'), ['3']);
  t.same(found('0198ccc'), [], 'too few signs of a number');
  t.same(found('owal'), [], 'not in the middle of a word');
});
