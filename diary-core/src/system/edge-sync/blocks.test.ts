import type { BlockReply } from '@furtka/core-contract/api';
import { open } from '@furtka/core-contract/signed';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { makeCard } from '../../presence/test-world.ts';
import {
  agentOf,
  batchOf,
  makeSite,
  rowsFrom,
  stateOf,
  systemFeatures,
  type TestSite,
  tapAt,
} from '../test-site.ts';

const options = { features: systemFeatures };
const reason = { reason: 'zgubiona' };

const listen = async (kit: TestKit): Promise<number> => {
  const url = await kit.app.listen({ host: '127.0.0.1', port: 0 });
  return Number(new URL(url).port);
};

const report = (site: TestSite, state: object) =>
  site.bridge.send('POST', '/api/v1/hub/state', state);
const block = async (site: TestSite, cardId: string): Promise<BlockReply> =>
  (await site.office.send('POST', `/api/v1/cards/${cardId}/block`, reason)).json();
const confirmed = (receipts: BlockReply['receipts']) =>
  receipts
    .filter((receipt) => receipt.confirmedAtUtc !== undefined)
    .map((receipt) => receipt.doorId);

onBothEngines(
  t,
  'a block waits for the doors that can be reached, and names the others [CARD-38]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    t.equal((await report(site, stateOf(kit, { agents: [agentOf(kit, site)] }))).statusCode, 200);
    const asked = block(site, cardId);
    const blockIdOf = async () => {
      const detail = (await site.office.get(`/api/v1/cards/${cardId}`)).json();
      return detail.block?.blockId as BlockReply['blockId'] | undefined;
    };
    await until(async () => (await blockIdOf()) !== undefined, 'the block');
    const blockId = (await blockIdOf()) as BlockReply['blockId'];
    const blocks = [{ blockId, denyVersion: 7 }];
    await report(site, stateOf(kit, { blocks, agents: [agentOf(kit, site, { denyVersion: 6 })] }));
    await report(site, stateOf(kit, { blocks, agents: [agentOf(kit, site, { denyVersion: 7 })] }));
    const reply = await asked;
    t.equal(reply.blockId, blockId);
    t.same(confirmed(reply.receipts), [site.mainDoorId]);
    t.ok(
      reply.receipts.some((each) => each.doorId === site.yardDoorId),
      'the door without hub is named',
    );
    const [hub] = (await site.admin.get('/api/v1/hubs')).json().items;
    t.same(hub.unconfirmedDoors, []);
    t.match(hub, { online: true, eventsWaiting: 0 });
  },
);

onBothEngines(
  t,
  'doors that do not answer are named after at most a second',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    await report(site, stateOf(kit, { agents: [agentOf(kit, site)] }));
    const began = performance.now();
    const reply = await block(site, cardId);
    t.ok(performance.now() - began < 3000, 'it answers with what is known');
    t.same(confirmed(reply.receipts), []);
    const [hub] = (await site.admin.get('/api/v1/hubs')).json().items;
    t.same(hub.unconfirmedDoors, [{ doorId: site.mainDoorId, name: 'Wejście główne' }]);
  },
);

onBothEngines(t, 'a hub speaks for the doors of its own site only', options, async (t, kit) => {
  const site = await makeSite(kit);
  const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
  const { blockId } = await block(site, cardId);
  const agent = agentOf(kit, site, { doorIds: [site.mainDoorId, site.yardDoorId], denyVersion: 1 });
  await report(site, stateOf(kit, { blocks: [{ blockId, denyVersion: 1 }], agents: [agent] }));
  t.same(confirmed((await block(site, cardId)).receipts), [site.mainDoorId]);
  t.equal((await report(site, { ...stateOf(kit), extra: 1 })).statusCode, 400);
});

onBothEngines(
  t,
  'the stream greets, then carries blocks ahead of any roster [HUB-07]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await kit.settle();
    const early = await makeCard(kit, site, { uid: '04000001', holderId: site.annaId });
    const card = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    await site.bridge.send(
      'POST',
      '/api/v1/hub/events',
      batchOf(rowsFrom(kit, 1, [tapAt(kit, site)])),
    );
    const { blockId: earlyBlock } = await block(site, early);
    const stream = await openStream(await listen(kit), site.bridge.headers, '/api/v1/hub/changes');
    await until(() => stream.events.some((each) => each.event === 'roster'), 'a roster');
    t.match(stream.events[0], { event: 'hello', data: { cursor: { position: 1 }, versions: [1] } });
    const { blockId } = await block(site, card);
    const isBlock = (id: string) => (each: { data: unknown }) =>
      JSON.stringify(each.data).includes(id);
    await until(() => stream.events.some(isBlock(blockId)), 'the block');
    await until(
      () =>
        stream.events
          .slice(stream.events.findIndex(isBlock(blockId)))
          .some((each) => each.event === 'roster'),
      'the roster that settles it',
    );
    await kit.settle();
    const signed = await site.bridge.get('/api/v1/hub/roster');
    const newest = `{"kind":"roster","version":${JSON.parse(String(signed.headers['etag']))}}`;
    await until(
      () => stream.events.some((each) => JSON.stringify(each.data) === newest),
      'the version that the ETag tells',
    );
    const opened = open(site.hub.rosterKeys, 'roster', signed.body);
    t.ok(opened.ok, 'signed by the key of the enrolment');
    const roster = opened.ok ? JSON.parse(opened.body) : {};
    t.same([...roster.settledBlocks].sort(), [blockId, earlyBlock].sort());
    t.same(
      roster.cards.map((each: { state: string }) => each.state),
      ['blocked', 'blocked'],
    );
    const same = await site.bridge.get('/api/v1/hub/roster', {
      headers: { 'if-none-match': String(signed.headers['etag']) },
    });
    t.equal(same.statusCode, 304);
    stream.cut();
  },
);

