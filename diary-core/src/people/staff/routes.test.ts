import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const person = (key: 'a' | 'b', name: string) => fixtureId<'PersonId'>(key, name);

onBothEngines(t, 'the office sees the staff of its school', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const reply = (await office.get('/api/v1/staff')).json();
  t.strictSame(
    reply.items.map((each: { lastName: string }) => each.lastName),
    ['Admin', 'Dyrektor', 'Lis', 'Sekretarz', 'Ścibor', 'Woźny'],
  );
  t.match((await office.get('/api/v1/staff?search=scibor')).json().items, [
    { firstName: 'Bożena', homeroomOf: '4a', position: 'teacher' },
  ]);
  t.equal((await as(kit, 'a', 'teacher', 'lis').get('/api/v1/staff')).statusCode, 403);
  t.equal((await office.get('/api/v1/teaching-assignments')).json().items.length, 2);
});

onBothEngines(t, 'a class gets another homeroom teacher from a day on', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const path = `/api/v1/classes/${fixtureId('a', '4a')}/homeroom-teacher`;
  const teacherId = person('a', 'lis');
  t.equal((await admin.send('PUT', path, { teacherId, from: '2026-09-08' })).statusCode, 204);
  const seen = async (name: string) =>
    (await as(kit, 'a', 'homeroomTeacher', name).get('/api/v1/students')).json().items.length;
  t.strictSame([await seen('scibor'), await seen('lis')], [2, 1], 'today as before');
  kit.clock.advance(24 * 3_600_000);
  t.strictSame([await seen('scibor'), await seen('lis')], [0, 3], 'from the day on');
  const again = await admin.send('PUT', path, { teacherId, from: '2026-09-08' });
  t.equal(again.json().code, 'staff.homeroom_before_last');
  const foreign = { teacherId: person('b', 'lis'), from: '2026-09-20' };
  t.equal((await admin.send('PUT', path, foreign)).statusCode, 404);
  const director = as(kit, 'a', 'director', 'director');
  t.equal((await director.send('PUT', path, { teacherId, from: '2026-10-01' })).statusCode, 403);
});

onBothEngines(t, 'staff come and go', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const body = {
    firstName: ' Łucja ',
    lastName: 'Ćwik',
    position: 'support',
    employedFrom: '2026-09-07',
  };
  const added = await admin.send('POST', '/api/v1/staff', body);
  t.equal(added.statusCode, 200);
  const path = `/api/v1/staff/${added.json().staffId}/end`;
  const end = { employedTo: '2026-09-07', reason: 'koniec umowy' };
  t.equal((await admin.send('POST', path, { ...end, employedTo: '2026-09-31' })).statusCode, 400);
  t.equal(
    (await admin.send('POST', path, { ...end, employedTo: '2026-09-06' })).json().code,
    'staff.ends_before_start',
  );
  t.equal((await admin.send('POST', path, end)).statusCode, 204);
  const count = async () => (await admin.get('/api/v1/staff?search=cwik')).json().items.length;
  t.equal(await count(), 1, 'on the last day');
  kit.clock.advance(24 * 3_600_000);
  t.equal(await count(), 0);
});

onBothEngines(t, 'data of staff change, and an end is taken back', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const path = `/api/v1/staff/${person('a', 'lis')}`;
  const before = (await admin.get(path)).json();
  t.match(before, { lastName: 'Lis', position: 'teacher', employedTo: null });
  const change = { version: before.version, lastName: 'Lis-Żak', position: 'specialist' };
  t.match((await admin.send('PATCH', path, change)).json(), {
    lastName: 'Lis-Żak',
    position: 'specialist',
    version: before.version + 1,
  });
  const stale = await admin.send('PATCH', path, change);
  t.equal(stale.json().code, 'kernel.version_conflict');
  t.equal((await admin.get('/api/v1/staff?search=zak')).json().items.length, 1);
  const reason = 'pomyłka';
  t.equal((await admin.send('POST', `${path}/return`, { reason })).json().code, 'staff.not_ended');
  await admin.send('POST', `${path}/end`, { employedTo: '2026-09-07', reason });
  t.equal((await admin.get(path)).json().employedTo, '2026-09-07');
  t.equal((await admin.send('POST', `${path}/return`, { reason })).statusCode, 204);
  t.equal((await admin.get(path)).json().employedTo, null);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  t.equal((await office.send('PATCH', path, change)).statusCode, 403);
  const foreign = `/api/v1/staff/${person('b', 'lis')}`;
  t.equal((await admin.get(foreign)).statusCode, 404);
  t.equal((await admin.send('PATCH', foreign, change)).statusCode, 404);
});
