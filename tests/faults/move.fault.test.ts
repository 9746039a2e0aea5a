import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { exportHub } from '@furtka/edge-hub/export-hub';
import { importHub } from '@furtka/edge-hub/import-hub';
import t, { type Test } from 'tap';
import { freePortBase } from '../harness/ports.ts';
import { doorsReady, type Site } from '../harness/site.ts';
import { makeSlot, type Slot } from '../harness/slot.ts';
import { until } from '../harness/until.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, comeIn, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const hasGap = async (site: Site): Promise<boolean> => {
  const admin = await site.person('admin');
  const { body } = await admin.get<{ items: { hasGap: boolean }[] }>('/api/v1/hubs');
  return body.items.some((hub) => hub.hasGap);
};

/** Hub and bridge of another machine on the same export; its doors are nowhere. */
const startTwin = async (t: Test, site: Site, dataDir: string): Promise<Slot[]> => {
  const base = await freePortBase();
  const socketPath = join(site.folder, 'twin.sock');
  const place = (entry: 'hub' | 'bridge', config: object) =>
    makeSlot(entry, () => {
      const options = { config: { ...config, logLevel: 'warn' }, ...site.time.options(entry) };
      return { entry, name: `twin-${entry}`, folder: site.folder, options };
    });
  const ports = { mqttPort: base, enrolmentPort: base + 1, kioskPort: base + 2 };
  const slots = [
    place('hub', { dataDir, socketPath, ...ports }),
    place('bridge', {
      hubSocket: socketPath,
      credentialFile: join(dataDir, 'hub-credential'),
      coreUrl: site.coreUrl,
    }),
  ];
  t.teardown(() => Promise.all(slots.map((slot) => slot.kill())));
  for (const slot of slots) await slot.start();
  return slots;
};

t.test('a hub moves to another machine', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  const outFile = join(site.folder, 'hub.furtka');
  await comeIn(site, witness, 0, 6);
  const { blockId } = { blockId: crypto.randomUUID() };
  const blocked = cardOf(site, 40);
  const block = { blockId, cardId: blocked.id, atUtc: site.time.systemNowUtc() };
  t.match(await site.local('POST', '/blocks', { block }), { status: 204 });
  const before = await site.local('GET', '/identity');

  await t.test('exported while it runs, it is whole [HUB-09]', async (t) => {
    let isOver = false;
    const rush = (async () => {
      for (let number = 6; !isOver; number = number === 24 ? 6 : number + 1)
        await witness.tap(agentOf(site, number % 2), cardOf(site, number));
    })();
    const passphrase = await exportHub({ dataDir: site.hubDir, outFile });
    isOver = true;
    await rush;
    const copy = join(site.folder, 'twin');
    await importHub({ dataDir: copy, inFile: outFile, passphrase });
    await witness.rest();
    t.same(await witness.findings(), [], 'the hub lost nothing by it');
    // The old machine goes on; somebody starts the copy beside it.
    const twin = await startTwin(t, site, copy);
    await until('the core to notice two hubs of one name', () => hasGap(site), 30_000);
    await comeIn(site, witness, 25, 6);
    await witness.rest();
    t.same(await witness.findings(), [], 'nothing is lost or doubled while both speak');
    await Promise.all(twin.map((slot) => slot.stop()));
  });

  await t.test(
    'stopped, exported, imported: the doors do not notice [HUB-09, HUB-06]',
    async (t) => {
      await Promise.all([site.bridge.stop(), site.hub.stop()]);
      const file = join(site.folder, 'last.furtka');
      const passphrase = await exportHub({ dataDir: site.hubDir, outFile: file });
      renameSync(site.hubDir, join(site.folder, 'old-machine'));
      await importHub({ dataDir: site.hubDir, inFile: file, passphrase });
      await comeIn(site, witness, 31, 4);
      await Promise.all([site.hub.start(), site.bridge.start()]);
      await doorsReady(site);
      await comeIn(site, witness, 35, 4);
      await witness.rest();
      t.same(await witness.findings(), []);
      const after = await site.local('GET', '/identity');
      const key = (reply: { body: unknown }) => (reply.body as { hubKey: unknown }).hubKey;
      t.same(key(after), key(before), 'the same hub');
      t.match(await tapCard(agentOf(site, 0), blocked), { reason: 'denied.blocked' }, 'its block');
      t.match(await site.local('GET', '/verify'), { body: { brokenAt: undefined } });
    },
  );
});
