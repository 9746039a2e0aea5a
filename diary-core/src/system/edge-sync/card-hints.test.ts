import type { DoorEvent } from '@furtka/core-contract/event';
import type { DoorId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putDoor } from '../../presence/devices/api.ts';
import { inSchool, makeCard } from '../../presence/test-world.ts';
import { batchOf, makeSite, rowsFrom, systemFeatures, type TestSite, tapAt } from '../test-site.ts';

const options = { features: systemFeatures };
const HINTS = '/api/v1/card-hints';

const send = async (site: TestSite, batch: object): Promise<readonly { outcome: string }[]> =>
  (await site.bridge.send('POST', '/api/v1/hub/events', batch)).json().verdicts;
const as = (kit: TestKit, site: TestSite, role: 'secretariat' | 'caretaker' | 'teacher') =>
  kit.signIn([{ schoolId: site.schoolId, role, personId: site.teacherId }]);

const secondDoor = (kit: TestKit, site: TestSite): Promise<DoorId> =>
  inSchool(kit, site, async (tx) => {
    const doorId = kit.newId<'DoorId'>();
    await putDoor(tx, {
      doorId,
      siteId: site.siteId,
      name: 'Sala gimnastyczna',
      shortName: 'gym',
      pulseMs: 5000,
      heldOpenAfterMs: 30_000,
      needs: 'uid',
      oneReaderDirection: 'in',
    });
    return doorId;
  });

onBothEngines(
  t,
  'T1, T4: what doors say of a card, and two doors too soon, become hints; the card goes on working',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const gym = await secondDoor(kit, site);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3d4e5f6', holderId: site.lukaszId });
    const other = await makeCard(kit, site, { uid: '04a1b2c3d4e5f7', holderId: site.annaId });
    const at = kit.clock.nowMs();
    const granted = { reason: 'granted.window' } as const;
    const back = tapAt(kit, site, { ...granted, cardId, detail: { note: 'clone.counter_back' } });
    const near = tapAt(kit, site, { ...granted, cardId, doorId: gym, occurredAtUtc: at + 1_500 });
    const quiet = tapAt(kit, site, { ...granted, cardId: other, occurredAtUtc: at + 9_000 });
    const batch = batchOf(rowsFrom(kit, 1, [near, quiet, back]));
    t.ok((await send(site, batch)).every(({ outcome }) => outcome === 'stored'));
    await send(site, batch);
    const office = as(kit, site, 'secretariat');
    const wanted = [
      {
        cardId,
        holderName: 'Łukasz Żak',
        kind: 'twoDoors',
        doorName: 'Sala gimnastyczna',
        occurredAtUtc: at + 1_500,
        otherDoorName: 'Wejście główne',
        otherAtUtc: at,
      },
      {
        cardId,
        holderName: 'Łukasz Żak',
        kind: 'counterBack',
        doorName: 'Wejście główne',
        occurredAtUtc: at,
      },
    ];
    const { items } = (await office.get(HINTS)).json();
    t.match(
      items,
      wanted.map(({ holderName: _name, ...rest }) => rest),
    );
    t.equal(items.length, 2, 'a batch told twice hints once');
    t.ok(items[0].holderName.length > 0);
    t.same((await office.get(`${HINTS}?cardId=${cardId}`)).json().items, items);
    t.same((await office.get(`${HINTS}?cardId=${other}`)).json().items, []);
    t.equal(
      (await office.get(`/api/v1/cards/${cardId}`)).json().state,
      'active',
      'it locks nothing',
    );
    t.equal((await as(kit, site, 'caretaker').get(HINTS)).statusCode, 403);
    t.equal((await as(kit, site, 'teacher').get(HINTS)).statusCode, 403);
    const neighbour = await makeSite(kit, kit.schoolB);
    t.same((await as(kit, neighbour, 'secretariat').get(HINTS)).json().items, []);
    kit.clock.advance(31 * 86_400_000);
    t.same((await office.get(HINTS)).json().items, [], 'and is forgotten after a month');
  },
);

onBothEngines(
  t,
  'a tap that comes hours late is compared with its own time; an unsure clock with none',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const gym = await secondDoor(kit, site);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3d4e5f6', holderId: site.lukaszId });
    const at = kit.clock.nowMs();
    const tap = (over: Partial<DoorEvent>) =>
      tapAt(kit, site, { reason: 'granted.window', cardId, ...over });
    await send(site, batchOf(rowsFrom(kit, 1, [tap({ occurredAtUtc: at + 500, doorId: gym })])));
    await send(
      site,
      batchOf(
        rowsFrom(kit, 2, [tap({ occurredAtUtc: at + 90_000, doorId: gym, clock: 'unsure' })]),
      ),
    );
    kit.clock.advance(3 * 3_600_000);
    const late = [tap({ occurredAtUtc: at }), tap({ occurredAtUtc: at + 90_100 })];
    await send(site, batchOf(rowsFrom(kit, 3, late)));
    const { items } = (await as(kit, site, 'secretariat').get(HINTS)).json();
    t.match(items, [{ kind: 'twoDoors', occurredAtUtc: at + 500, otherAtUtc: at }]);
    t.equal(items.length, 1);
  },
);
