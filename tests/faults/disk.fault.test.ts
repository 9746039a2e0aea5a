import { randomBytes } from 'node:crypto';
import t, { type Test } from 'tap';
import { makeBadDisk } from '../harness/bad-disk.ts';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { doorsReady, type SiteAgent } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { corePlace } from '../witness/places.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, comeIn, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

/** More than a store of 1 MiB holds. */
const FLOOD = 2600;

const strangers = (count: number): string[] =>
  Array.from({ length: count }, () => `ff${randomBytes(6).toString('hex')}`);

/** Cards that nobody knows, each one event. */
const flood = (agent: SiteAgent, count: number): Promise<number> =>
  agent.child().ask('flood', { readerId: 'in-0', uids: strangers(count), everyMs: 0 }, 60_000);

interface Snapshot {
  readonly spoolDepth: number;
  readonly lostCount: number;
  readonly troubles: Readonly<Record<string, string>>;
}
const snapshot = (agent: SiteAgent): Promise<Snapshot> => agent.child().ask('snapshot');

t.test('full disks', async (t: Test) => {
  const disk = makeBadDisk();
  t.teardown(disk.remove);
  let hubMib = 64;
  const site = await smallSite(t, {
    wishes: (name) => {
      if (name === 'agent-1') return { config: { spoolMaxMib: 1 } };
      if (name === 'hub') return { config: { databaseMaxMib: hubMib } };
      return name === 'core' ? { env: disk.env } : {};
    },
  });
  const witness = watchSite(site);
  const main = agentOf(site, 0);

  await t.test(
    'a door whose spool is full opens, counts what it loses and tells it [DOOR-14, HUB-09]',
    async (t) => {
      main.link.set({ kind: 'cut' });
      await flood(main, FLOOD);
      await until('the door to lose events', async () => (await snapshot(main)).lostCount > 0);
      const inside = await witness.tap(main, cardOf(site, 0));
      t.match(inside, { decision: 'granted' }, 'the door goes on');
      const { lostCount } = await until('its attention lamp', async () => {
        const seen = await snapshot(main);
        return Object.keys(seen.troubles).length > 0 && seen;
      });
      main.link.set({ kind: 'open' });
      await doorsReady(site);
      await until('an empty spool', async () => (await snapshot(main)).spoolDepth === 0, 40_000);
      const after = await snapshot(main);
      t.same(after.troubles, {}, 'the lamp is out');
      await witness.rest(60_000, [inside?.eventId ?? '']);
      t.same(await witness.findings(), [], 'what the door had on disk is in the core');
      const told = (await site.events())
        .filter(({ kind, sourceId }) => kind === 'spool.lost' && sourceId === main.agentId)
        .reduce((sum, { detail }) => sum + (detail?.count ?? 0), 0);
      t.ok(told >= lostCount && told === after.lostCount, `${told} lost, all of them told`);
    },
  );

  await t.test(
    'a hub whose log is full blocks cards still; events wait at the doors [CARD-39, HUB-09]',
    async (t) => {
      const kiosk = await until('somebody at the kiosk', () =>
        signInAtKiosk(site.kioskUrl, site.school.login('caretaker').pin ?? '').catch(
          () => undefined,
        ),
      );
      await site.hub.stop();
      hubMib = 1;
      await site.hub.start();
      await doorsReady(site);
      // What the flood before left in the log is more than its cap now.
      await flood(agentOf(site, 1), 100);
      await until('events to wait at the doors', async () => {
        const { body } = await site.local('GET', '/health');
        return (body as { storing: boolean }).storing === false;
      });
      const again = await signInAtKiosk(site.kioskUrl, site.school.login('caretaker').pin ?? '');
      const card = cardOf(site, 30);
      t.equal((await again.block(card.id, 'zgubiona')).status, 200);
      await until(
        'the doors to refuse it',
        async () => (await tapCard(main, card)).reason === 'denied.blocked',
      );
      await comeIn(site, witness, 1, 6);
      await site.hub.stop();
      hubMib = 64;
      await site.hub.start();
      await witness.rest();
      t.same(await witness.findings(), []);
      t.ok(kiosk, 'with room again everything came');
    },
  );

  await t.test(
    'a core without room takes nothing, and everything once there is some [HUB-09]',
    async (t) => {
      const before = corePlace(site.folder).length;
      disk.set({ isFull: true });
      await comeIn(site, witness, 10, 6);
      await until(
        'events to wait at the hub',
        async () => (await site.state()).eventsWaiting >= 12,
      );
      t.equal(corePlace(site.folder).length, before, 'nothing half done');
      disk.set({});
      await witness.rest();
      t.same(await witness.findings(), []);
    },
  );
});
