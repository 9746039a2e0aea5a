import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { textOfPdf } from '../../kernel/testing/pdf-text.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { classBodies } from './feature.ts';

const options = { features: [...worldFeatures, classBodies] };
const LIST = '/api/v1/class-bodies';
const bodyOf = (name: string, body: string) =>
  `/api/v1/classes/${fixtureId('a', name)}/bodies/${body}`;
const person = (name: string) => fixtureId('a', name);
const DAY_MS = 24 * 3_600_000;

onBothEngines(
  t,
  '[STRUCT-17, STRUCT-18] the homeroom teacher records the class council and the Parents’ Council, due 30 September',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const open = { dueOn: '2026-09-30', recordedOn: null, isOverdue: false, version: 0 };
    t.match((await homeroom.get(LIST)).json().items, [
      { className: '4a', body: 'council', ...open },
      { className: '4a', body: 'parents', ...open },
    ]);
    const names = (await homeroom.get(`${bodyOf('4a', 'council')}/candidates`)).json().items;
    t.same(
      names.map((each: { name: string }) => each.name),
      ['Jan Kowalski', 'Łucja Żak'],
    );
    const council = {
      members: [
        { personId: person('lucja'), place: 'chair' },
        { personId: person('jan'), place: 'treasurer' },
      ],
      version: 0,
    };
    const done = await homeroom.send('PUT', bodyOf('4a', 'council'), council);
    t.match(done.json(), {
      recordedOn: '2026-09-07',
      version: 1,
      members: [{ name: 'Łucja Żak', place: 'chair' }, { name: 'Jan Kowalski' }],
    });
    const late = await homeroom.send('PUT', bodyOf('4a', 'council'), council);
    t.strictSame(late.json(), { code: 'kernel.version_conflict', details: { stored: 1 } });
    const parents = await homeroom.get(`${bodyOf('4a', 'parents')}/candidates`);
    t.match(parents.json().items, [
      { name: 'Anna Kowalska', of: 'Jan Kowalski' },
      { name: 'Katarzyna Żak', of: 'Łucja Żak' },
      { name: 'Tomasz Żak' },
    ]);
    const chosen = { members: [{ personId: person('anna'), place: 'member' }], version: 0 };
    t.equal((await homeroom.send('PUT', bodyOf('4a', 'parents'), chosen)).statusCode, 200);
    kit.clock.advance(24 * DAY_MS);
    const director = as(kit, 'a', 'director', 'director');
    const all = (await director.get(LIST)).json().items;
    t.match(
      all.map((each: { className: string; isOverdue: boolean }) => [
        each.className,
        each.isOverdue,
      ]),
      [
        ['4a', false],
        ['4a', false],
        ['4b', true],
        ['4b', true],
      ],
      'on 1 October',
    );
  },
);

onBothEngines(
  t,
  'who is not of the class is refused, and so are others',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const entry = (name: string, place = 'chair') => ({
      members: [{ personId: person(name), place }],
      version: 0,
    });
    const codeOf = async (body: object, path = bodyOf('4a', 'council')) =>
      (await homeroom.send('PUT', path, body)).json().code;
    t.equal(await codeOf(entry('acki')), 'classBodies.stranger');
    t.equal(await codeOf(entry('katarzyna')), 'classBodies.stranger', 'a guardian in the council');
    t.equal(await codeOf(entry('lucja'), bodyOf('4a', 'parents')), 'classBodies.stranger');
    const two = {
      ...entry('lucja'),
      members: [...entry('lucja').members, ...entry('jan').members],
    };
    t.equal(await codeOf(two), 'classBodies.place_twice', 'two chairs');
    const twice = {
      ...two,
      members: [...entry('lucja').members, ...entry('lucja', 'member').members],
    };
    t.equal(await codeOf(twice), 'classBodies.place_twice', 'one person twice');
    t.equal(await codeOf({ members: [], version: 0 }), 'kernel.invalid_input');
    t.equal(await codeOf(entry('lucja'), bodyOf('4b', 'council')), 'kernel.not_found');
    const foreign = `/api/v1/classes/${fixtureId('b', '4a')}/bodies/council`;
    t.equal(await codeOf(entry('lucja'), foreign), 'kernel.not_found');
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await director.send('PUT', bodyOf('4a', 'council'), entry('lucja'))).statusCode, 403);
    t.equal((await as(kit, 'a', 'guardian', 'anna').get(LIST)).statusCode, 403);
  },
);

onBothEngines(
  t,
  '[STRUCT-24] the list of councils is printed with the school as controller, its name and address',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const school = { name: 'Szkoła Podstawowa nr 7', address: 'ul. Lipowa 3, 00-001 Warszawa' };
    t.equal((await admin.send('PUT', '/api/v1/school', school)).statusCode, 200);
    t.match((await as(kit, 'a', 'guardian', 'anna').get('/api/v1/school')).json(), school);
    const print = await admin.send('POST', `${LIST}/print`, {});
    t.equal(print.statusCode, 200, print.body.slice(0, 200));
    t.equal(print.headers['content-type'], 'application/pdf');
    const text = textOfPdf(print.rawPayload);
    t.match(text, `Administrator danych: ${school.name} · ${school.address}`);
    t.match(text, 'Samorządy klasowe i Rada Rodziców');
    t.match((await as(kit, 'b', 'admin', 'admin').get('/api/v1/school')).json(), {
      name: 'Szkoła B',
    });
  },
);
