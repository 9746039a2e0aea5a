import { randomBytes, randomUUID } from 'node:crypto';
import type { DoorEvent } from '@furtka/core-contract/event';
import { uuidv7 } from '@furtka/core-contract/ids';
import type { ReceiptPayload } from '@furtka/hub-contract/payloads';
import t from 'tap';
import { connectDevice, identityOf } from '../harness/device.ts';
import { until } from '../harness/until.ts';
import { corePlace } from '../witness/places.ts';
import { cardOf, smallSite } from './small-site.ts';

t.setTimeout(120_000);

interface Quarantined {
  readonly code: string;
  readonly position: number;
}

t.test(
  'a poison event and one with an unknown field hold up nothing and are not lost [HUB-07, HUB-06]',
  async (t) => {
    const site = await smallSite(t, { agents: 0 });
    const [doorId] = site.school.doorIds;
    if (doorId === undefined) throw new RangeError('no door');
    const { agentId, dataDir } = await site.enrol('device', [doorId]);
    const device = await connectDevice(identityOf(dataDir), site.ports.mqtt);
    t.teardown(device.stop);
    const epoch = randomUUID();
    const event = (seq: number, more: object = {}): Record<string, unknown> => ({
      v: 1,
      id: uuidv7(Date.now(), randomBytes(10)),
      source: 'agent',
      sourceId: agentId,
      epoch,
      seq,
      kind: 'tap',
      doorId,
      direction: 'in',
      reason: 'granted.window',
      cardId: cardOf(site, seq).id,
      assurance: 'uid',
      occurredAtUtc: Math.round(site.schoolNowUtc()) + seq,
      clock: 'sure',
      rosterVersion: 1,
      ...more,
    });
    const good = [1, 4, 6, 8].map((seq) => event(seq));
    const foreignCard = event(2, { cardId: randomUUID() });
    const unknownField = event(3, { temperature: 21 });
    const foreignDoor = event(5, { doorId: randomUUID() });
    const otherVersion = event(7, { v: 9 });
    const all = [...good, foreignCard, unknownField, foreignDoor, otherVersion].sort(
      (a, b) => Number(a['seq']) - Number(b['seq']),
    );
    // While the hub is cut off they lie side by side in its log, so that they go up as one batch.
    site.coreLink.set({ kind: 'cut' });
    for (const one of all) device.publish('event', JSON.stringify(one));

    const receipts = await until('a receipt for each', () => {
      const told = device
        .all('receipt')
        .flatMap((text) => (JSON.parse(text) as ReceiptPayload).receipts);
      return told.length >= all.length && told;
    });
    const outcomes = new Map(receipts.map(({ seq, outcome }) => [seq, outcome]));
    t.equal(outcomes.get(3), 'quarantined', 'the unknown field is told at the hub');
    t.same(
      [1, 2, 4, 5, 6, 8].map((seq) => outcomes.get(seq)),
      Array.from({ length: 6 }, () => 'stored'),
    );
    t.ok(outcomes.has(7), 'a version of tomorrow is answered too, so that the door may forget it');

    site.coreLink.set({ kind: 'open' });
    const seqs = await until('the good ones in the core', () => {
      const core = corePlace(site.folder).filter((one) => one.sourceId === agentId);
      return core.length >= good.length && core.map(({ seq }) => seq);
    });
    t.same(seqs, [1, 4, 6, 8], 'in their order, around the poison');
    await until('nothing waiting', async () => (await site.state()).eventsWaiting === 0);

    const admin = await site.person('admin');
    const siteId = site.school.school.sites[0]?.id;
    const { body } = await admin.get<{ items: Quarantined[] }>(
      `/api/v1/sites/${siteId}/quarantine`,
    );
    const codes = body.items.map(({ code }) => code);
    t.equal(codes.length, 4, 'the administrator sees each with its reason');
    t.ok(codes.includes('event.card_unknown') && codes.includes('event.door_unknown'));
    const replayed = await admin.post<{ taken: number; left: number }>(
      `/api/v1/sites/${siteId}/quarantine/replay`,
    );
    t.match(replayed.body, { taken: 0, left: 4 }, 'and nothing of them is dropped by a replay');

    const next = event(9) as DoorEvent & Record<string, unknown>;
    device.publish('event', JSON.stringify(next));
    await until('the next event in the core', () =>
      corePlace(site.folder).some(({ eventId }) => eventId === next.id),
    );
  },
);
