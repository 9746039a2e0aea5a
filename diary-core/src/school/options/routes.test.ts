import t from 'tap';
import { defineFeature } from '../../kernel/feature.ts';
import {
  boolOption,
  choiceOption,
  integerOption,
  type SchoolOption,
} from '../../kernel/options/option.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { optionOf } from './api.ts';

const shared = { group: 'people', source: 'C-00' } as const;
const colour = choiceOption({
  ...shared,
  key: 'test.colour',
  values: ['red', 'blue'],
  default: 'red',
});
const days = integerOption({ ...shared, key: 'test.days', least: 1, most: 30, default: 7 });
const council = boolOption({
  ...shared,
  key: 'test.council',
  default: false,
  isCouncilMatter: true,
});
const sample = defineFeature({
  name: 'testing/options',
  nouns: [],
  options: [colour, days, council],
});
const options = { features: [...worldFeatures, sample] };
const PATH = '/api/v1/school/options';
const pathOf = ({ key }: SchoolOption) => `${PATH}/${key}`;

onBothEngines(
  t,
  '[ADMIN-02] each school switches its own options; the default holds until then',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const read = <O extends SchoolOption>(option: O, school = kit.schoolA) =>
      kit.db.forSchool(school).read((r) => optionOf(r, option));
    t.equal(await read(colour), 'red');
    t.equal(await read(days), 7);
    const set = await admin.send('PUT', pathOf(colour), { value: 'blue', version: 0 });
    t.match(set.json(), { key: 'test.colour', value: 'blue', default: 'red', version: 1 });
    t.type(set.json().setAtUtc, 'number');
    t.not(set.json().setByName, null, 'who set it');
    t.equal(await read(colour), 'blue');
    t.equal(await read(colour, kit.schoolB), 'red', 'the other school keeps its own');
    const late = await admin.send('PUT', pathOf(colour), { value: 'red', version: 0 });
    t.strictSame(late.json(), { code: 'kernel.version_conflict', details: { stored: 1 } });
    const back = await admin.send('PUT', pathOf(colour), { value: 'red', version: 1 });
    t.match(back.json(), { value: 'red', version: 2 });
    const list = (await as(kit, 'a', 'director', 'director').get(PATH)).json().items;
    t.match(
      list.find((each: { key: string }) => each.key === 'test.days'),
      { kind: 'integer', least: 1, most: 30, value: 7, version: 0, setAtUtc: null },
    );
  },
);

onBothEngines(
  t,
  'a value that the option does not have, an unknown option and a stranger change nothing',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    for (const [option, value] of [
      [colour, 'green'],
      [colour, true],
      [days, 0],
      [days, 31],
      [days, '7'],
      [council, 1],
    ] as const) {
      const refused = await admin.send('PUT', pathOf(option), { value, version: 0 });
      t.equal(refused.json().code, 'options.wrong_value', `${option.key} ${value}`);
    }
    for (const body of [{ value: 'blue' }, { value: null, version: 0 }, { value: 1.5, version: 0 }])
      t.equal(
        (await admin.send('PUT', pathOf(colour), body)).json().code,
        'kernel.invalid_input',
        JSON.stringify(body),
      );
    const unknown = `${PATH}/test.nothing`;
    t.equal((await admin.send('PUT', unknown, { value: true, version: 0 })).statusCode, 404);
    const director = as(kit, 'a', 'director', 'director');
    const write = { value: 'blue', version: 0 };
    t.equal((await director.send('PUT', pathOf(colour), write)).statusCode, 403);
    t.equal((await as(kit, 'a', 'teacher', 'scibor').get(PATH)).statusCode, 403);
    const rows = await kit.db
      .forSchool(kit.schoolA)
      .read((r) => r.from('school_option').selectAll().execute());
    t.same(rows, []);
  },
);

onBothEngines(
  t,
  '[ADMIN-08] what affects classes is changed only with the minutes of the teachers’ council',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    for (const minutes of [undefined, '', '  ']) {
      const body = { value: true, version: 0, ...(minutes === undefined ? {} : { minutes }) };
      const refused = await admin.send('PUT', pathOf(council), body);
      t.equal(refused.json().code, 'options.minutes_needed');
    }
    const minutes = ' Protokół RP 3/2026 ';
    const set = await admin.send('PUT', pathOf(council), { value: true, version: 0, minutes });
    t.match(set.json(), { value: true, minutes: 'Protokół RP 3/2026', version: 1 });
  },
);

onBothEngines(
  t,
  'the administrator decides what a parent sees, in agreement with the teachers’ council [ADMIN-03]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    type Listed = { readonly key: string; readonly value: boolean; readonly version: number };
    const view = async (who = admin): Promise<Listed[]> =>
      (await who.get(PATH))
        .json()
        .items.filter((each: Listed) => each.key.startsWith('parentView.'));
    const keys = (await view()).map(({ key }) => key);
    t.same(keys.length, 4);
    const minutes = 'Protokół RP 3/2026';
    for (const key of keys) {
      const alone = { value: true, version: 0 };
      const path = `${PATH}/${key}`;
      t.equal((await admin.send('PUT', path, alone)).json().code, 'options.minutes_needed', key);
      for (const role of ['director', 'secretariat', 'homeroomTeacher', 'guardian'] as const) {
        const other = as(kit, 'a', role);
        t.equal((await other.send('PUT', path, { ...alone, minutes })).statusCode, 403, role);
      }
      const set = await admin.send('PUT', path, { ...alone, minutes });
      t.match(set.json(), { key, value: true, minutes, version: 1 });
    }
    t.same(
      (await view()).map(({ value }) => value),
      keys.map(() => true),
    );
    const others = await view(as(kit, 'b', 'admin', 'admin'));
    t.ok(
      others.every(({ value, version }) => !value && version === 0),
      'the other school decides by itself',
    );
  },
);
