import { randomBytes, randomUUID } from 'node:crypto';
import { uuidv7 } from '@furtka/core-contract/ids';
import t, { type Test } from 'tap';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { connectDevice, identityOf } from '../harness/device.ts';
import { buildLastYear } from '../harness/last-year.ts';
import { doorsReady, type Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { corePlace } from '../witness/places.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, comeIn, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const blockAtKiosk = async (site: Site, cardId: string): Promise<void> => {
  const pin = site.school.login('caretaker').pin ?? '';
  const kiosk = await until('somebody at the kiosk', () =>
    signInAtKiosk(site.kioskUrl, pin).catch(() => undefined),
  );
  const { status } = await kiosk.block(cardId, 'zgubiona');
  if (status !== 200) throw new Error(`block: ${status}`);
};

const isBlockedInCore = (site: Site, cardId: string) =>
  until('the block in the core', async () => {
    const office = await site.person('secretariat');
    const { body } = await office.get<{ state: string }>(`/api/v1/cards/${cardId}`);
    return body.state === 'blocked';
  });

const codesOf = async (site: Site): Promise<string[]> => {
  const admin = await site.person('admin');
  const siteId = site.school.school.sites[0]?.id;
  const path = `/api/v1/sites/${siteId}/quarantine`;
  const { body } = await admin.get<{ items: { code: string }[] }>(path);
  return body.items.map(({ code }) => code);
};

const replay = async (site: Site): Promise<{ taken: number; left: number }> => {
  const admin = await site.person('admin');
  const siteId = site.school.school.sites[0]?.id;
  const path = `/api/v1/sites/${siteId}/quarantine/replay`;
  return (await admin.post<{ taken: number; left: number }>(path)).body;
};

t.test('releases that do not know each other', async (t: Test) => {
  const lastYear = await buildLastYear();
  t.teardown(lastYear.remove);
  const old = new Set<string>(['hub']);
  const site = await smallSite(t, {
    wishes: (name) => {
      if (!old.has(name)) return {};
      return { program: name === 'core' ? lastYear.core : lastYear.hub };
    },
  });
  const witness = watchSite(site);

  await t.test(
    'last year’s hub and doors against this core: all is taken [HUB-09, HUB-07]',
    async (t) => {
      await comeIn(site, witness, 0, 6);
      const card = cardOf(site, 30);
      await blockAtKiosk(site, card.id);
      await isBlockedInCore(site, card.id);
      await witness.rest();
      t.same(await witness.findings(), []);
      t.same(await codesOf(site), []);
    },
  );

  await t.test(
    'an event of this year at last year’s hub waits for the administrator, not for ever [HUB-07]',
    async (t) => {
      const [doorId] = site.school.doorIds;
      if (doorId === undefined) throw new RangeError('no door');
      const { agentId, dataDir } = await site.enrol('device', [doorId]);
      const device = await connectDevice(identityOf(dataDir), site.ports.mqtt);
      t.teardown(device.stop);
      const event = {
        v: 3,
        id: uuidv7(Date.now(), randomBytes(10)),
        source: 'agent',
        sourceId: agentId,
        epoch: randomUUID(),
        seq: 1,
        kind: 'tap',
        doorId,
        direction: 'in',
        reason: 'denied.unknown',
        assurance: 'uid',
        occurredAtUtc: Math.round(site.schoolNowUtc()),
        clock: 'sure',
        rosterVersion: 1,
      };
      device.publish('event', JSON.stringify(event));
      await until('it before the administrator', async () =>
        (await codesOf(site)).includes('hub.event.version_unknown'),
      );
      await comeIn(site, witness, 6, 4);
      t.match(await replay(site), { taken: 1, left: 0 });
      const kept = corePlace(site.folder).find(({ eventId }) => eventId === event.id);
      t.equal(kept?.occurredAtUtc, event.occurredAtUtc, 'with its own time');
      await witness.rest();
      t.same(await witness.findings(), []);
    },
  );

  await t.test(
    'this year’s hub against last year’s core: what it cannot read is kept and taken after the upgrade [HUB-09, CARD-39]',
    async (t) => {
      await Promise.all([site.hub.stop(), site.core.stop()]);
      old.delete('hub');
      old.add('core');
      await Promise.all([site.hub.start(), site.core.start()]);
      await doorsReady(site);
      const card = cardOf(site, 31);
      await blockAtKiosk(site, card.id);
      await until(
        'the door to refuse it',
        async () => (await tapCard(agentOf(site, 0), card)).reason === 'denied.blocked',
      );
      await comeIn(site, witness, 10, 6);
      await until('the act in quarantine', async () =>
        (await codesOf(site)).includes('event.version_unknown'),
      );
      t.match(await replay(site), { taken: 0 }, 'the old core can do nothing with it');
      await site.core.stop();
      old.delete('core');
      await site.core.start();
      t.match(await replay(site), { left: 0 });
      await isBlockedInCore(site, card.id);
      await witness.rest();
      t.same(await witness.findings(), []);
      t.match(await tapCard(agentOf(site, 0), card), { reason: 'denied.blocked' });
    },
  );
});
