import t from 'tap';
import { onBothEngines } from '../testing/engines.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { walkAccess } from '../testing/walk-access.ts';
import { matrixText } from './matrix.ts';

const features = [sampleFeature];

onBothEngines(t, 'every route refuses who has no right', { features }, async (t, kit) => {
  const id = kit.newId<'LockerId'>();
  await kit.db
    .forSchool(kit.schoolB)
    .change({ actor: kit.actor, action: 'test.act', subject: { kind: 'test_locker' } }, (tx) =>
      tx.insert('test_locker', { id, label: '1', kind: 'small', is_open: true, version: 1 }),
    );
  await walkAccess(t, kit, {
    features,
    idsOf: (parameter) => (parameter === 'lockerId' ? { otherSchool: id } : {}),
  });
});

t.test('the matrix names roles, rights and routes', async (t) => {
  const text = matrixText(features);
  t.match(
    text,
    /test_locker\.read {2}\(testing\/lockers\)\n {2}student +own\n {2}guardian +children/,
  );
  t.match(text, /POST +\/test-lockers\/:lockerId\/close {2}test_locker\.write/);
});
