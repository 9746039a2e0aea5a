import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import type { AgentCode } from '@furtka/hub-contract/local-api';
import { enrolAgent } from '@furtka/reader-agent/enrol';
import t, { type Test } from 'tap';
import { doorsReady, enrolSite, type Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { corePlace, hubPlace } from '../witness/places.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, comeIn, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const statusOf = async (site: Site): Promise<KioskStatus> =>
  (await (await fetch(`${site.kioskUrl}/kiosk/v1/status`)).json()) as KioskStatus;

t.test('a door’s device that was made anew', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  const main = agentOf(site, 0);
  await comeIn(site, witness, 0, 6);
  await witness.rest();
  const { agentId } = main;
  await main.kill();
  rmSync(main.dataDir, { recursive: true });

  await t.test(
    'keeps its id and begins a new epoch; nothing is lost or doubled [HUB-06, HUB-09]',
    async (t) => {
      await main.enrolAgain('same');
      await main.start();
      await doorsReady(site);
      await comeIn(site, witness, 6, 6);
      await witness.rest();
      t.equal(main.agentId, agentId);
      t.same(await witness.findings(), []);
      const own = corePlace(site.folder).filter(({ sourceId }) => sourceId === agentId);
      t.equal(new Set(own.map(({ epoch }) => epoch)).size, 2, 'two epochs of one agent');
    },
  );

  await t.test('a device code is good once', async (t) => {
    const made = await site.local('POST', `/agents/${agentId}/code`);
    const { code } = made.body as AgentCode;
    const place = { hubHost: '127.0.0.1', enrolPort: site.ports.enrolment };
    const second = join(site.folder, 'second');
    await enrolAgent({ code, dataDir: main.dataDir, ...place });
    await t.rejects(enrolAgent({ code, dataDir: second, ...place }), { code: 'enrol.refused' });
    await t.rejects(
      enrolAgent({ code: code.replace(/^.{16}/, 'A'.repeat(16)), dataDir: second, ...place }),
      {
        code: 'enrol.refused',
      },
    );
  });
});

t.test('a hub that is revoked and replaced', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  const [main, other] = [agentOf(site, 0), agentOf(site, 1)];
  await comeIn(site, witness, 0, 4);
  await witness.rest();
  await until('names at the kiosk', async () => !(await statusOf(site)).directoryMissing);
  const admin = await site.person('admin');

  await t.test('it goes on by its last roster, without names, and says so [HUB-05]', async (t) => {
    // What this door has on disk when its hub is taken away goes up to the next one.
    other.link.set({ kind: 'cut' });
    const waiting = [
      await witness.tap(other, cardOf(site, 10)),
      await witness.tap(other, cardOf(site, 11)),
    ];
    t.ok(waiting.every((answer) => answer?.decision === 'granted'));
    const { body } = await admin.get<{ items: { hubId: string }[] }>('/api/v1/hubs');
    await admin.delete(`/api/v1/hubs/${body.items[0]?.hubId}`);
    const beganMs = performance.now();
    await until('the kiosk to say it', async () => (await statusOf(site)).revoked);
    const status = await statusOf(site);
    t.ok(status.directoryMissing, 'the names are gone');
    t.comment(`said after ${(performance.now() - beganMs).toFixed(0)} ms`);
    const late = await tapCard(main, cardOf(site, 12));
    t.match(late, { decision: 'granted' });
    await until('its outcome at the old hub', () =>
      hubPlace(site.folder).some(({ tapId }) => tapId === late.eventId),
    );
  });

  await t.test(
    'a new hub takes the site; its doors enrol with it and nothing is lost [HUB-06, HUB-09]',
    async (t) => {
      const atOldHub = hubPlace(site.folder).filter(
        ({ eventId }) => !corePlace(site.folder).some((event) => event.eventId === eventId),
      );
      await Promise.all([site.bridge.stop(), site.hub.stop()]);
      renameSync(site.hubDir, join(site.folder, 'old-hub'));
      mkdirSync(site.hubDir, { mode: 0o700 });
      await site.hub.start();
      await enrolSite(site);
      await site.bridge.start();
      await until('a roster at the new hub', async () => (await site.state()).rosterVersion > 0);
      for (const agent of site.agents) {
        await agent.stop();
        agent.link.set({ kind: 'open' });
        await agent.enrolAgain('new');
        await agent.start();
      }
      await doorsReady(site);
      await comeIn(site, witness, 20, 6);
      const siteId = site.school.school.sites[0]?.id;
      const quarantine = `/api/v1/sites/${siteId}/quarantine`;
      await until('the old door’s events before the administrator', async () => {
        const { body } = await admin.get<{ items: { code: string }[] }>(quarantine);
        return body.items.filter(({ code }) => code === 'hub.event.foreign_source').length >= 4;
      });
      const replayed = await admin.post<{ left: number }>(`${quarantine}/replay`);
      t.match(replayed, { status: 200, body: { left: 0 } }, 'each of them is taken');
      await witness.rest();
      const found = await witness.findings();
      const known = new Set(atOldHub.map(({ eventId }) => eventId));
      t.same(
        found.filter(({ what }) => ![...known].some((id) => what.includes(id))),
        [],
        'but what the revoked hub took itself, and still has on its disk',
      );
      t.ok(atOldHub.length > 0, `${atOldHub.length} events lie at the revoked hub`);
      t.match(await tapCard(main, cardOf(site, 30)), { decision: 'granted' });
      await until('names at the new kiosk', async () => !(await statusOf(site)).directoryMissing);
      const doorIds = site.school.doorIds;
      t.match(await site.local('PUT', '/mode', { doorIds, mode: 'lockdown' }), { status: 204 });
      for (const agent of site.agents)
        await until(
          'a lockdown of the new hub',
          async () => (await tapCard(agent, cardOf(site, 31))).reason === 'denied.lockdown',
        );
    },
  );
});
