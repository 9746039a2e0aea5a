import { LiveCard } from '@furtka/core-contract/api';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { makeCard } from '../../presence/test-world.ts';
import { agentOf, makeSite, stateOf, systemFeatures } from '../test-site.ts';

const liveCard = Compile(LiveCard);

onBothEngines(
  t,
  'the office sees each door confirm a block as it happens [CARD-38]',
  { features: systemFeatures },
  async (t, kit) => {
    const site = await makeSite(kit);
    const other = await makeSite(kit, kit.schoolB);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    const url = await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const port = Number(new URL(url).port);
    const office = await openStream(port, site.office.headers);
    const elsewhere = await openStream(port, other.office.headers);
    await until(() => office.events.length > 0 && elsewhere.events.length > 0, 'the streams');
    const cards = () =>
      office.events.flatMap(({ event, data }) =>
        event === 'card' && liveCard.Check(data) ? [data] : [],
      );
    const reply = await site.office.send('POST', `/api/v1/cards/${cardId}/block`, {
      reason: 'zgubiona',
    });
    await until(() => cards().length > 0, 'the blocked card');
    t.match(cards()[0], { cardId, holderName: 'Łukasz Żak', state: 'blocked' });
    const { blockId } = reply.json();
    const agent = agentOf(kit, site, { denyVersion: 1 });
    const state = stateOf(kit, { blocks: [{ blockId, denyVersion: 1 }], agents: [agent] });
    await site.bridge.send('POST', '/api/v1/hub/state', state);
    await until(() => cards().length > 1, 'the receipt');
    const receipt = cards()[1]?.block?.receipts.find((each) => each.doorId === site.mainDoorId);
    t.ok(receipt?.confirmedAtUtc);
    await site.bridge.send('POST', '/api/v1/hub/state', state);
    await site.office.send('POST', `/api/v1/cards/${cardId}/unblock`, { reason: 'znaleziona' });
    await until(() => cards().at(-1)?.state === 'active', 'the card in use again');
    t.equal(cards().length, 3, 'one event for each thing that happened');
    t.notOk(elsewhere.events.some((each) => each.event === 'card'));
    office.cut();
    elsewhere.cut();
  },
);
