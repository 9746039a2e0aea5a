import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { agentOf, makeSite, stateOf, systemFeatures, type TestSite } from '../test-site.ts';

const options = { features: systemFeatures };
const sitesOf = async (site: TestSite) =>
  (await site.admin.get('/api/v1/site-health')).json().items;
const main = async (site: TestSite) =>
  (await sitesOf(site)).find((one: { siteId: string }) => one.siteId === site.siteId);

onBothEngines(t, 'a site is told as it was last heard of', options, async (t, kit) => {
  const site = await makeSite(kit);
  const asked = await site.admin.get('/api/v1/site-health');
  t.equal(asked.headers['x-furtka-activity'], 'none', 'a page that looks by itself is no work');
  const before = await main(site);
  t.match(before, { atUtc: kit.clock.nowMs(), hub: { online: false }, agents: [], quarantined: 0 });
  t.equal(before.hub.lastHeardAtUtc, undefined, 'nothing is made up');
  t.match(before.doors, [{ name: 'Wejście główne', online: false, isUnconfirmed: false }]);
  const agent = agentOf(kit, site, {
    name: 'wejście',
    lostCount: 2,
    spoolDepth: 7,
    clock: 'unsure',
    certificateEndsAtUtc: kit.clock.nowMs() + 86_400_000,
    temperatureDeciC: 612,
    readers: [
      {
        ...{ readerId: 'main', online: false, badFrames: 3 },
        lastReadAtUtc: kit.clock.nowMs() - 2000,
      },
    ],
    lastHeardAtUtc: kit.clock.nowMs() - 1000,
  });
  // The hub's clock is an hour behind; ages are right all the same.
  const late = (atUtc: number) => atUtc - 3_600_000;
  const state = stateOf(kit, {
    atUtc: late(kit.clock.nowMs()),
    eventsWaiting: 12,
    rosterVersion: 5,
    agents: [
      {
        ...agent,
        lastHeardAtUtc: late(agent.lastHeardAtUtc),
        readers: [
          {
            ...{ readerId: 'main', online: false, badFrames: 3 },
            lastReadAtUtc: late(kit.clock.nowMs() - 2000),
          },
        ],
      },
    ],
    machine: { temperatureDeciC: 815, diskPermille: 300, databasePermille: 951 },
  });
  t.equal((await site.bridge.send('POST', '/api/v1/hub/state', state)).statusCode, 200);
  t.match(await main(site), {
    hub: {
      online: true,
      eventsWaiting: 12,
      rosterVersion: 5,
      hasGap: false,
      machine: { temperatureDeciC: 815, diskPermille: 300, databasePermille: 951 },
    },
    agents: [{ ...agent, online: true }],
    doors: [{ online: true, lastHeardAtUtc: agent.lastHeardAtUtc }],
  });
  kit.clock.advance(5001);
  t.match(await main(site), {
    hub: { online: false },
    agents: [{ online: false, lastHeardAtUtc: agent.lastHeardAtUtc }],
    doors: [{ online: false }],
  });
});

onBothEngines(t, 'a hub that was struck out is gone, and when', options, async (t, kit) => {
  const site = await makeSite(kit);
  t.equal((await site.admin.send('DELETE', `/api/v1/hubs/${site.hub.hubId}`)).statusCode, 204);
  const after = await main(site);
  t.equal(after.hub, undefined);
  t.equal(after.hubRevokedAtUtc, kit.clock.nowMs());
  t.equal((await site.office.get('/api/v1/site-health')).statusCode, 403);
  const other = await makeSite(kit, kit.schoolB);
  const ids = (await sitesOf(other)).map((one: { siteId: string }) => one.siteId);
  t.notOk(ids.includes(site.siteId), 'another school’s sites are not there');
});
