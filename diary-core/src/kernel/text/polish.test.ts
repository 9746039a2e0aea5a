import t from 'tap';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { searchKey, sortKey } from './polish.ts';

const NAMES = [
  'Ącki',
  'Adamski',
  'Łukasz',
  'Lukas',
  'Żak',
  'Źrebak',
  'Zając',
  'Nowak-Żak',
  'Nowak',
  'Nowaczyk',
  'Müller',
  'Óśko',
  'Osa',
  'żak',
];
const SORTED = [
  'Adamski',
  'Ącki',
  'Lukas',
  'Łukasz',
  'Müller',
  'Nowaczyk',
  'Nowak',
  'Nowak-Żak',
  'Osa',
  'Óśko',
  'Zając',
  'Źrebak',
  'Żak',
  'żak',
];
const byKey = (a: string, b: string): number =>
  sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0;

t.test('names sort as in a Polish dictionary', async (t) => {
  t.same(NAMES.toSorted(byKey), SORTED);
  t.same(
    NAMES.toSorted(byKey),
    NAMES.toSorted(new Intl.Collator('pl', { sensitivity: 'accent' }).compare),
  );
});

t.test('names are found without Polish letters', async (t) => {
  t.equal(searchKey('Łucja  Żółć-Gęś'), 'lucja zolc ges');
  t.equal(searchKey('Straße 7%_'), 'strasse 7');
  t.equal(searchKey('ŁUKASZ'), searchKey('lukasz'));
});

onBothEngines(
  t,
  'stored keys sort the same on both engines',
  { features: [sampleFeature] },
  async (t, kit) => {
    const db = kit.db.forSchool(kit.schoolA);
    await db.change({ actor: kit.actor, action: 'test.act', subject: { kind: 'test' } }, (tx) =>
      tx.insertMany(
        'test_keeper',
        NAMES.map((name) => ({ id: tx.newId<'PersonId'>(), name: sortKey(name) })),
      ),
    );
    const rows = await db.read((read) =>
      read.from('test_keeper').select('name').orderBy('name').execute(),
    );
    t.same(
      rows.map((row) => row.name),
      SORTED.map(sortKey),
    );
  },
);
