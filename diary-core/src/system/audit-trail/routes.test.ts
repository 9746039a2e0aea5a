import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { renamePerson } from '../../people/persons/api.ts';
import { makeCard } from '../../presence/test-world.ts';
import { batchOf, makeSite, rowsFrom, systemFeatures, type TestSite, tapAt } from '../test-site.ts';

const options = { features: systemFeatures };

interface Item {
  readonly version: number;
  readonly action: string;
  readonly actor: { readonly name?: string };
}

const list = async (site: TestSite, query = ''): Promise<Item[]> =>
  (await site.admin.get(`/api/v1/audit?${query}`)).json().items;

const block = (site: TestSite, cardId: string) =>
  site.office.send('POST', `/api/v1/cards/${cardId}/block`, { reason: 'zgubiona na boisku' });

onBothEngines(
  t,
  'each act tells when, who in which function, from where, and why [AUDIT-05, AUDIT-06, AUDIT-07]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    kit.clock.advance(1000);
    await block(site, cardId);
    const [act] = await list(site, `subjectKind=card&subjectId=${cardId}&action=card.block`);
    t.match(act, {
      atUtc: kit.clock.nowMs(),
      actor: { kind: 'account', role: 'secretariat', name: 'Testowa Osoba', address: '127.0.0.1' },
      action: 'card.block',
      subject: { kind: 'card', id: cardId },
      reason: 'zgubiona na boisku',
      erased: false,
    });
  },
);

onBothEngines(
  t,
  'each act tells what was changed, from what, to what [AUDIT-04, AUDIT-08, AUDIT-09]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await kit.db.forSchool(site.schoolId).change(
      {
        actor: kit.actor,
        action: 'student.change',
        subject: { kind: 'person', id: site.annaId },
      },
      (tx) => renamePerson(tx, site.annaId, { firstName: 'Anna', lastName: 'Żak-Ącka' }),
    );
    const [act] = await list(site, 'search=acka&action=student.change');
    t.match(act, {
      changes: [
        {
          operation: 'update',
          record: 'person',
          recordId: site.annaId,
          old: { last_name: 'Ącka' },
          new: { last_name: 'Żak-Ącka' },
        },
      ],
    });
  },
);

onBothEngines(
  t,
  'cards, doors and kiosks stand in the same register, secrets only as changed [AUDIT-13]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    const { doorId: _door, direction: _direction, reason: _reason, ...bare } = tapAt(kit, site);
    const kiosk = {
      ...bare,
      source: 'kiosk',
      kind: 'card.blocked',
      cardId,
      detail: { blockId: kit.newId() },
    };
    await site.bridge.send('POST', '/api/v1/hub/events', batchOf(rowsFrom(kit, 1, [kiosk])));
    await kit.settle();
    const {
      shortName: _short,
      siteId: _site,
      doorId,
      ...door
    } = (
      await site.admin.send('POST', '/api/v1/doors', {
        siteId: site.siteId,
        name: 'Sala',
        shortName: 'gym',
        pulseMs: 3000,
        heldOpenAfterMs: 20_000,
        needs: 'uid',
        oneReaderDirection: 'in',
      })
    ).json();
    await site.admin.send('PUT', `/api/v1/doors/${doorId}`, { ...door, name: 'Hala' });
    const actions = (await list(site)).map((act) => act.action);
    for (const action of ['card.block', 'door.add', 'door.change', 'hub.enrol', 'hub.code'])
      t.ok(actions.includes(action), action);
    const everything = JSON.stringify(await list(site, 'limit=200'));
    t.notOk(everything.includes('04a1b2c3'), 'no card number');
    t.notOk(everything.includes(site.hub.credential), 'no credential');
  },
);

