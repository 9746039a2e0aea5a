import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import t, { type Test } from 'tap';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { doorsReady, type Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { spoolPlace } from '../witness/places.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, smallSite } from './small-site.ts';

t.setTimeout(120_000);

const setMode = async (site: Site, mode: 'lockdown' | 'normal'): Promise<void> => {
  const { status } = await site.local('PUT', '/mode', { doorIds: site.school.doorIds, mode });
  if (status !== 204) throw new Error(`mode: ${status}`);
};

/** Agents that have not said that they hold the modes that the hub has now. */
const behind = async (site: Site): Promise<string[]> => {
  const { agents, modeVersion } = await site.state();
  return agents.filter((agent) => agent.modeVersion < modeVersion).map(({ agentId }) => agentId);
};

/** What the gatehouse's screen says of each door: as it is, and as it should be. */
const onScreen = async (site: Site): Promise<KioskDoor[]> => {
  const pin = site.school.login('caretaker').pin ?? '';
  const kiosk = await until('somebody at the kiosk', () =>
    signInAtKiosk(site.kioskUrl, pin).catch(() => undefined),
  );
  return (await kiosk.get<{ items: KioskDoor[] }>('/doors')).body.items;
};

t.test('a lockdown while one door is away', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  const [near, away] = [agentOf(site, 0), agentOf(site, 1)];

  await t.test(
    'the door that has it refuses, the screen names the one that is away [DOOR-14]',
    async (t) => {
      away.link.set({ kind: 'cut' });
      await until('the door to be away', async () =>
        (await site.state()).agents.some(
          ({ agentId, online }) => agentId === away.agentId && !online,
        ),
      );
      await setMode(site, 'lockdown');
      await until(
        'the near door in lockdown',
        async () => !(await behind(site)).includes(near.agentId),
      );
      t.same(await behind(site), [away.agentId], 'named as long as it has not confirmed');
      for (const { doorId, online, mode, wantedMode } of await onScreen(site)) {
        const isAway = away.doorIds.some((id) => id === doorId);
        t.same([online, mode, wantedMode], [!isAway, isAway ? 'normal' : 'lockdown', 'lockdown']);
      }
      t.match(await witness.tap(near, cardOf(site, 0)), { reason: 'denied.lockdown' });
      t.match(
        await witness.tap(near, cardOf(site, 0), 'out'),
        { decision: 'granted' },
        'the way out is free',
      );
      t.match(
        await witness.tap(away, cardOf(site, 1)),
        { decision: 'granted' },
        'it cannot know yet',
      );
    },
  );

  await t.test(
    'back, it takes the lockdown, also after both lost their power [DOOR-14]',
    async (t) => {
      // A power cut may take what is in flight; this is about what lies on the disk.
      await until('the passage on the disk of the door', () =>
        spoolPlace(site.folder, '2').some(({ kind }) => kind === 'passage'),
      );
      await Promise.all([site.hub.kill(), away.kill()]);
      await site.hub.start();
      away.link.set({ kind: 'open' });
      await away.start();
      await doorsReady(site);
      await until('every door in lockdown', async () => (await behind(site)).length === 0);
      for (const agent of site.agents)
        t.match(await witness.tap(agent, cardOf(site, 2)), { reason: 'denied.lockdown' });
    },
  );

  await t.test('its end reaches a door that was away too', async (t) => {
    near.link.set({ kind: 'stalled' });
    await setMode(site, 'normal');
    await until(
      'the far door to be open again',
      async () => (await witness.tap(away, cardOf(site, 3)))?.decision === 'granted',
    );
    t.match(await witness.tap(near, cardOf(site, 4)), { reason: 'denied.lockdown' });
    near.link.set({ kind: 'open' });
    await until('the near door too', async () => (await behind(site)).length === 0, 30_000);
    t.match(await witness.tap(near, cardOf(site, 5)), { decision: 'granted' });
    await witness.rest();
    t.same(await witness.findings(), []);
  });
});
