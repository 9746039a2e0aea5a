import t from 'tap';
import { changeOf, clashOf, draftOf, faultsOfDraft } from './file-draft.ts';
import type { PupilFile } from './pupil-queries.ts';

const FILE: PupilFile = {
  studentId: 'x',
  firstName: 'Jan',
  lastName: 'Kowalski',
  secondName: null,
  bornOn: '2017-02-28',
  sex: null,
  birthPlace: null,
  phone: null,
  email: null,
  homeAddress: null,
  registeredAddress: null,
  postalAddress: null,
  citizenships: ['PL'],
  documents: [{ kind: 'passport', number: 'FX 100', country: 'UA', validUntil: null }],
  joinedOn: '2023-09-01',
  leftOn: null,
  hasPesel: false,
  missing: [],
  mode: 'direct',
  openProposals: 0,
  version: 4,
};
const first = draftOf(FILE);
const judge = { isDate: () => true, isPesel: () => true };

t.test('only what changed is sent', async (t) => {
  t.same(changeOf(first, first, { version: 4, from: '2026-09-07' }), {
    version: 4,
    from: '2026-09-07',
  });
  const draft = {
    ...first,
    birthPlace: ' Łódź ',
    citizenships: 'pl, ua pl',
    'homeAddress.street': 'Lipowa 3',
    'homeAddress.postCode': '00-950',
    'homeAddress.town': 'Warszawa',
  };
  t.same(changeOf(first, draft, { version: 4, from: '2026-09-07' }), {
    version: 4,
    from: '2026-09-07',
    birthPlace: 'Łódź',
    citizenships: ['PL', 'UA'],
    homeAddress: { street: 'Lipowa 3', postCode: '00-950', town: 'Warszawa', country: 'PL' },
  });
});

t.test('a clash shows both values, and only where both changed', async (t) => {
  const mine = { ...first, birthPlace: 'Łódź', phone: '600 100 200' };
  const theirs = { ...first, birthPlace: 'Kraków', email: 'a@b.pl' };
  t.same(clashOf(first, mine, theirs), [{ field: 'birthPlace', mine: 'Łódź', theirs: 'Kraków' }]);
});

t.test('what does not fit is named', async (t) => {
  t.same(faultsOfDraft(first, judge), {});
  const bad = {
    ...first,
    lastName: ' ',
    citizenships: 'polskie',
    documents: JSON.stringify([{ kind: 'passport', number: ' ', country: 'UA', validUntil: null }]),
    'homeAddress.street': 'Lipowa 3',
  };
  t.same(faultsOfDraft(bad, judge), {
    lastName: 'needed',
    'homeAddress.street': 'address',
    citizenships: 'codes',
    documents: 'documents',
  });
});
