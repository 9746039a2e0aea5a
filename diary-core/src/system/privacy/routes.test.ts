import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool } from '../../people/accounts/test-browser.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as } from '../../seed/fixture-world.ts';

const options = { features, ownSignIn: true };
const id = (name: string, key: 'a' | 'b' = 'a') => fixtureId<'PersonId'>(key, name);

const world = async (kit: TestKit) => {
  kit.clock.set(Date.UTC(2026, 9, 5, 8));
  await putSchool(kit, 'a');
  await putSchool(kit, 'b');
  return {
    office: as(kit, 'a', 'secretariat', 'secretary'),
    director: as(kit, 'a', 'director', 'director'),
    teacher: as(kit, 'a', 'homeroomTeacher', 'scibor'),
    stranger: as(kit, 'b', 'director', 'director'),
  };
};

onBothEngines(
  t,
  'a request has one month, may be prolonged by two, and is answered by somebody',
  options,
  async (t, kit) => {
    const { office, teacher, stranger } = await world(kit);
    const body = {
      personId: id('lucja'),
      kind: 'access',
      askedBy: 'Katarzyna Żak',
      receivedOn: '2026-10-01',
      note: null,
    };
    const add = (over: object) =>
      office.send('POST', '/api/v1/data-requests', { ...body, ...over });
    const [made] = (await add({})).json().items;
    t.match(made, { dueOn: '2026-11-01', state: 'open', personName: 'Łucja Żak' });
    t.equal((await add({ receivedOn: '2026-10-06' })).json().code, 'privacy.in_future');
    t.equal((await add({ receivedOn: '2026-09-31' })).json().code, 'privacy.no_such_date');
    t.equal((await add({ personId: id('lucja', 'b') })).json().code, 'kernel.not_found');
    const path = `/api/v1/data-requests/${made.requestId}`;
    const extend = (dueOn: string) =>
      office.send('POST', `${path}/extend`, { dueOn, reason: 'wiele dokumentów', version: 1 });
    t.same((await extend('2027-01-02')).json(), {
      code: 'privacy.too_long',
      details: { latest: '2027-01-01' },
    });
    t.match((await extend('2026-12-01')).json().items, [{ dueOn: '2026-12-01', version: 2 }]);
    kit.clock.set(Date.UTC(2026, 11, 2, 8));
    const late = as(kit, 'a', 'secretariat', 'secretary');
    t.match((await late.get('/api/v1/data-requests')).json().items, [{ state: 'late' }]);
    const answer = { answeredOn: '2026-12-02', answer: 'wydano raport', version: 2 };
    t.equal((await stranger.send('POST', `${path}/answer`, answer)).statusCode, 404);
    t.equal((await teacher.send('POST', `${path}/answer`, answer)).statusCode, 403);
    const early = await late.send('POST', `${path}/answer`, {
      ...answer,
      answeredOn: '2026-09-30',
    });
    t.equal(early.json().code, 'privacy.before_request');
    const done = (await late.send('POST', `${path}/answer`, answer)).json().items;
    t.match(done, [{ state: 'answered', answer: 'wydano raport', answeredOn: '2026-12-02' }]);
    t.type(done[0].answeredByName, 'string');
    const again = await late.send('POST', `${path}/answer`, { ...answer, version: 3 });
    t.equal(again.json().code, 'privacy.answered');
  },
);

onBothEngines(
  t,
  'each disclosure has its body, legal basis, scope and date [PRIV-11]',
  options,
  async (t, kit) => {
    const { office, teacher, stranger } = await world(kit);
    const body = {
      body: 'Szkoła Podstawowa nr 2',
      legalBasis: 'art. 44 ust. 2 Prawa oświatowego',
      scope: 'odpis arkusza',
      form: 'paper',
      disclosedOn: '2026-10-05',
      isSecret: false,
      personIds: [id('lucja'), id('jan')],
    };
    const add = (over: object) =>
      office.send('POST', '/api/v1/data-disclosures', { ...body, ...over });
    for (const missing of ['body', 'legalBasis', 'scope'])
      t.equal((await add({ [missing]: ' ' })).json().code, 'kernel.invalid_input', missing);
    t.equal((await add({ personIds: [] })).json().code, 'kernel.invalid_input');
    t.equal((await add({ disclosedOn: '2026-10-06' })).json().code, 'privacy.in_future');
    t.equal(
      (await add({ personIds: [id('lucja'), id('jan', 'b')] })).json().code,
      'kernel.not_found',
    );
    t.same((await office.get('/api/v1/data-disclosures')).json().items, [], 'nothing by half');
    const [made] = (await add({})).json().items;
    t.match(made, { legalBasis: body.legalBasis, persons: [{ name: 'Łucja Żak' }, {}] });
    t.type(made.recordedByName, 'string');
    const cancel = (who: typeof office, version = 1) =>
      who.send('POST', `/api/v1/data-disclosures/${made.disclosureId}/cancel`, {
        reason: 'pomyłka',
        version,
      });
    t.equal((await cancel(teacher)).statusCode, 403);
    t.equal((await cancel(stranger)).statusCode, 404);
    t.equal((await cancel(office, 2)).json().code, 'kernel.version_conflict');
    t.match(
      (await cancel(office)).json().items,
      [{ cancelReason: 'pomyłka' }],
      'stays, crossed out',
    );
    const report = await office.get(`/api/v1/subject-data/${id('lucja')}`);
    t.same(report.json().disclosures, []);
  },
);

onBothEngines(
  t,
  'the processing agreement stands with wording and date, and in each report [PRIV-14]',
  options,
  async (t, kit) => {
    const { office, director } = await world(kit);
    const body = {
      provider: 'Furtka sp. z o.o.',
      wording: 'wersja 2',
      signedOn: '2026-08-20',
      validFrom: '2026-09-01',
      validTo: null,
      subprocessors: null,
    };
    const path = '/api/v1/processing-agreements';
    t.equal((await office.send('POST', path, body)).statusCode, 403, 'the office does not sign');
    const ends = { ...body, validTo: '2026-08-31' };
    t.equal((await director.send('POST', path, ends)).json().code, 'privacy.ends_before');
    const [made] = (await director.send('POST', path, body)).json().items;
    t.match(made, { wording: 'wersja 2', signedOn: '2026-08-20', version: 1 });
    t.equal((await director.send('POST', path, body)).json().code, 'kernel.duplicate');
    const report = async () => (await office.get(`/api/v1/subject-data/${id('lucja')}`)).json();
    t.match((await report()).agreement, { wording: 'wersja 2' });
    const over = { ...body, validTo: '2026-10-04', version: 1 };
    await director.send('PUT', `${path}/${made.agreementId}`, over);
    t.equal((await report()).agreement, null, 'one that is over is not named');
  },
);
