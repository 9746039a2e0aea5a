import { doorPinHash } from '@furtka/core-contract/door-pin';
import { Roster } from '@furtka/core-contract/roster';
import { open } from '@furtka/core-contract/signed';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { cardKeys } from '../../presence/school-keys/api.ts';
import { inSchool, makeCard } from '../../presence/test-world.ts';
import { makeSite, systemFeatures, type TestSite } from '../test-site.ts';

const options = { features: systemFeatures };
const rosterCheck = Compile(Roster);
const HOURS = [
  { weekday: 1, from: '07:30', to: '08:00' },
  { weekday: 1, from: '14:00', to: '15:00' },
  { weekday: 5, from: '07:30', to: '08:00' },
];
const PLAIN = {
  opensBy: 'card',
  isOuter: true,
  freeHours: [],
  freeAfterStaff: false,
  interlock: null,
  hasDuress: false,
  alarmRepeatMinutes: 10,
};

const rosterOf = async (kit: TestKit, site: TestSite): Promise<Roster> => {
  await kit.settle();
  const reply = await site.bridge.get('/api/v1/hub/roster');
  const opened = open(site.hub.rosterKeys, 'roster', reply.body);
  if (!opened.ok) throw new Error(opened.code);
  const body: unknown = JSON.parse(opened.body);
  if (!rosterCheck.Check(body)) throw new Error('not a roster');
  return body;
};

const behave = async (site: TestSite, over: object) => {
  const { items } = (await site.admin.get('/api/v1/door-behaviours')).json();
  const { version } = items.find((one: { doorId: string }) => one.doorId === site.mainDoorId);
  const path = `/api/v1/doors/${site.mainDoorId}/behaviour`;
  const reply = await site.admin.send('PUT', path, { ...PLAIN, ...over, version });
  if (reply.statusCode !== 200) throw new Error(reply.body);
};

onBothEngines(
  t,
  'what the school sets at a door is in the next roster, and what it takes back is gone from it',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const door = async () =>
      (await rosterOf(kit, site)).doors.find(({ doorId }) => doorId === site.mainDoorId);
    const plain = await door();
    for (const name of ['opensBy', 'freeHours', 'freeAfterStaff', 'interlock', 'duress'])
      t.notOk(plain !== undefined && name in plain && plain[name as never] !== 'card', name);
    await behave(site, { isOuter: false, freeHours: HOURS, freeAfterStaff: true });
    t.match(await door(), { freeHours: HOURS, freeAfterStaff: true });
    await behave(site, {
      isOuter: false,
      opensBy: 'card_pin',
      hasDuress: true,
      interlock: 3,
      alarmRepeatMinutes: 4,
    });
    const set = await door();
    t.match(set, { opensBy: 'card_pin', duress: true, interlock: 3, alarmRepeatMinutes: 4 });
    t.notOk(set && 'freeHours' in set);
    await behave(site, {});
    t.same(await door(), plain);
  },
);

onBothEngines(
  t,
  'a PIN and a longer opening go with the cards of their holder alone, the PIN as its hash',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const teacher = await makeCard(kit, site, { uid: '04a1b2c3d4e5f6', holderId: site.teacherId });
    const pupil = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    const path = `/api/v1/door-holders/${site.teacherId}`;
    const { pin } = (await site.office.send('POST', `${path}/pin`)).json();
    const longer = { pulseMs: 15_000 };
    t.equal((await site.office.send('PUT', `${path}/longer-opening`, longer)).statusCode, 204);
    const cards = async () => {
      const roster = await rosterOf(kit, site);
      const text = JSON.stringify(roster);
      t.notMatch(text, `"${pin}"`, 'never the digits');
      return (cardId: string) => roster.cards.find((card) => card.cardId === cardId);
    };
    const keys = await inSchool(kit, site, (tx) => cardKeys(tx, kit.services));
    if (keys === undefined) throw new Error('the school has a card key');
    const cardOf = await cards();
    t.match(cardOf(teacher), { pin: await doorPinHash(keys.key, pin), pulseMs: 15_000 });
    for (const name of ['pin', 'pulseMs']) t.notOk(name in (cardOf(pupil) ?? {}), name);
    t.equal((await site.office.send('DELETE', `${path}/pin`)).statusCode, 204);
    await site.office.send('PUT', `${path}/longer-opening`, { pulseMs: null });
    const after = (await cards())(teacher);
    for (const name of ['pin', 'pulseMs']) t.notOk(name in (after ?? {}), `${name} taken away`);
  },
);
