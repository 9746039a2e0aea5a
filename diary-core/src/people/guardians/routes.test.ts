import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { maySeePassages } from './api.ts';

const options = { features: worldFeatures };
const person = (key: 'a' | 'b', name: string) => fixtureId<'PersonId'>(key, name);

onBothEngines(t, 'a guardian sees own children in every school', options, async (t, kit) => {
  await putWorld(kit);
  const guardian = as(kit, 'a', 'guardian', 'katarzyna');
  t.strictSame((await guardian.get('/api/v1/children')).json(), {
    items: [
      {
        studentId: person('a', 'lucja'),
        schoolId: kit.schoolA,
        firstName: 'Łucja',
        lastName: 'Żak',
        className: '4a',
      },
      {
        studentId: person('a', 'acki'),
        schoolId: kit.schoolA,
        firstName: 'Łukasz',
        lastName: 'Ącki',
        className: '4b',
      },
    ],
  });
  const both = kit.signIn([
    { schoolId: kit.schoolB, role: 'guardian', personId: person('b', 'anna') },
    { schoolId: kit.schoolA, role: 'guardian', personId: person('a', 'katarzyna') },
    { schoolId: kit.schoolA, role: 'teacher', personId: person('a', 'scibor') },
  ]);
  t.match((await both.get('/api/v1/children')).json().items, [
    { studentId: person('b', 'jan'), schoolId: kit.schoolB },
    { studentId: person('a', 'lucja'), schoolId: kit.schoolA },
    { studentId: person('a', 'acki'), schoolId: kit.schoolA },
  ]);
  // The person of one school under the school id of the other: ids that belong to nobody there.
  const forged = kit.signIn([
    { schoolId: kit.schoolB, role: 'guardian', personId: person('a', 'katarzyna') },
  ]);
  t.strictSame((await forged.get('/api/v1/children')).json(), { items: [] });
  t.strictSame((await as(kit, 'a', 'teacher', 'scibor').get('/api/v1/children')).json(), {
    items: [],
  });
  t.equal((await kit.anonymous.get('/api/v1/children')).statusCode, 401);
});

onBothEngines(
  t,
  'children are shown as long as they attend, and not after [PRES-03]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const guardian = as(kit, 'a', 'guardian', 'anna');
    const count = async () => (await guardian.get('/api/v1/children')).json().items.length;
    const admin = as(kit, 'a', 'admin', 'admin');
    const leave = { leftOn: '2026-09-09', reason: 'wyprowadzka' };
    await admin.send('POST', `/api/v1/students/${person('a', 'jan')}/leave`, leave);
    t.equal(await count(), 1, 'two days before');
    kit.clock.set(Date.parse('2026-09-08T21:59:59Z'));
    t.equal(await count(), 1, 'a second before midnight in Warsaw');
    kit.clock.set(Date.parse('2026-09-08T22:00:00Z'));
    t.equal(await count(), 0, 'at midnight');
  },
);

onBothEngines(t, 'the right to see entries is given and withdrawn', options, async (t, kit) => {
  await putWorld(kit);
  const may = (name: string, child: string) =>
    kit.db
      .forSchool(kit.schoolA)
      .read((read) => maySeePassages(read, person('a', name), person('a', child), '2026-09-07'));
  t.strictSame(
    [await may('katarzyna', 'lucja'), await may('tomasz', 'lucja'), await may('anna', 'lucja')],
    [true, false, false],
  );
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const path = `/api/v1/students/${person('a', 'lucja')}/guardians`;
  const withdraw = { seesPassages: false, reason: 'postanowienie sądu' };
  const one = `${path}/${person('a', 'katarzyna')}`;
  t.equal((await office.send('PATCH', one, withdraw)).statusCode, 204);
  t.equal(await may('katarzyna', 'lucja'), false);
  t.equal(await may('katarzyna', 'acki'), true, 'the other child as before');
  t.match((await office.get(path)).json().items, [
    { firstName: 'Katarzyna', relation: 'mother', seesPassages: false, phone: '+48 600 000 001' },
    { firstName: 'Tomasz', relation: 'father', seesPassages: false },
  ]);
  t.equal((await office.send('PATCH', one, { seesPassages: true })).statusCode, 400, 'no reason');
  const foreign = `/api/v1/students/${person('b', 'lucja')}/guardians`;
  t.equal((await office.get(foreign)).statusCode, 404);
  const mother = `${foreign}/${person('b', 'katarzyna')}`;
  t.equal((await office.send('PATCH', mother, withdraw)).statusCode, 404);
  const guardian = as(kit, 'a', 'guardian', 'katarzyna');
  t.equal((await guardian.get(path)).statusCode, 403, 'contacts are not for families');
});

onBothEngines(t, 'guardians are added and their time ends', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const path = `/api/v1/students/${person('a', 'jan')}/guardians`;
  const added = await admin.send('POST', path, {
    firstName: 'Michał',
    lastName: 'Kowalski',
    relation: 'father',
    phone: '600 000 002',
  });
  t.match(added.json().items, [{ firstName: 'Anna' }, { firstName: 'Michał', seesPassages: true }]);
  const known = { guardianId: person('a', 'anna'), relation: 'other' };
  const twice = await admin.send('POST', path, known);
  t.equal(twice.json().code, 'guardians.already_guardian');
  const foreign = { guardianId: person('b', 'anna'), relation: 'other' };
  t.equal((await admin.send('POST', path, foreign)).statusCode, 404);
  const end = `${path}/${person('a', 'anna')}/end`;
  t.equal((await admin.send('POST', end, { reason: 'pomyłka' })).statusCode, 204);
  t.equal((await admin.send('POST', end, { reason: 'pomyłka' })).statusCode, 404, 'over already');
  t.strictSame((await as(kit, 'a', 'guardian', 'anna').get('/api/v1/children')).json().items, []);
});

onBothEngines(t, 'contacts of a guardian change', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const path = `/api/v1/guardians/${person('a', 'katarzyna')}`;
  const before = (await office.get(path)).json();
  t.match(before, {
    firstName: 'Katarzyna',
    phone: '+48 600 000 001',
    children: [
      { className: '4a', relation: 'mother', seesPassages: true },
      { className: '4b', relation: 'legalGuardian' },
    ],
  });
  const change = { version: before.version, phone: null, email: 'k@example.pl' };
  t.match((await office.send('PATCH', path, change)).json(), {
    phone: null,
    email: 'k@example.pl',
    version: before.version + 1,
  });
  t.equal((await office.send('PATCH', path, change)).json().code, 'kernel.version_conflict');
  const wrong = { version: before.version + 1, phone: 'nie wiem' };
  t.equal((await office.send('PATCH', path, wrong)).statusCode, 400);
  const foreign = `/api/v1/guardians/${person('b', 'katarzyna')}`;
  t.equal((await office.get(foreign)).statusCode, 404);
  t.equal((await as(kit, 'a', 'guardian', 'katarzyna').get(path)).statusCode, 403);
});