onBothEngines(
  t,
  'the register is searched by person, actor and date, and paged',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const card = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    kit.clock.set(Date.UTC(2026, 8, 8, 22, 30));
    await block(site, card);
    t.same(
      (await list(site, 'search=lukasz%20zak&action=card.block')).length,
      1,
      'by name, through the card',
    );
    t.equal((await list(site, 'search=acka&action=card.block')).length, 0);
    t.equal((await list(site, 'search=nikt')).length, 0);
    t.equal((await list(site, `search=${card}&action=card.block`)).length, 1);
    t.equal(
      (await list(site, 'action=card.block&from=2026-09-09&to=2026-09-09')).length,
      1,
      'school dates',
    );
    t.equal((await list(site, 'action=card.block&to=2026-09-08')).length, 0);
    const officeId =
      site.office.principal?.kind === 'account' ? site.office.principal.accountId : '';
    t.equal((await list(site, `actorId=${officeId}`)).length, 1);
    t.equal(
      (await site.admin.get('/api/v1/audit?from=2026-02-30')).json().code,
      'audit.no_such_date',
    );
    const first = (await site.admin.get('/api/v1/audit?limit=2')).json();
    const second = (await site.admin.get(`/api/v1/audit?limit=2&after=${first.next}`)).json();
    const versions = [...first.items, ...second.items].map((act: Item) => act.version);
    t.same(
      versions,
      [...versions].sort((one, other) => other - one),
    );
    t.equal(new Set(versions).size, 4);
  },
);

onBothEngines(
  t,
  'who may read the register, and that reading is written down [AUDIT-10]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const other = await makeSite(kit, kit.schoolB);
    t.equal((await site.office.get('/api/v1/audit')).statusCode, 403);
    t.equal((await kit.anonymous.get('/api/v1/audit')).statusCode, 401);
    const director = kit.signIn([{ schoolId: site.schoolId, role: 'director' }]);
    t.equal((await director.get('/api/v1/audit')).statusCode, 200);
    t.equal((await list(site, 'action=audit.read.seen')).length, 1);
    t.equal(
      (await list(other, `search=${site.lukaszId}`)).length,
      0,
      'another school’s acts are not there',
    );
  },
);

onBothEngines(
  t,
  'the address is shown to those who look into a misuse, names to every reader',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    await block(site, cardId);
    const query = `/api/v1/audit?action=card.block,card.unblock&subjectKind=card`;
    const seenBy = async (role: 'director' | 'deputyDirector' | 'inspection') => {
      const reader = kit.signIn([{ schoolId: site.schoolId, role }]);
      return (await reader.get(query)).json().items;
    };
    for (const role of ['director', 'deputyDirector'] as const)
      t.equal((await seenBy(role))[0].actor.address, '127.0.0.1', role);
    const [act] = await seenBy('inspection');
    t.equal(act.actor.address, undefined);
    t.equal(act.actor.name, 'Testowa Osoba');
    t.equal(act.names[cardId], 'Łukasz Żak', 'a card by whose it is');
    t.equal((await list(site, 'actor=nikogo%20takiego')).length, 0);
    const bad = await site.admin.get('/api/v1/audit?action=card.block,');
    t.equal(bad.json().code, 'kernel.invalid_input', 'an empty code');
    const nowhere = await site.admin.get('/api/v1/audit?after=999999');
    t.equal(nowhere.json().code, 'kernel.invalid_cursor', 'a place that is not there');
  },
);

const verify = async (site: TestSite) => (await site.admin.get('/api/v1/audit/verify')).json();

const forge = (kit: TestKit, site: TestSite, statement: 'update' | 'delete') =>
  kit.db
    .forSchool(site.schoolId)
    .change({ actor: kit.actor, action: 'test.forge', subject: { kind: 'audit' } }, async (tx) => {
      if (statement === 'update')
        await tx.updateTable('audit').set({ action: 'nothing.happened' }).execute();
      else await tx.deleteFrom('audit').execute();
    });

onBothEngines(
  t,
  'nobody changes or deletes what is written, and the chain says so [AUDIT-12]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    await block(site, cardId);
    const before = await verify(site);
    t.match(before, { result: 'intact', erased: 0, checkedAtUtc: kit.clock.nowMs() });
    t.ok(before.acts >= 4);
    await t.rejects(forge(kit, site, 'update'));
    await t.rejects(forge(kit, site, 'delete'));
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      t.equal((await site.admin.send(method, '/api/v1/audit')).statusCode, 404, `no ${method}`);
    t.match(await verify(site), { result: 'intact', acts: before.acts });
  },
);
