import { open } from '@furtka/core-contract/signed';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { makeSite, systemFeatures, type TestSite } from '../test-site.ts';

const options = { features: systemFeatures };
const CLASSIC = '04a1b2c3';
const UID = '04A1B2C3D4E5F6';
const REASON = { reason: 'spersonalizowana' };

const issuerOf = (kit: TestKit, site: TestSite) =>
  kit.signIn([{ schoolId: site.schoolId, role: 'cardIssuer', personId: site.teacherId }]);

/** What doors are told of a card. */
const atDoors = async (
  kit: TestKit,
  site: TestSite,
  cardId: string,
): Promise<string | undefined> => {
  await kit.settle();
  const { body } = await site.bridge.get('/api/v1/hub/roster');
  const opened = open(site.hub.rosterKeys, 'roster', body);
  if (!opened.ok) throw new Error(opened.code);
  const { cards } = JSON.parse(opened.body) as { cards: { cardId: string; assurance: string }[] };
  return cards.find((card) => card.cardId === cardId)?.assurance;
};

onBothEngines(
  t,
  'T2: a card that can hold no key is not registered as keyed, and says why',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const issuer = issuerOf(kit, site);
    const holderId = site.lukaszId;
    for (const uid of [CLASSIC, '05a1b2c3d4e5f6', '04a1b2c3d4e5f6a7b8c9']) {
      const body = { holderId, uid, assurance: 'keyed', state: 'active' };
      const reply = await issuer.send('POST', '/api/v1/cards', body);
      t.match([reply.statusCode, reply.json().code], [400, 'cards.keyed_impossible'], uid);
    }
    const plain = { holderId, uid: CLASSIC, state: 'active' };
    const { cardId } = (await issuer.send('POST', '/api/v1/cards', plain)).json();
    const path = `/api/v1/cards/${cardId}/assurance`;
    const raised = await issuer.send('POST', path, { uid: CLASSIC, assurance: 'keyed', ...REASON });
    t.equal(raised.json().code, 'cards.keyed_impossible');
    t.equal(await atDoors(kit, site, cardId), 'uid', 'it goes on as a plain card');
  },
);

onBothEngines(
  t,
  'a plain card that was personalised is keyed at the doors, without another number',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const issuer = issuerOf(kit, site);
    const body = { holderId: site.lukaszId, uid: UID, state: 'active' };
    const { cardId } = (await issuer.send('POST', '/api/v1/cards', body)).json();
    t.equal(await atDoors(kit, site, cardId), 'uid');
    const path = `/api/v1/cards/${cardId}/assurance`;
    const wrong = { uid: '04a1b2c3d4e5f7', assurance: 'keyed', ...REASON };
    t.equal((await issuer.send('POST', path, wrong)).json().code, 'cards.number_differs');
    const right = { uid: UID, assurance: 'keyed', ...REASON };
    t.equal((await issuer.send('POST', path, right)).statusCode, 200);
    t.equal(await atDoors(kit, site, cardId), 'keyed');
    t.equal((await issuer.send('POST', path, { ...right, assurance: 'uid' })).statusCode, 200);
    t.equal(await atDoors(kit, site, cardId), 'uid');
    const office = kit.signIn([
      { schoolId: site.schoolId, role: 'secretariat', personId: site.teacherId },
    ]);
    t.equal((await office.send('POST', path, right)).statusCode, 403);
    await issuer.send('POST', `/api/v1/cards/${cardId}/deactivate`, { reason: 'zniszczona' });
    t.equal((await issuer.send('POST', path, right)).json().code, 'cards.deactivated');
  },
);
