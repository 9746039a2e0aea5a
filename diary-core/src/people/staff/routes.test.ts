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
});

onBothEngines(
  t,
  '[STRUCT-16] the director appoints one homeroom teacher of a class, from a day on',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const path = `/api/v1/classes/${fixtureId('a', '4a')}/homeroom-teacher`;
    const teacherId = person('a', 'lis');
    t.equal(
      (await admin.send('PUT', path, { teacherId, from: '2026-09-08' })).statusCode,
      400,
      'no decision',
    );
    const decision = 'Zarządzenie 12/2026';
    t.equal(
      (await admin.send('PUT', path, { teacherId, from: '2026-09-08', decision })).statusCode,
      200,
    );
    const seen = async (name: string) =>
      (await as(kit, 'a', 'homeroomTeacher', name).get('/api/v1/students')).json().items.length;
    t.strictSame([await seen('scibor'), await seen('lis')], [2, 1], 'today as before');
    kit.clock.advance(24 * 3_600_000);
    t.strictSame([await seen('scibor'), await seen('lis')], [0, 3], 'from the day on');
    const again = await admin.send('PUT', path, { teacherId, from: '2026-09-08', decision });
    t.match(again.json(), { replaced: [{ teacherId, from: '2026-09-08' }] }, 'not two on one day');
    const foreign = { teacherId: person('b', 'lis'), from: '2026-09-20', decision };
    t.equal((await admin.send('PUT', path, foreign)).statusCode, 404);
    const director = as(kit, 'a', 'director', 'director');
    t.equal(
      (await director.send('PUT', path, { teacherId, from: '2026-10-01', decision })).statusCode,
      403,
    );
    const history = `/api/v1/classes/${fixtureId('a', '4a')}/homerooms`;
    t.match((await director.get(history)).json().homerooms, [
      { name: 'Łukasz Lis', from: '2026-09-08', to: null, decision },
      { name: 'Bożena Ścibor', from: '2026-09-01', to: '2026-09-07', decision: null },
    ]);
    const other = `/api/v1/classes/${fixtureId('b', '4a')}/homerooms`;
    t.equal((await director.get(other)).statusCode, 404);
  },
);

onBothEngines(
  t,
  'the administrator keeps the list of teachers, also of those who have no course [STRUCT-09, STRUCT-15]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const body = { firstName: 'Iga', lastName: 'Pedagog', position: 'teacher' };
    const counsellor = { ...body, employedFrom: '2026-09-01' };
    for (const role of ['director', 'deputyDirector', 'secretariat', 'teacher'] as const) {
      const other = as(kit, 'a', role, 'scibor');
      t.equal((await other.send('POST', '/api/v1/staff', counsellor)).statusCode, 403, role);
    }
    const { staffId } = (await admin.send('POST', '/api/v1/staff', counsellor)).json();
    const courses = `/api/v1/courses?teacherId=${staffId}`;
    t.same((await admin.get(courses)).json().items, [], 'teaches nothing');
    const names = async () =>
      (await admin.get('/api/v1/staff'))
        .json()
        .items.map((each: { lastName: string }) => each.lastName);
    t.ok((await names()).includes('Pedagog'), 'and is on the list');
    t.match((await admin.get(`/api/v1/staff/${staffId}`)).json(), counsellor);
    const change = { lastName: 'Pedagożka', version: 1 };
    t.match((await admin.send('PATCH', `/api/v1/staff/${staffId}`, change)).json(), {
      lastName: 'Pedagożka',
      version: 2,
    });
    const roles = { schoolId: kit.schoolA, role: 'counsellor', personId: staffId } as const;
    const own = await kit.signIn([roles]).get('/api/v1/classes');
    t.equal(own.statusCode, 200, 'works at the school without a course');
    const end = { employedTo: '2026-09-07', reason: 'koniec umowy' };
    await admin.send('POST', `/api/v1/staff/${staffId}/end`, end);
    kit.clock.advance(48 * 3_600_000);
    t.notOk((await names()).includes('Pedagożka'), 'off the list after the last day');
  },
);

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

