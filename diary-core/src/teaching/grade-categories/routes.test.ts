import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { gradeCategories } from './feature.ts';

const PATH = '/api/v1/grade-categories';
const test = {
  name: ' Sprawdzian ',
  shortName: 'spr',
  weightHundredths: 300,
  isCounted: true,
  colour: 'red',
};

onBothEngines(
  t,
  'the administrator keeps the grade categories of the whole school, everybody else reads them [ADMIN-09]',
  { features: [...worldFeatures, gradeCategories] },
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const added = await admin.send('POST', PATH, test);
    t.match(added.json(), { ...test, name: 'Sprawdzian', version: 1 });
    const path = `${PATH}/${added.json().gradeCategoryId}`;
    t.equal((await admin.send('POST', PATH, test)).json().code, 'kernel.duplicate');
    const answer = { ...test, name: 'Ćwiczenie', shortName: 'ćw', weightHundredths: 100 };
    await admin.send('POST', PATH, answer);

    for (const role of ['teacher', 'guardian', 'student'] as const) {
      const reader = as(kit, 'a', role, role === 'teacher' ? 'lis' : 'anna');
      const names = (await reader.get(PATH)).json().items.map((each: typeof test) => each.name);
      t.same(names, ['Ćwiczenie', 'Sprawdzian'], role);
    }
    for (const role of ['director', 'secretariat', 'teacher', 'homeroomTeacher'] as const) {
      const other = as(kit, 'a', role, 'scibor');
      const tries = [
        await other.send('POST', PATH, { ...test, name: 'Inna', shortName: 'in' }),
        await other.send('PUT', path, { ...test, version: 1 }),
        await other.send('DELETE', path),
      ];
      t.ok(
        tries.every(({ statusCode }) => statusCode === 403),
        role,
      );
    }

    const change = { ...test, weightHundredths: 250, isCounted: false, version: 1 };
    t.match((await admin.send('PUT', path, change)).json(), { weightHundredths: 250, version: 2 });
    const late = await admin.send('PUT', path, { ...change, name: 'Klasówka' });
    t.strictSame(late.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
    for (const wrong of [
      { ...test, name: ' ' },
      { ...test, weightHundredths: 1001 },
      { ...test, weightHundredths: 1.5 },
      { ...test, colour: 'pink' },
      { ...test, more: true },
    ])
      t.equal((await admin.send('POST', PATH, wrong)).statusCode, 400);

    const stranger = as(kit, 'b', 'admin', 'admin');
    t.same((await stranger.get(PATH)).json().items, []);
    t.equal((await stranger.send('DELETE', path)).statusCode, 404);
    t.equal((await admin.send('DELETE', path)).statusCode, 204);
    t.equal((await admin.get(PATH)).json().items.length, 1);
  },
);
