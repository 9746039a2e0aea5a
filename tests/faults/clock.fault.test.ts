import t, { type Test } from 'tap';
import { signInAtKiosk } from '../harness/caretaker.ts';
import { doorsReady, type Site, type SiteAgent } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, cardOf, comeIn, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const HOUR_MS = 3_600_000;

const set = (site: Site, slot: Site['hub'] | SiteAgent, name: string, byMs: number) =>
  site.time.step(name, slot, { systemMs: byMs, schoolMs: byMs });

const stepsOf = async (site: Site, agent: SiteAgent): Promise<(number | undefined)[]> =>
  (await site.events())
    .filter(({ kind, sourceId }) => kind === 'clock.stepped' && sourceId === agent.agentId)
    .map(({ detail }) => detail?.byMs);

const online = async (site: Site): Promise<number> =>
  (await site.state()).agents.filter((agent) => agent.online).length;

t.test('clocks that somebody sets', async (t: Test) => {
  const site = await smallSite(t);
  const witness = watchSite(site);
  const main = agentOf(site, 0);
  await comeIn(site, witness, 0, 4);

  await t.test(
    'a door an hour ahead, then an hour behind, tells it and goes on [DOOR-14]',
    async (t) => {
      for (const byMs of [HOUR_MS, -2 * HOUR_MS, HOUR_MS]) {
        await set(site, main, main.name, byMs);
        const seen = await until('the step in the log of the hub', async () => {
          const steps = await stepsOf(site, main);
          return steps.some((step) => Math.abs((step ?? 0) - byMs) < 1000) && steps;
        });
        t.ok(seen.length > 0, `${byMs / HOUR_MS} h`);
        const card = cardOf(site, 10 + seen.length);
        if (byMs > 0) {
          await witness.tap(main, card);
          continue;
        }
        // The roster was issued later than this clock says: the door knows better.
        const answer = await tapCard(main, card);
        const event = await until('the tap at the hub', async () =>
          (await site.events()).find(({ id }) => id === answer.eventId),
        );
        const awayMs = Math.abs(event.occurredAtUtc - site.time.schoolNowUtc());
        t.ok(awayMs < HOUR_MS / 2, 'nearer the truth than the clock');
        t.equal(event.clock, 'unsure');
      }
      await witness.rest();
      t.same(await witness.findings(), [], 'each event has the time of its own door, in its order');
    },
  );

  await t.test('a hub an hour behind keeps its doors, and one ahead too [HUB-06]', async (t) => {
    for (const byMs of [-HOUR_MS, 2 * HOUR_MS, -HOUR_MS]) {
      await set(site, site.hub, 'hub', byMs);
      await comeIn(site, witness, 20, 0);
      // Longer than it takes to drop a door whose certificate is not good.
      const untilMs = performance.now() + 1500;
      await until('a while', async () => {
        t.equal(await online(site), 2, 'connected');
        return performance.now() > untilMs;
      });
    }
    await comeIn(site, witness, 20, 4);
    await witness.rest();
    t.same(await witness.findings(), []);
  });

  await t.test(
    'a door that wakes in 1970 opens by its last roster and says that it is unsure [DOOR-14]',
    async (t) => {
      // Not the one that was an hour ahead: it takes its own newest event for the least that has passed.
      const second = agentOf(site, 1);
      await second.kill();
      const before = site.time.schoolNowUtc();
      await site.time.step(second.name, second, { systemMs: -Date.now(), schoolMs: -Date.now() });
      await second.start();
      const answer = await tapCard(second, cardOf(site, 30));
      t.match(answer, { decision: 'granted', reason: 'granted.window' });
      const event = await until('the tap at the hub', async () =>
        (await site.events()).find(({ id }) => id === answer.eventId),
      );
      t.equal(event.clock, 'unsure');
      t.ok(
        Math.abs(event.occurredAtUtc - before) < HOUR_MS,
        'not before what has certainly passed',
      );
      await second.kill();
      await site.time.step(second.name, second, { systemMs: Date.now(), schoolMs: Date.now() });
      await second.start();
      await doorsReady(site);
      await witness.rest();
      t.same(await witness.findings(), []);
    },
  );

  await t.test(
    'a hub that wakes in 1970 keeps doors, books and the end of a lockdown [HUB-05, AUDIT-13]',
    async (t) => {
      await until('the directory at the hub', () =>
        signInAtKiosk(site.kioskUrl, site.school.login('caretaker').pin ?? '').catch(
          () => undefined,
        ),
      );
      await site.hub.kill();
      const back = Date.now();
      await site.time.step('hub', site.hub, { systemMs: -back, schoolMs: -back });
      await site.hub.start();
      await doorsReady(site);
      const pin = site.school.login('caretaker').pin ?? '';
      const kiosk = await signInAtKiosk(site.kioskUrl, pin);
      t.equal((await kiosk.block(cardOf(site, 31).id, 'zgubiona')).status, 200);
      const act = (await site.events()).find(({ kind }) => kind === 'card.blocked');
      t.ok(Math.abs((act?.occurredAtUtc ?? 0) - site.time.schoolNowUtc()) < HOUR_MS, 'its time');
      t.equal(act?.clock, 'unsure');
      const { state } = (await site.local('GET', '/state')).body as { state: { atUtc: number } };
      const { doorIds } = site.school;
      const ending = { doorIds, mode: 'lockdown', untilUtc: state.atUtc + 1500 };
      t.match(await site.local('PUT', '/mode', ending), { status: 204 });
      const later = ((await site.local('GET', '/state')).body as { state: { modeVersion: number } })
        .state.modeVersion;
      await until(
        'the lockdown to end by itself',
        async () => (await site.state()).modeVersion > later,
      );
      await comeIn(site, witness, 32, 4);
      await witness.rest();
      t.same(await witness.findings(), []);
    },
  );
});