onBothEngines(
  t,
  'somebody stands in for a homeroom teacher for some days',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const path = `/api/v1/classes/${fixtureId('a', '4a')}/homeroom-deputies`;
    const body = {
      teacherId: person('a', 'lis'),
      from: '2026-09-08',
      to: '2026-09-09',
      decision: 'Zarządzenie 13/2026',
    };
    const seen = async () =>
      (await as(kit, 'a', 'homeroomTeacher', 'lis').get('/api/v1/students')).json().items.length;
    const added = await admin.send('POST', path, body);
    t.match(added.json().deputies, [{ name: 'Łukasz Lis', to: '2026-09-09' }]);
    t.equal((await admin.send('POST', path, body)).json().code, 'kernel.duplicate');
    const own = { ...body, teacherId: person('a', 'scibor') };
    t.equal((await admin.send('POST', path, own)).json().code, 'staff.deputy_is_homeroom');
    const turned = { ...body, from: '2026-09-10' };
    t.equal((await admin.send('POST', path, turned)).json().code, 'staff.ends_before_start');
    const counts = [await seen()];
    for (let day = 0; day < 3; day += 1) {
      kit.clock.advance(24 * 3_600_000);
      counts.push(await seen());
    }
    t.same(counts, [1, 3, 3, 1], 'both classes on the two days');
    const later = await admin.send('POST', path, { ...body, from: '2026-10-01', to: '2026-10-05' });
    const { deputyId } = later.json().deputies[0];
    const other = `/api/v1/classes/${fixtureId('a', '4b')}/homeroom-deputies/${deputyId}/end`;
    t.equal((await admin.send('POST', other, {})).statusCode, 404, 'of another class');
    t.equal((await admin.send('POST', `${path}/${deputyId}/end`, {})).json().deputies.length, 1);
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await director.send('POST', path, body)).statusCode, 403);
  },
);

onBothEngines(
  t,
  'an appointment is put right by another one of the same day or an earlier one, and taken back',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const path = `/api/v1/classes/${fixtureId('a', '4a')}`;
    const appoint = async (name: string, from: string) => {
      const body = { teacherId: person('a', name), from, decision: `Zarządzenie ${name}` };
      const reply = await admin.send('PUT', `${path}/homeroom-teacher`, body);
      t.equal(reply.statusCode, 200, reply.body);
      return reply.json();
    };
    const history = async () =>
      (await admin.get(`${path}/homerooms`))
        .json()
        .homerooms.map((each: { teacherId: string; from: string; to: string | null }) => [
          each.teacherId,
          each.from,
          each.to,
        ]);
    const first = await history();
    const [[led, since]] = first;
    await appoint('lis', '2026-09-20');
    const right = await appoint('lis', '2026-09-10');
    t.match(right.replaced, [
      { teacherId: person('a', 'lis'), from: '2026-09-20', decision: 'Zarządzenie lis' },
    ]);
    t.same(await history(), [
      [person('a', 'lis'), '2026-09-10', null],
      [led, since, '2026-09-09'],
    ]);
    const other = `/api/v1/classes/${fixtureId('a', '4b')}/homerooms/${right.assignmentId}/remove`;
    t.equal((await admin.send('POST', other, {})).statusCode, 404, 'of another class');
    const remove = `${path}/homerooms/${right.assignmentId}/remove`;
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await director.send('POST', remove, {})).statusCode, 403);
    const stranger = as(kit, 'b', 'admin', 'admin');
    t.equal((await stranger.send('POST', remove, {})).statusCode, 404);
    t.equal((await admin.send('POST', remove, {})).statusCode, 200);
    t.same(await history(), first, 'who led before leads on');
    await appoint('lis', since);
    t.same(await history(), [[person('a', 'lis'), since, null]], 'replaced on its own first day');
  },
);
