import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const UNITS = '/api/v1/units';
const CLASSES = '/api/v1/classes';
interface Shown {
  readonly classId: string;
  readonly name: string;
  readonly version: number;
}

onBothEngines(
  t,
  '[STRUCT-08] the administrator keeps units of a complex, and classes that belong to them',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const primary = { name: ' Szkoła Podstawowa nr 7 ', shortName: 'SP 7' };
    const added = await admin.send('POST', UNITS, primary);
    t.match(added.json(), { name: 'Szkoła Podstawowa nr 7', shortName: 'SP 7', version: 1 });
    const { unitId } = added.json();
    t.equal((await admin.send('POST', UNITS, primary)).json().code, 'kernel.duplicate');
    const other = { name: 'Łącznik', shortName: 'Ł' };
    const empty = (await admin.send('POST', UNITS, other)).json();
    const names = (await admin.get(UNITS)).json().items.map((each: Shown) => each.name);
    t.same(names, ['Łącznik', 'Szkoła Podstawowa nr 7']);
    const body = {
      gradeLevel: 5,
      name: '5a',
      bellScheduleId: fixtureId('a', 'bells'),
      siteId: null,
      unitId,
    };
    const made = await admin.send('POST', CLASSES, { ...body, yearId: fixtureId('a', 'year') });
    t.match(made.json(), { name: '5a', unitId, version: 1 });
    const path = `${CLASSES}/${made.json().classId}`;
    const renamed = await admin.send('PUT', path, { ...body, name: '5b', version: 1 });
    t.match(renamed.json(), { name: '5b', unitId, version: 2 });
    const stale = await admin.send('PUT', path, { ...body, name: '5c', version: 1 });
    t.strictSame(stale.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
    t.equal((await admin.send('DELETE', `${UNITS}/${unitId}`)).json().code, 'units.in_use');
    const whole = await admin.send('PUT', path, { ...body, name: '5b', unitId: null, version: 2 });
    t.match(whole.json(), { unitId: null, version: 3 });
    t.equal((await admin.send('DELETE', `${UNITS}/${unitId}`)).statusCode, 204);
    const foreign = await admin.send('PUT', path, { ...body, unitId: empty.unitId, version: 3 });
    t.equal(foreign.statusCode, 200);
    const change = { ...other, name: 'Filia', version: 1 };
    t.match((await admin.send('PUT', `${UNITS}/${empty.unitId}`, change)).json(), { version: 2 });
    const late = await admin.send('PUT', `${UNITS}/${empty.unitId}`, change);
    t.equal(late.json().code, 'kernel.version_conflict');
    const stranger = as(kit, 'b', 'admin', 'admin');
    t.equal((await stranger.send('DELETE', `${UNITS}/${empty.unitId}`)).statusCode, 404);
    t.same((await stranger.get(UNITS)).json().items, []);
    const taken = { ...body, yearId: fixtureId('b', 'year'), unitId: empty.unitId };
    const mixed = { ...taken, bellScheduleId: fixtureId('b', 'bells') };
    t.ok((await stranger.send('POST', CLASSES, mixed)).statusCode >= 400, 'unit of another school');
    t.equal((await admin.send('DELETE', path)).statusCode, 204, 'an empty class goes');
    const full = `${CLASSES}/${fixtureId('a', '4a')}`;
    t.equal((await admin.send('DELETE', full)).json().code, 'classSections.in_use');
    t.equal((await admin.get(CLASSES)).json().items.length, 2);
  },
);

onBothEngines(
  t,
  '[STRUCT-10, STRUCT-12] subjects, units and classes are edited from the administrator account only',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const subject = { name: 'Biologia', shortName: 'bio' };
    const made = await admin.send('POST', '/api/v1/subjects', subject);
    const path = `/api/v1/subjects/${made.json().subjectId}`;
    const change = { name: 'Przyroda', shortName: 'prz', version: 1 };
    t.match((await admin.send('PUT', path, change)).json(), { name: 'Przyroda', version: 2 });
    const late = await admin.send('PUT', path, { ...change, name: 'Inna' });
    t.strictSame(late.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
    const yearId = fixtureId('a', 'year');
    const classBody = {
      yearId,
      gradeLevel: 1,
      name: '1a',
      bellScheduleId: fixtureId('a', 'bells'),
      siteId: null,
    };
    for (const role of ['director', 'deputyDirector', 'secretariat', 'homeroomTeacher'] as const) {
      const other = as(kit, 'a', role, 'scibor');
      const tries = [
        await other.send('POST', UNITS, { name: 'X', shortName: 'x' }),
        await other.send('POST', CLASSES, classBody),
        await other.send('DELETE', `${CLASSES}/${fixtureId('a', '4a')}`),
        await other.send('POST', '/api/v1/subjects', { name: 'X', shortName: 'x' }),
        await other.send('PUT', path, { ...change, version: 2 }),
        await other.send('DELETE', path),
        await other.send('POST', '/api/v1/staff', {
          firstName: 'A',
          lastName: 'B',
          position: 'teacher',
          employedFrom: '2026-09-01',
        }),
        await other.send('POST', '/api/v1/courses', {
          subjectId: made.json().subjectId,
          classId: fixtureId('a', '4a'),
          groupId: null,
          groupName: '',
          teacherIds: [],
          from: '2026-09-07',
        }),
      ];
      t.same(
        tries.map(({ statusCode }) => statusCode),
        tries.map(() => 403),
        role,
      );
    }
    t.equal((await admin.send('DELETE', path)).statusCode, 204);
    const used = await admin.send('DELETE', `/api/v1/subjects/${fixtureId('a', 'polish')}`);
    t.equal(used.json().code, 'subjects.in_use');
    for (const wrong of [
      { name: '', shortName: 'x' },
      { name: 'x'.repeat(81), shortName: 'x' },
      { name: 'X', shortName: ' ' },
      { name: 7, shortName: 'x' },
      { name: 'X', shortName: 'x', colour: 'red' },
    ])
      t.equal((await admin.send('POST', '/api/v1/subjects', wrong)).statusCode, 400);
  },
);
