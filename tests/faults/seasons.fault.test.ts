import type { Passage } from '@furtka/core-contract/api';
import t, { type Test } from 'tap';
import { makeTestSchool } from '../harness/school.ts';
import { doorsReady, type Site, startSite } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import { schoolDay, schoolInstant } from '../week/days.ts';
import { watchSite } from '../witness/site-witness.ts';
import { agentOf, castCard, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const HOUR_MS = 3_600_000;

/** Goes to an instant and waits until the core has renewed the roster, if the last one is old by then. */
const goTo = async (site: Site, utc: number): Promise<void> => {
  const ms = utc - site.schoolNowUtc();
  await site.pass(ms);
  const dueVersion = site.time.systemNowUtc() - 24 * HOUR_MS;
  await until(
    'a fresh roster',
    async () => (await site.state()).rosterVersion > dueVersion,
    60_000,
  );
  await doorsReady(site);
};

const passagesOn = async (site: Site, studentId: string, date: string): Promise<Passage[]> => {
  const guardian = await site.person('guardian');
  const path = `/api/v1/children/${studentId}/passages?from=${date}&to=${date}`;
  return (await guardian.get<{ items: Passage[] }>(path)).body.items;
};

t.test(
  'both nights in which the clocks change, on machines that think they are in Samoa',
  async (t: Test) => {
    const made = makeTestSchool({ classesPerGrade: 1, pupilsPerClass: 8, doors: 1, pulseMs: 400 });
    const school = { ...made, offsetMs: schoolInstant('2026-10-24', '23:30') - Date.now() };
    const site = await startSite({
      school,
      agents: 1,
      push: { openAfterMs: 60, closeAfterMs: 150 },
      wishes: () => ({ env: { TZ: 'Pacific/Apia' } }),
    });
    t.teardown(site.remove);
    const witness = watchSite(site, { fromDate: '2026-10-01', toleranceMs: 1000 });
    const door = agentOf(site, 0);
    const child = castCard(site, 'inside');

    const nights = [
      {
        name: 'autumn: half past two comes twice',
        // Sunday 25 October 2026, 03:00 CEST is 02:00 CET.
        first: Date.UTC(2026, 9, 25, 0, 30),
        second: Date.UTC(2026, 9, 25, 1, 30),
        night: '2026-10-25',
        schoolDate: '2026-10-26',
      },
      {
        name: 'spring: half past two does not come',
        // Sunday 28 March 2027, 02:00 CET is 03:00 CEST.
        first: Date.UTC(2027, 2, 28, 0, 30),
        second: Date.UTC(2027, 2, 28, 1, 30),
        night: '2027-03-28',
        schoolDate: '2027-03-31',
      },
    ];
    for (const { name, first, second, night, schoolDate } of nights)
      await t.test(`${name} [DOOR-14, HUB-09]`, async (t) => {
        const tapped: string[] = [];
        for (const atUtc of [first, second]) {
          await goTo(site, atUtc);
          const answer = await witness.tap(door, child, 'out');
          t.match(answer, { decision: 'granted' }, 'the way out is free at night');
          tapped.push(answer?.eventId ?? '');
        }
        await witness.rest();
        const lines = await passagesOn(site, child.holderId ?? '', night);
        t.same(
          lines.map(({ eventId }) => eventId),
          [...tapped].reverse(),
          'both on the page of that school day, newest first',
        );
        const [after = 0, before = 0] = lines.map(({ occurredAtUtc }) => occurredAtUtc);
        t.ok(Math.abs(after - before - HOUR_MS) < 5000, 'an hour apart');

        const [card] = schoolDay(school, schoolDate).cards;
        if (card === undefined) throw new RangeError('nobody has lessons');
        await goTo(site, schoolInstant(schoolDate, '05:30'));
        t.match(await tapCard(door, card), { reason: 'denied.outside_hours' }, 'too early');
        await goTo(site, schoolInstant(schoolDate, '10:05'));
        t.match(await witness.tap(door, card), { reason: 'granted.window' }, 'at lessons');
        await witness.rest();
        t.same(await witness.findings(), []);
      });
  },
);
