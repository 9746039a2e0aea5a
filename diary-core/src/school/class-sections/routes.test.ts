import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
type Named = { readonly name: string };

onBothEngines(t, 'the administrator keeps the classes of a year', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const body = {
    yearId: fixtureId('a', 'year'),
    gradeLevel: 1,
    name: '1a',
    bellScheduleId: fixtureId('a', 'bells'),
    siteId: null,
  };
  const added = await admin.send('POST', '/api/v1/classes', body);
  t.equal(added.statusCode, 200);
  const names = async () =>
    (await admin.get('/api/v1/classes')).json().items.map((each: Named) => each.name);
  t.strictSame(await names(), ['1a', '4a', '4b'], 'by grade level, then name');
  t.equal((await admin.send('POST', '/api/v1/classes', body)).json().code, 'kernel.duplicate');
  const { yearId: _yearId, ...rest } = body;
  const change = { ...rest, unitId: null, version: 1 };
  const path = `/api/v1/classes/${added.json().classId}`;
  t.match((await admin.send('PUT', path, { ...change, name: '1b' })).json(), { name: '1b' });
  for (const foreign of [
    { ...body, yearId: fixtureId('b', 'year') },
    { ...body, name: '2a', bellScheduleId: fixtureId('b', 'bells') },
    { ...body, name: '2a', siteId: fixtureId('b', 'site') },
  ]) {
    const refused = await admin.send('POST', '/api/v1/classes', foreign);
    t.ok(refused.statusCode >= 400 && refused.statusCode < 500, refused.body);
  }
  const other = `/api/v1/classes/${fixtureId('b', '4a')}`;
  t.equal((await admin.send('PUT', other, change)).statusCode, 404);
  const teacher = as(kit, 'a', 'teacher', 'lis');
  t.equal((await teacher.send('POST', '/api/v1/classes', body)).statusCode, 403);
  t.equal((await teacher.get('/api/v1/classes')).json().items.length, 3);
  kit.clock.set(Date.parse('2026-08-01T10:00:00Z'));
  t.strictSame(await names(), [], 'no year on that day');
});

onBothEngines(t, 'the administrator keeps the subjects', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  for (const [name, shortName] of [
    ['Łacina', 'łac'],
    ['Edukacja', 'edu'],
    ['Lekcja wychowawcza', 'gw'],
  ]) {
    const added = await admin.send('POST', '/api/v1/subjects', { name, shortName });
    t.equal(added.statusCode, 200);
  }
  const names = (await as(kit, 'a', 'student', 'jan').get('/api/v1/subjects'))
    .json()
    .items.map((each: Named) => each.name);
  t.strictSame(names, ['Edukacja', 'Język polski', 'Lekcja wychowawcza', 'Łacina']);
  const twice = await admin.send('POST', '/api/v1/subjects', { name: 'Inny', shortName: 'gw' });
  t.equal(twice.json().code, 'kernel.duplicate');
  const foreign = `/api/v1/subjects/${fixtureId('b', 'polish')}`;
  const change = { name: 'Cudzy', shortName: 'c' };
  t.equal((await admin.send('PUT', foreign, { ...change, version: 1 })).statusCode, 404);
});
