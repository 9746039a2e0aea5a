import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { putSchool } from '../../people/accounts/test-browser.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as } from '../../seed/fixture-world.ts';

const options = { features, ownSignIn: true };
const NOW = Date.UTC(2026, 9, 5, 8);
const HOUR = 3_600_000;

onBothEngines(
  t,
  'a breach is recorded, decided, told to the provider and printed [ADMIN-10]',
  options,
  async (t, kit) => {
    kit.clock.set(NOW);
    await putSchool(kit, 'a');
    await putSchool(kit, 'b');
    const admin = as(kit, 'a', 'admin', 'admin');
    const accountId = fixtureId<'AccountId'>('a', 'account/scibor');
    const body = {
      kind: 'foreignLogin',
      happenedAtUtc: NOW - 5 * HOUR,
      noticedAtUtc: NOW - HOUR,
      what: 'Ktoś zalogował się z obcego komputera.',
      accountId,
    };
    const report = (over: object) => admin.send('POST', '/api/v1/incidents', { ...body, ...over });
    t.equal((await report({ noticedAtUtc: NOW + 1 })).json().code, 'incidents.in_future');
    const turned = { noticedAtUtc: NOW - 6 * HOUR };
    t.equal((await report(turned)).json().code, 'incidents.noticed_before');
    const foreign = fixtureId<'AccountId'>('b', 'account/scibor');
    t.equal((await report({ accountId: foreign })).json().code, 'kernel.not_found');
    const made = (await report({})).json();
    t.match(made, { number: 1, decision: null, authorityDeadlineUtc: NOW + 71 * HOUR });
    const path = `/api/v1/incidents/${made.incidentId}`;
    const close = { note: 'hasło zmienione', version: 1 };
    t.equal((await admin.send('POST', `${path}/close`, close)).json().code, 'incidents.undecided');
    const decision = { decision: 'block', note: 'konto przejęte', version: 1 };
    const decided = (await admin.send('POST', `${path}/decision`, decision)).json();
    t.match(decided, { decision: 'block', decisionNote: 'konto przejęte', version: 2 });
    const state = await kit.db
      .forSchool(kit.schoolA)
      .read((r) =>
        r
          .from('membership')
          .select(['state', 'state_reason'])
          .where('account_id', '=', accountId)
          .execute(),
      );
    t.match(state, [{ state: 'suspended', state_reason: 'konto przejęte' }], 'access is blocked');
    const untold = await admin.send('POST', `${path}/close`, { ...close, version: 2 });
    t.equal(untold.json().code, 'incidents.provider_not_told');
    const progress = {
      effects: 'wgląd w oceny klasy 4a',
      measures: 'nowe hasło',
      providerToldAtUtc: NOW - HOUR,
      authorityToldAtUtc: null,
      personsToldAtUtc: null,
      version: 2,
    };
    t.equal(
      (await admin.send('PUT', path, { ...progress, version: 1 })).json().code,
      'kernel.version_conflict',
    );
    t.match((await admin.send('PUT', path, progress)).json(), {
      measures: 'nowe hasło',
      version: 3,
    });
    const paper = await admin.send('POST', `${path}/print`);
    t.ok(paper.rawPayload.subarray(0, 5).equals(Buffer.from('%PDF-')));
    t.match((await admin.send('POST', `${path}/close`, { ...close, version: 3 })).json(), {
      closingNote: 'hasło zmienione',
    });
    const late = await admin.send('POST', `${path}/decision`, { ...decision, version: 4 });
    t.equal(late.json().code, 'incidents.closed');
    const stranger = as(kit, 'b', 'admin', 'admin');
    t.equal((await stranger.send('POST', `${path}/print`)).statusCode, 404);
    t.equal(
      (await as(kit, 'a', 'secretariat', 'secretary').get('/api/v1/incidents')).statusCode,
      403,
    );
    t.equal((await as(kit, 'a', 'inspection').get('/api/v1/incidents')).statusCode, 200);
  },
);

onBothEngines(t, 'a decision that cannot block changes nothing', options, async (t, kit) => {
  kit.clock.set(NOW);
  await putSchool(kit, 'a');
  const accountId = fixtureId<'AccountId'>('a', 'account/admin');
  const admin = kit.signIn([{ schoolId: kit.schoolA, role: 'admin' }], { accountId });
  const made = (
    await admin.send('POST', '/api/v1/incidents', {
      kind: 'lostPassword',
      happenedAtUtc: NOW,
      noticedAtUtc: NOW,
      what: 'kartka z hasłem',
      accountId,
    })
  ).json();
  const reply = await admin.send('POST', `/api/v1/incidents/${made.incidentId}/decision`, {
    decision: 'block',
    note: 'x',
    version: 1,
  });
  t.equal(reply.json().code, 'accounts.own_account');
  const [kept] = (await admin.get('/api/v1/incidents')).json().items;
  t.match(kept, { decision: null, version: 1 }, 'rolled back whole');
});
