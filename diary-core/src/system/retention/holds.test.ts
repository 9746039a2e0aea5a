import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { as } from '../../seed/fixture-world.ts';
import { admin, DAY_MS, id, options, passagesLeft, runNow, START, world } from './test-world.ts';

onBothEngines(
  t,
  'what is held for a proceeding, or is evidence, is never erased',
  options,
  async (t, kit) => {
    await world(kit);
    const director = () => as(kit, 'a', 'director', 'director');
    const hold = async (personId: string | null) =>
      (await director().send('POST', '/api/v1/retention/holds', { personId, reason: 'sąd' })).json()
        .items[0];
    const end = (held: { holdId: string }) =>
      director().send('POST', `/api/v1/retention/holds/${held.holdId}/end`, {
        reason: 'koniec',
        version: 1,
      });
    const person = await hold(id('lucja'));
    t.equal(person.personName, 'Łucja Żak');
    kit.clock.set(START + 400 * DAY_MS);
    t.match(await runNow(kit), { 'doors.passages': 1, 'doors.events': 1 });
    t.same(
      (await passagesLeft(kit)).map((row) => row.holder_id),
      [id('lucja')],
    );
    const all = await hold(null);
    t.same(await runNow(kit), {}, 'nothing at all');
    await end(person);
    t.equal((await admin(kit).get('/api/v1/retention')).json().isAllHeld, true);
    await end(all);
    t.equal((await end(all)).json().code, 'retention.hold_ended');
    const incident = (
      await admin(kit).send('POST', '/api/v1/incidents', {
        kind: 'foreignLogin',
        happenedAtUtc: START,
        noticedAtUtc: START + DAY_MS,
        what: 'obce logowanie',
        accountId: null,
      })
    ).json();
    const path = `/api/v1/incidents/${incident.incidentId}`;
    const decision = { decision: 'evidence', note: 'prokuratura', version: 1 };
    await admin(kit).send('POST', `${path}/decision`, decision);
    t.match(await runNow(kit), { 'doors.passages': 0 }, 'evidence from its time on');
    t.equal((await passagesLeft(kit)).length, 1);
    const told = {
      effects: null,
      measures: null,
      authorityToldAtUtc: null,
      personsToldAtUtc: null,
    };
    await admin(kit).send('PUT', path, { ...told, providerToldAtUtc: START + DAY_MS, version: 2 });
    await admin(kit).send('POST', `${path}/close`, { note: 'umorzono', version: 3 });
    t.match(await runNow(kit), { 'doors.passages': 1 });
    const stranger = as(kit, 'b', 'director', 'director');
    const foreign = await stranger.send('POST', '/api/v1/retention/holds', {
      personId: id('lucja'),
      reason: 'x',
    });
    t.equal(foreign.statusCode, 404);
  },
);
