import type { Passage } from '@furtka/core-contract/api';
import type { SeedCard } from '@furtka/diary-core/seed';
import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import t, { type Test } from 'tap';
import { doorsReady, type Site } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import type { TapAnswer } from '../processes/agent-acts.ts';
import { corePlace, hubPlace, spoolPlace } from '../witness/places.ts';
import { agentOf, castCard, smallSite, tapCard } from './small-site.ts';

const TAPS = 24;

interface Tapped {
  readonly answer: TapAnswer;
  /** School time around the tap, UTC ms. */
  readonly fromUtc: number;
  readonly untilUtc: number;
}

/** A pupil's card that is not the one whose guardian looks: a tap within the fold time would be answered again, not written. */
const otherCard = (site: Site, index: number): SeedCard => {
  const watched = site.school.castByKey.get('inside');
  const card = site.school.pupilCards.filter(({ holderId }) => holderId !== watched)[index];
  if (card === undefined) throw new RangeError(`no other card ${index}`);
  return card;
};

/** Different cards at both doors in turn, `from` on. */
const tapMany = async (site: Site, from: number): Promise<Tapped[]> => {
  const tapped: Tapped[] = [];
  for (let number = from; number < from + TAPS; number += 1) {
    const fromUtc = site.schoolNowUtc();
    const answer = await tapCard(agentOf(site, number % 2), otherCard(site, number));
    tapped.push({ answer, fromUtc, untilUtc: site.schoolNowUtc() });
  }
  return tapped;
};

const statusOf = async (site: Site): Promise<KioskStatus> =>
  (await (await fetch(`${site.kioskUrl}/kiosk/v1/status`)).json()) as KioskStatus;

/** Nothing waits in any spool or in the hub's log. */
const arrived = (site: Site, tapped: readonly Tapped[]) =>
  until('every event in the core', () => {
    const core = corePlace(site.folder);
    const ids = new Set(core.map(({ eventId }) => eventId));
    const outcomes = new Set(core.map(({ tapId }) => tapId));
    return tapped.every(
      ({ answer }) => ids.has(answer.eventId) && outcomes.has(answer.eventId) && core,
    );
  });

/** Once, in order, with the time of the door. */
const judgeArrival = (t: Test, site: Site, tapped: readonly Tapped[]) => {
  const core = corePlace(site.folder);
  t.equal(new Set(core.map(({ eventId }) => eventId)).size, core.length, 'nothing came twice');
  const held = new Set(hubPlace(site.folder).map(({ eventId }) => eventId));
  t.ok(
    core.every(({ eventId }) => held.has(eventId)),
    'what the core has the hub has',
  );
  const last = new Map<string, number>();
  for (const { sourceId, epoch, seq } of core) {
    t.ok(seq > (last.get(sourceId + epoch) ?? 0), 'in the order of the door');
    last.set(sourceId + epoch, seq);
  }
  const times = new Map(core.map(({ eventId, occurredAtUtc }) => [eventId, occurredAtUtc]));
  for (const { answer, fromUtc, untilUtc } of tapped) {
    const at = times.get(answer.eventId) ?? 0;
    t.ok(at >= fromUtc - 5 && at <= untilUtc + 5, 'with its own time');
  }
};

interface Settings {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly version: number;
}

/** The day as the director sees it, once the school lets the director see it. */
const directorsDay = async (site: Site): Promise<{ eventId: string; gap: string }[]> => {
  const admin = await site.person('admin');
  const { body } = await admin.get<Settings>('/api/v1/school/settings');
  const settings = { ...body.settings, directorSeesPassages: true };
  await admin.put('/api/v1/school/settings', { version: body.version, settings });
  const director = await site.person('director');
  const siteId = site.school.school.sites[0]?.id;
  const day = await director.get<{ items: { eventId: string; gap: string }[] }>(
    `/api/v1/sites/${siteId}/passages`,
  );
  return day.body.items;
};

t.setTimeout(120_000);

t.test('what two processes hold survives the third', async (t) => {
  const site = await smallSite(t);
  const main = agentOf(site, 0);

  await t.test(
    'hub and core apart: doors go by the timetable, events arrive once, in order [HUB-09, HUB-07, HUB-05]',
    async (t) => {
      const lesson = await tapCard(main, otherCard(site, 0));
      t.match(lesson, { decision: 'granted', reason: 'granted.window' });
      site.coreLink.set({ kind: 'cut' });
      await until('the kiosk to say that the core is away', async () => {
        const { core } = await statusOf(site);
        return !core.connected;
      });
      const tapped = await tapMany(site, 1);
      t.ok(
        tapped.every(({ answer }) => answer.decision === 'granted'),
        'every pupil got in',
      );
      t.match(
        await tapCard(main, castCard(site, 'later')),
        { decision: 'denied', reason: 'denied.outside_hours' },
        'before the lessons of that class nobody of it gets in',
      );
      await until('the outcomes in the log of the hub', async () => {
        const { eventsWaiting } = await site.state();
        return eventsWaiting >= 2 * TAPS + 1;
      });
      t.notOk(
        corePlace(site.folder).some(({ eventId }) => eventId === tapped[0]?.answer.eventId),
        'the core knows of nothing',
      );
      site.coreLink.set({ kind: 'open' });
      await arrived(site, tapped);
      judgeArrival(t, site, tapped);
      await until(
        'the spool to forget what the hub holds',
        () => spoolPlace(site.folder, '1').length === 0,
      );
    },
  );

  await t.test(
    'the broker killed and started again: doors go on, nothing logged is lost [HUB-06, HUB-09]',
    async (t) => {
      const before = await site.state();
      await site.hub.kill();
      const tapped = await tapMany(site, 1 + TAPS);
      t.ok(
        tapped.every(({ answer }) => answer.decision === 'granted'),
        'every pupil got in',
      );
      await until(
        'the events in the spools',
        () => spoolPlace(site.folder, '1').length >= TAPS && spoolPlace(site.folder, '2').length,
      );
      await site.hub.start();
      await doorsReady(site);
      await arrived(site, tapped);
      judgeArrival(t, site, tapped);
      t.equal((await site.state()).rosterVersion, before.rosterVersion, 'with the same roster');
    },
  );

  await t.test(
    'core and bridge killed while a pupil comes twice: both entries are kept, once each, and flagged [DOOR-14]',
    async (t) => {
      const card = castCard(site, 'inside');
      const first = await tapCard(main, card);
      const killing = Promise.all([site.core.kill(), site.bridge.kill()]);
      const second = await tapCard(agentOf(site, 1), card);
      await killing;
      await Promise.all([site.core.start(), site.bridge.start()]);
      const wanted = [first.eventId, second.eventId];
      const guardian = await site.person('guardian');
      const seen = await until('both entries on the guardian’s page', async () => {
        const path = `/api/v1/children/${card.holderId}/passages`;
        const { items } = (await guardian.get<{ items: Passage[] }>(path)).body;
        const found = items.filter(({ eventId }) => wanted.includes(eventId));
        return found.length >= wanted.length && found;
      });
      t.same(
        seen.map(({ eventId, opened, direction }) => [eventId, opened, direction]),
        [...wanted].reverse().map((eventId) => [eventId, 'yes', 'in']),
        'each once, newest first',
      );
      const day = await directorsDay(site);
      const gapOf = (id: string) => day.find(({ eventId }) => eventId === id)?.gap;
      t.equal(gapOf(second.eventId), 'exitMissing', 'the second lacks an exit before it');
    },
  );
});
