import type { Directory } from '@furtka/core-contract/directory';
import t from 'tap';
import { directoryBody } from '../../tests/directory-fixture.ts';
import { fold, startsWithOneSlip } from './folding.ts';
import { indexPeople, peopleOfClass, searchPeople } from './people-search.ts';

const person = (lastName: string, firstName: string, className?: string) => ({
  personId: `${lastName}-${firstName}`,
  lastName,
  firstName,
  searchKey: '',
  kind: className === undefined ? 'staff' : 'student',
  ...(className === undefined ? {} : { className }),
  cards: [],
});

const indexOf = async (people: readonly object[]) =>
  indexPeople((await directoryBody(1, { people })) as unknown as Directory);

const PEOPLE = [
  person('Kowalska', 'Anna', '2b'),
  person('Kowal', 'Zofia', '10a'),
  person('Nowak', 'Kowalia', '2b'),
  person('Żółć-Gęś', 'Łucja', '2b'),
  person('Ryś', 'Jan'),
];

t.test('letters are folded, words come in any order, the best comes first', async (t) => {
  const index = await indexOf(PEOPLE);
  const find = (text: string) => searchPeople(index, text)?.map((one) => one.personId);
  t.same(find('kowal'), ['Kowal-Zofia', 'Kowalska-Anna', 'Nowak-Kowalia']);
  t.same(find('anna kow'), ['Kowalska-Anna']);
  t.same(find('ges lucja zolc'), ['Żółć-Gęś-Łucja']);
  t.same(find('2b ZOLC'), ['Żółć-Gęś-Łucja']);
  t.same(find('RYŚ'), ['Ryś-Jan']);
  t.equal(find('k'), undefined);
  t.equal(find(' %_ '), undefined);
});

t.test('one slip is forgiven where nothing else is found, in words of four letters', async (t) => {
  const index = await indexOf(PEOPLE);
  const find = (text: string) => searchPeople(index, text)?.map((one) => one.personId);
  for (const slip of ['kowaslka', 'kowlska', 'kowalskka', 'kowalsxa', 'jowalska', 'okwalska'])
    t.same(find(slip), ['Kowalska-Anna'], slip);
  t.same(find('anna kowaslk'), ['Kowalska-Anna'], 'a beginning with a slip');
  t.same(find('kowxsxka'), [], 'two slips are another name');
  t.same(find('rsy'), [], 'three letters are one slip away from everybody');
});

t.test('a class is listed by Polish order, classes as people count', async (t) => {
  const index = await indexOf(PEOPLE);
  t.same(
    peopleOfClass(index, '2b').map((one) => one.lastName),
    ['Kowalska', 'Nowak', 'Żółć-Gęś'],
  );
  t.same(index.classes, [
    { className: '2b', students: 3 },
    { className: '10a', students: 1 },
  ]);
  t.same(peopleOfClass(index, '9z'), []);
});

t.test('folding and slips', async (t) => {
  t.equal(fold('  Żółć-GĘŚ, Ł. ß '), 'zolc ges l ss');
  t.ok(startsWithOneSlip('abcd', 'abcd'));
  t.ok(startsWithOneSlip('abcde', 'abcd'));
  t.notOk(startsWithOneSlip('abcdef', 'abcd'));
});