onBothEngines(t, 'what commits at one moment is all carried, once', options, async (t, kit) => {
  const site = await makeSite(kit);
  const cards = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      makeCard(kit, site, { uid: `0400000${n}`, holderId: site.lukaszId }),
    ),
  );
  const stream = await openStream(await listen(kit), site.bridge.headers, '/api/v1/hub/changes');
  await until(() => stream.events.length > 0, 'the greeting');
  const blocks = await Promise.all(cards.map((cardId) => block(site, cardId)));
  const carried = () =>
    stream.events.flatMap((each) =>
      each.event === 'block' ? [(each.data as { block: { blockId: string } }).block.blockId] : [],
    );
  await until(() => carried().length >= 8, 'all blocks');
  t.same(carried().sort(), blocks.map((each) => each.blockId).sort());
  stream.cut();
});

onBothEngines(t, 'a revoked hub’s stream ends within a second', options, async (t, kit) => {
  const site = await makeSite(kit);
  const stream = await openStream(await listen(kit), site.bridge.headers, '/api/v1/hub/changes');
  await until(() => stream.events.length > 0, 'the greeting');
  const began = performance.now();
  await site.admin.send('DELETE', `/api/v1/hubs/${site.hub.hubId}`);
  await stream.ended;
  t.ok(performance.now() - began < 1000);
  t.same(stream.events.at(-1), { event: 'revoked', data: { kind: 'revoked' } });
  for (const path of ['roster', 'directory', 'changes']) {
    const refused = await site.bridge.get(`/api/v1/hub/${path}`);
    t.match([refused.statusCode, refused.json().code], [401, 'hub.revoked']);
  }
});

onBothEngines(
  t,
  'a block made at a kiosk is taken whatever the card is now, and settled [CARD-39]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const make = (uid: string, state: 'active' | 'blocked' | 'cancelled' | 'received') =>
      makeCard(kit, site, { uid, holderId: site.lukaszId, state });
    const cards = {
      active: await make('04000001', 'active'),
      blocked: await make('04000002', 'blocked'),
      cancelled: await make('04000003', 'cancelled'),
      received: await make('04000004', 'received'),
    };
    const atKiosk = Object.values(cards).map((cardId) => {
      const { doorId: _door, direction: _direction, reason: _reason, ...bare } = tapAt(kit, site);
      return {
        ...bare,
        source: 'kiosk',
        kind: 'card.blocked',
        cardId,
        detail: { blockId: kit.newId() },
      };
    });
    const sent = batchOf(rowsFrom(kit, 1, atKiosk));
    const reply = await site.bridge.send('POST', '/api/v1/hub/events', sent);
    t.ok(
      reply.json().verdicts.every((verdict: { outcome: string }) => verdict.outcome === 'stored'),
    );
    await kit.settle();
    const state = async (cardId: string) =>
      (await site.office.get(`/api/v1/cards/${cardId}`)).json();
    t.match(
      await state(cards.active),
      { state: 'blocked', block: { blockId: atKiosk[0]?.detail.blockId } },
      'by the block of the kiosk',
    );
    t.match(await state(cards.blocked), { state: 'blocked' });
    t.match(await state(cards.cancelled), { state: 'cancelled' });
    t.match(await state(cards.received), { state: 'received' });
    const outcomes = await kit.db
      .forSchool(site.schoolId)
      .read((read) =>
        read
          .from('card_block')
          .select(['outcome', 'code'])
          .where('source', '=', 'kiosk')
          .orderBy('outcome')
          .orderBy('code')
          .execute(),
      );
    t.same(
      outcomes.map((each) => `${each.outcome} ${each.code}`),
      [
        'already_blocked null',
        'blocked null',
        'refused cards.state_refused',
        'refused cards.state_refused',
      ],
    );
    const opened = open(
      site.hub.rosterKeys,
      'roster',
      (await site.bridge.get('/api/v1/hub/roster')).body,
    );
    const settled = opened.ok ? JSON.parse(opened.body).settledBlocks : [];
    for (const { detail } of atKiosk)
      t.ok(settled.includes(detail.blockId), 'settled by the next roster');
    await kit.settle();
  },
);
