import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { classLife } from './feature.ts';

const options = { features: [...worldFeatures, classLife] };
const path = (what: string, name = 'jan', key: 'a' | 'b' = 'a') =>
  `/api/v1/students/${fixtureId(key, name)}/${what}`;
const CALL = {
  kind: 'call',
  guardianId: fixtureId('a', 'anna'),
  isReached: true,
  on: '2026-09-07',
  at: '14:30',
  about: 'nieobecność na sprawdzianie',
  difficulty: null,
};

onBothEngines(
  t,
  '[PUPIL-07, PUPIL-08, PUPIL-10] contacts and failed tries are kept; a teacher writes talks and sees the own ones',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const send = (who: typeof homeroom, body: object, name = 'jan') =>
      who.send('POST', path('contacts', name), { ...CALL, ...body });
    t.equal((await send(homeroom, {})).statusCode, 204);
    const failed = { isReached: false, guardianId: null, about: 'próba telefonu' };
    t.equal((await send(homeroom, failed)).json().code, 'classLife.difficulty_needed');
    const why = { ...failed, difficulty: 'numer nie odpowiada' };
    t.equal((await send(homeroom, why)).statusCode, 204);
    const teacher = as(kit, 'a', 'teacher', 'scibor');
    t.equal((await send(teacher, {})).json().code, 'classLife.only_talks');
    t.equal((await send(teacher, { kind: 'talk', about: 'rozmowa o ocenach' })).statusCode, 204);
    t.equal(
      (await send(teacher, { kind: 'fact', guardianId: null, about: 'wycieczka' })).statusCode,
      204,
    );
    const list = async (who: typeof homeroom) => (await who.get(path('contacts'))).json().items;
    t.match(await list(teacher), [{ kind: 'fact' }, { kind: 'talk' }]);
    t.equal((await list(teacher)).length, 2, 'only the own ones');
    const all = await list(as(kit, 'a', 'director', 'director'));
    t.equal(all.length, 4);
    t.match(
      all.find((one: { isReached: boolean }) => !one.isReached),
      { difficulty: 'numer nie odpowiada', guardian: null },
    );
    t.match(all.at(-1), { guardian: 'Anna Kowalska', at: '14:30', about: CALL.about });
    const counsellor = as(kit, 'a', 'counsellor', 'lis');
    t.equal((await send(counsellor, {})).statusCode, 204);
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await send(director, {})).statusCode, 403);
    t.equal((await as(kit, 'a', 'secretariat', 'secretary').get(path('contacts'))).statusCode, 403);
    t.equal((await as(kit, 'a', 'guardian', 'anna').get(path('contacts'))).statusCode, 403);
    t.equal((await send(homeroom, {}, 'acki')).statusCode, 404, 'another class');
    t.equal((await counsellor.get(path('contacts', 'jan', 'b'))).statusCode, 404, 'another school');
    const code = async (body: object) => (await send(homeroom, body)).json().code;
    t.equal(await code({ on: '2026-09-08' }), 'classLife.in_future');
    t.equal(await code({ guardianId: fixtureId('a', 'tomasz') }), 'classLife.no_guardian');
    t.equal(await code({ at: '25:00' }), 'kernel.invalid_input');
    t.equal(await code({ about: '' }), 'kernel.invalid_input');
  },
);

onBothEngines(
  t,
  '[PUPIL-06, PERM-35] events of a class are kept; the counsellor reads and adds',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const events = (name = '4a', key: 'a' | 'b' = 'a') =>
      `/api/v1/classes/${fixtureId(key, name)}/events`;
    const event = { kind: 'success', on: '2026-09-05', about: 'I miejsce w biegach' };
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const counsellor = as(kit, 'a', 'counsellor', 'lis');
    t.equal((await homeroom.send('POST', events(), event)).statusCode, 204);
    const talk = { ...event, kind: 'problem', on: '2026-09-07', about: 'spór w klasie' };
    t.equal((await counsellor.send('POST', events(), talk)).statusCode, 204);
    t.match((await counsellor.get(events())).json().items, [
      { kind: 'problem', about: 'spór w klasie' },
      { kind: 'success', on: '2026-09-05' },
    ]);
    t.equal((await counsellor.get(path('contacts'))).statusCode, 200);
    t.equal((await homeroom.send('POST', events('4b'), event)).statusCode, 404);
    t.equal((await counsellor.get(events('4a', 'b'))).statusCode, 404);
    const director = as(kit, 'a', 'director', 'director');
    t.equal((await director.get(events())).statusCode, 200);
    t.equal((await director.send('POST', events(), event)).statusCode, 403);
    const late = await homeroom.send('POST', events(), { ...event, on: '2026-10-01' });
    t.equal(late.json().code, 'classLife.in_future');
  },
);

onBothEngines(
  t,
  '[PERM-48] in the absence of the homeroom teacher others give information, after a check, and it is recorded',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const body = {
      guardianId: fixtureId('a', 'katarzyna'),
      entitlement: 'identityDocument',
      about: 'godzina wyjścia z wycieczki',
    };
    const send = async (role: Parameters<typeof as>[2], person: string, more: object = {}) =>
      (
        await as(kit, 'a', role, person).send('POST', path('releases', 'lucja'), {
          ...body,
          ...more,
        })
      ).statusCode;
    t.equal(await send('teacher', 'scibor'), 204, 'teaches the class');
    t.equal(await send('teacher', 'lis'), 404, 'teaches another class');
    t.equal(await send('counsellor', 'lis'), 204);
    t.equal(await send('deputyDirector', 'director'), 204);
    t.equal(await send('director', 'director'), 204);
    t.equal(await send('secretariat', 'secretary'), 403);
    t.equal(await send('director', 'director', { entitlement: 'nobodyAsked' }), 400);
    t.equal(await send('director', 'director', { guardianId: fixtureId('a', 'anna') }), 403);
    const office = as(kit, 'a', 'secretariat', 'secretary');
    const shut = await office.send(
      'PUT',
      path(`guardians/${fixtureId('a', 'katarzyna')}/custody`, 'lucja'),
      {
        authority: 'deprived',
        courtReference: 'III Nsm 12/26',
        seesChild: false,
        decides: false,
        collects: false,
        note: null,
        version: 1,
        reason: 'odpis postanowienia',
      },
    );
    t.equal(shut.statusCode, 200);
    const told = async (person: string) =>
      as(kit, 'a', 'teacher', person).get(path('entitled', 'lucja'));
    t.match((await told('scibor')).json().items, [
      { guardianId: fixtureId('a', 'katarzyna'), name: 'Katarzyna Żak', isEntitled: false },
    ]);
    t.equal((await told('lis')).statusCode, 404);
    t.equal(await send('director', 'director'), 403, 'a court shut this person out');
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const kept = (await homeroom.get(path('releases', 'lucja'))).json().items;
    t.equal(kept.length, 4);
    t.match(kept.at(-1), {
      guardian: 'Katarzyna Żak',
      entitlement: 'identityDocument',
      on: '2026-09-07',
    });
  },
);
