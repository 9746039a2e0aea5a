import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { SeedCard } from '@furtka/diary-core/seed';
import t, { type Test } from 'tap';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { doorsReady, type Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, comeIn, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const DAY_MS = 86_400_000;

/** What a program keeps, as it lay on its disk while the program was stopped. */
const copyOf = (site: Site, name: 'hub' | 'core'): string => {
  const folder = join(site.folder, `${name}-of-yesterday`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(site.folder, name), folder, { recursive: true });
  return folder;
};

const putBack = (site: Site, name: 'hub' | 'core', copy: string): void => {
  const folder = join(site.folder, name);
  rmSync(folder, { recursive: true });
  mkdirSync(folder, { mode: 0o700 });
  cpSync(copy, folder, { recursive: true });
};

const hasGap = async (site: Site): Promise<boolean> => {
  const admin = await site.person('admin');
  const { body } = await admin.get<{ items: { hasGap: boolean }[] }>('/api/v1/hubs');
  return body.items.some((hub) => hub.hasGap);
};

const kioskOf = (site: Site) =>
  until('somebody signed in at the kiosk', () =>
    signInAtKiosk(site.kioskUrl, site.school.login('caretaker').pin ?? '').catch(() => undefined),
  );

const isRefused = (site: Site, card: SeedCard) =>
  until('both doors to refuse the card', async () => {
    const answers = await Promise.all(site.agents.map((agent) => tapCard(agent, card)));
    return answers.every(({ reason }) => reason === 'denied.blocked');
  });

const lockdown = async (site: Site, mode: 'lockdown' | 'normal') => {
  const doorIds = site.school.doorIds;
  const { status } = await site.local('PUT', '/mode', { doorIds, mode });
  if (status !== 204) throw new Error(`mode: ${status}`);
};

const allInMode = (site: Site, mode: string) =>
  until(`every door in mode ${mode}`, async () => {
    const views = await Promise.all(
      site.agents.map((agent) => agent.child().ask<{ doors: { mode: string }[] }>('snapshot')),
    );
    return views.every(({ doors }) => doors.every((door) => door.mode === mode));
  });

t.test('a hub put back from yesterday’s copy', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  await comeIn(site, witness, 0, 6);
  const early = await kioskOf(site);
  t.equal((await early.block(cardOf(site, 32).id, 'zgubiona')).status, 200);
  await witness.rest();
  await site.hub.stop();
  const copy = copyOf(site, 'hub');
  await site.hub.start();
  await doorsReady(site);
  await site.pass(DAY_MS);
  await doorsReady(site);
  const kiosk = await kioskOf(site);
  const lost = cardOf(site, 30);
  await kiosk.block(lost.id, 'zgubiona');
  await lockdown(site, 'lockdown');
  await allInMode(site, 'lockdown');
  await lockdown(site, 'normal');
  await allInMode(site, 'normal');
  await comeIn(site, witness, 6, 6);
  await witness.rest();

  await t.test('everything is in the core once; the gap is told [HUB-09, HUB-07]', async (t) => {
    await site.bridge.stop();
    await site.hub.kill();
    putBack(site, 'hub', copy);
    await site.hub.start();
    await site.bridge.start();
    await doorsReady(site);
    await comeIn(site, witness, 12, 6);
    const later = await kioskOf(site);
    t.equal((await later.block(cardOf(site, 33).id, 'zgubiona')).status, 200);
    await witness.rest();
    t.same(await witness.findings(), []);
    await until('the gap on the administrator’s page', () => hasGap(site));
  });

  await t.test('the block of the lost day stays at the doors [DOOR-12]', async (t) => {
    await isRefused(site, lost);
    t.pass('a hub that forgot a block cannot lift it');
  });

  await t.test(
    'a new block counts as confirmed only when the doors have it [CARD-39]',
    async (t) => {
      const again = await kioskOf(site);
      const card = cardOf(site, 31);
      const [away] = site.agents;
      if (away === undefined) throw new RangeError('no agent');
      away.link.set({ kind: 'cut' });
      await until('the door to be away', async () => {
        const { agents } = await site.state();
        return agents.some(({ agentId, online }) => agentId === away.agentId && !online);
      });
      const made = await again.block(card.id, 'zgubiona');
      const receipts = await until('the receipt of the other door', async () => {
        const { body } = await again.get<typeof made.body>(`/blocks/${made.body.blockId}`);
        return (
          body.receipts.some(({ confirmedAtUtc }) => confirmedAtUtc !== undefined) && body.receipts
        );
      });
      t.ok(
        receipts.every(
          ({ doorId, confirmedAtUtc }) =>
            (confirmedAtUtc === undefined) === away.doorIds.includes(doorId),
        ),
        'the door that is away has not confirmed',
      );
      t.match(await tapCard(away, card), { decision: 'granted' });
      away.link.set({ kind: 'open' });
      await isRefused(site, card);
    },
  );

  await t.test('a lockdown still reaches every door [DOOR-14]', async (t) => {
    await lockdown(site, 'lockdown');
    await allInMode(site, 'lockdown');
    t.match(await tapCard(agentOf(site, 0), cardOf(site, 20)), { reason: 'denied.lockdown' });
    await lockdown(site, 'normal');
    await allInMode(site, 'normal');
    t.match(await tapCard(agentOf(site, 0), cardOf(site, 21)), { decision: 'granted' });
  });
});

t.test('a core put back from yesterday’s copy gets everything again [HUB-09]', async (t) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  await comeIn(site, witness, 0, 6);
  await witness.rest();
  await site.core.stop();
  const copy = copyOf(site, 'core');
  await site.core.start();
  await site.pass(DAY_MS);
  const kiosk = await kioskOf(site);
  const lost = cardOf(site, 30);
  await kiosk.block(lost.id, 'zgubiona');
  const stolen = cardOf(site, 29);
  const secretary = await site.person('secretariat');
  await secretary.post(`/api/v1/cards/${stolen.id}/block`, { reason: 'skradziona' });
  await comeIn(site, witness, 6, 6);
  await witness.rest();
  const { rosterVersion } = await until('all blocks settled by a roster', async () => {
    const state = await site.state();
    return state.blocks.length === 0 && state;
  });
  await site.core.kill();
  putBack(site, 'core', copy);
  await site.core.start();
  await comeIn(site, witness, 12, 6);
  await witness.rest();
  t.same(await witness.findings(), []);
  t.notOk(await hasGap(site), 'the hub held all of it');
  await until('a roster of the restored core', async () => {
    const state = await site.state();
    return state.rosterVersion > rosterVersion;
  });
  await doorsReady(site);
  await isRefused(site, lost);
  await isRefused(site, stolen);
  t.pass('what the office blocked in the lost day stays dead at the doors');
  const office = await site.person('secretariat');
  await until('the kiosk’s block in the core', async () => {
    const { body } = await office.get<{ state: string }>(`/api/v1/cards/${lost.id}`);
    return body.state === 'blocked';
  });
  t.pass('the block of the lost day came again with the events');
});
