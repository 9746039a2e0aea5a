import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const student = (key: 'a' | 'b', name: string) => `/api/v1/students/${fixtureId(key, name)}`;
const namesOf = (reply: { json(): { items: { firstName: string; lastName: string }[] } }) =>
  reply.json().items.map((each) => `${each.lastName} ${each.firstName}`);

onBothEngines(t, 'the office finds students however it writes them', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  t.strictSame(
    namesOf(await office.get('/api/v1/students')),
    ['Ącki Łukasz', 'Kowalski Jan', 'Żak Łucja'],
    'in the order of the Polish alphabet',
  );
  const search = async (text: string) =>
    namesOf(await office.get(`/api/v1/students?search=${encodeURIComponent(text)}`));
  t.strictSame(await search('lucja'), ['Żak Łucja']);
  t.strictSame(await search('ŻAK'), ['Żak Łucja']);
  t.strictSame(await search('lu'), ['Ącki Łukasz', 'Żak Łucja']);
  t.strictSame(await search('jan kowal'), ['Kowalski Jan'], 'words in any order');
  t.strictSame(await search('kowal jan'), ['Kowalski Jan']);
  t.strictSame(await search('owal'), [], 'words are found by their beginning');
  t.strictSame(await search('%'), await search(''), 'a wildcard is no wildcard');
  const first = await office.get('/api/v1/students?limit=2');
  const next = await office.get(`/api/v1/students?limit=2&after=${first.json().next}`);
  t.strictSame(
    [namesOf(first), namesOf(next), next.json().next],
    [['Ącki Łukasz', 'Kowalski Jan'], ['Żak Łucja'], undefined],
  );
  const foreign = await office.get(`/api/v1/students?after=${fixtureId('b', 'jan')}`);
  t.equal(foreign.json().code, 'kernel.invalid_cursor');
  const inClass = await office.get(`/api/v1/students?classId=${fixtureId('a', '4b')}`);
  t.match(inClass.json().items, [{ className: '4b', numberInClass: 1 }]);
});

onBothEngines(t, 'each role reaches the students of its own', options, async (t, kit) => {
  await putWorld(kit);
  const list = async (role: Parameters<typeof as>[2], person?: string) => {
    const reply = await as(kit, 'a', role, person).get('/api/v1/students');
    return reply.statusCode === 200 ? namesOf(reply).length : reply.statusCode;
  };
  t.equal(await list('director', 'director'), 3);
  t.equal(await list('homeroomTeacher', 'scibor'), 2);
  t.equal(await list('teacher', 'scibor'), 403);
  t.equal(await list('guardian', 'katarzyna'), 2);
  t.equal(await list('student', 'jan'), 1);
  t.equal(await list('caretaker', 'caretaker'), 403);
  const teacher = as(kit, 'a', 'homeroomTeacher', 'scibor');
  t.equal((await teacher.get(student('a', 'jan'))).statusCode, 200);
  t.equal((await teacher.get(student('a', 'acki'))).statusCode, 404, 'another class');
  t.equal((await teacher.get(student('b', 'jan'))).statusCode, 404, 'another school');
  const guardian = as(kit, 'a', 'guardian', 'anna');
  for (const name of ['lucja', 'acki', 'katarzyna', 'scibor', 'nobody']) {
    t.equal((await guardian.get(student('a', name))).statusCode, 404, `walking to ${name}`);
  }
});

onBothEngines(t, 'personal data change with their version', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const path = student('a', 'jan');
  const changed = await office.send('PATCH', path, {
    version: 1,
    lastName: 'Żółw',
    pesel: '44051401359',
  });
  t.match(changed.json(), { lastName: 'Żółw', firstName: 'Jan', hasPesel: true, version: 2 });
  t.notMatch(changed.body, '44051401359');
  const clash = await office.send('PATCH', path, { version: 1, lastName: 'Inny' });
  t.equal(clash.json().code, 'kernel.version_conflict');
  const bad = await office.send('PATCH', path, { version: 2, pesel: '44051401358' });
  t.equal(bad.json().code, 'students.bad_pesel');
  const twice = await office.send('PATCH', student('a', 'lucja'), {
    version: 1,
    pesel: '44051401359',
  });
  t.equal(twice.json().code, 'students.pesel_taken', 'one PESEL is one person');
  const elsewhere = as(kit, 'b', 'secretariat', 'secretary');
  const same = await elsewhere.send('PATCH', student('b', 'jan'), {
    version: 1,
    pesel: '44051401359',
  });
  t.equal(same.statusCode, 200, 'another school knows nothing of it');
  const gone = await office.send('PATCH', path, { version: 2, pesel: null });
  t.match(gone.json(), { hasPesel: false, version: 3 });
  const teacher = as(kit, 'a', 'homeroomTeacher', 'scibor');
  const other = await teacher.send('PATCH', student('a', 'acki'), { version: 1, lastName: 'X' });
  t.equal(other.statusCode, 404, 'a student of another class');
});

onBothEngines(t, 'the reading of a PESEL is recorded', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const path = student('a', 'jan');
  await office.send('PATCH', path, { version: 1, pesel: '44051401359' });
  t.strictSame((await office.get(`${path}/pesel`)).json(), { pesel: '44051401359' });
  t.equal((await as(kit, 'a', 'homeroomTeacher', 'scibor').get(`${path}/pesel`)).statusCode, 403);
  const acts = await kit.db
    .forSchool(kit.schoolA)
    .read((read) => read.from('audit').select('action').orderBy('version').execute());
  t.match(acts.at(-1), { action: 'pesel.read.seen' });
});

onBothEngines(t, 'a student leaves the school', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const path = student('a', 'jan');
  const leave = { leftOn: '2026-09-10', reason: 'zmiana szkoły' };
  t.equal((await admin.send('POST', `${path}/leave`, leave)).statusCode, 204);
  t.equal((await admin.get('/api/v1/students')).json().items.length, 3);
  kit.clock.advance(3 * 24 * 3_600_000);
  t.equal((await admin.get('/api/v1/students')).json().items.length, 2);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  t.equal((await office.send('POST', `${path}/leave`, leave)).statusCode, 403);
});
