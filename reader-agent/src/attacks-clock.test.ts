import t from 'tap';
import { agentConfig, foldOf, startTestAgent } from '../fixtures/agent.ts';
import { HOUR, newFolder, school, setClocks, start } from '../fixtures/attack.ts';
import { classGroup, MONDAY_0900, staffGroup } from '../fixtures/roster.ts';
import { uidCard } from '../fixtures/school.ts';
import { startTestHub } from '../fixtures/test-hub.ts';
import { until } from '../fixtures/until.ts';

// What the clock and a late plan do to a door, played at a whole agent; docs/threats.md.

t.setTimeout(280_000);

/** Nights of Saturday on which somebody works, 22:00 to 06:00, and Sunday's own hours; wall time of Warsaw. */
const nights = (saturday: string) =>
  school.signRoster({
    groups: [classGroup(), staffGroup({ hours: [{ weekday: 6, from: '22:00', to: '06:00' }] })],
    cards: [uidCard(2, { group: 1 })],
    settings: foldOf(0),
    issuedAtUtc: Date.parse(`${saturday}T00:00:00Z`),
  });

t.test('T26: a window over midnight, on both nights on which the clock is changed', async (t) => {
  for (const { saturday, fromUtc, toUtc } of [
    // 22:00 in summer time is 20:00 UTC; 06:00 in winter time is 05:00 UTC: nine hours.
    { saturday: '2026-10-24', fromUtc: Date.UTC(2026, 9, 24, 20), toUtc: Date.UTC(2026, 9, 25, 5) },
    // 22:00 in winter time is 21:00 UTC; 06:00 in summer time is 04:00 UTC: seven hours.
    { saturday: '2027-03-27', fromUtc: Date.UTC(2027, 2, 27, 21), toUtc: Date.UTC(2027, 2, 28, 4) },
  ]) {
    const agent = await start(t, nights(saturday), { systemMs: fromUtc - HOUR });
    const at = (utc: number): string => {
      setClocks(agent, utc);
      return agent.tap(2)?.reason ?? '';
    };
    for (let utc = fromUtc - HOUR / 2; utc < toUtc + HOUR; utc += HOUR / 4) {
      const isInside = utc >= fromUtc && utc < toUtc;
      t.equal(
        at(utc + 30_000),
        isInside ? 'granted.staff' : 'denied.outside_hours',
        new Date(utc).toISOString(),
      );
    }
    t.equal(at(toUtc - 5_000), 'granted.staff', 'the last seconds');
    t.equal(at(toUtc + 5_000), 'denied.outside_hours', 'and not one minute more');
  }
});

t.test('T26: a substitution told at 07:59 rules at 08:00', async (t) => {
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const dir = newFolder(t);
  const at0759 = MONDAY_0900 - HOUR - 60_000;
  const later = classGroup({ lessons: [{ weekday: 1, firstPeriod: 3, lastPeriod: 6 }] });
  const margins = { ...foldOf(0), marginBeforeMinutes: 0, marginAfterMinutes: 0 };
  const issued = { issuedAtUtc: at0759 - HOUR, settings: margins };
  school.layFolder(dir, school.signRoster({ ...issued, version: 1 }));
  const agent = await startTestAgent(school, dir, {
    systemMs: at0759,
    config: agentConfig(dir, { hub: { host: '127.0.0.1', mqttPort: hub.port } }),
  });
  t.teardown(() => agent.agent.stop());
  const at = (utc: number): string => {
    setClocks(agent, utc);
    return agent.tap(1)?.reason ?? '';
  };
  t.equal(at(at0759), 'denied.outside_hours', 'one minute before the lessons');
  await until('the link', () => agent.agent.snapshot().isHubUp);
  // The first two lessons are cancelled: who comes at eight has no lesson yet.
  await hub.roster(
    school.signRoster({
      ...issued,
      version: 2,
      issuedAtUtc: at0759,
      groups: [later, staffGroup()],
    }),
  );
  await until('the new roster', () => agent.agent.snapshot().rosterVersion === 2);
  const at0801 = at0759 + 2 * 60_000;
  t.equal(at(at0801), 'denied.outside_hours');
  const untold = await start(t, school.signRoster({ ...issued, version: 1 }), { systemMs: at0801 });
  t.equal(untold.tap(1)?.reason, 'granted.window', 'the plan before it would have opened');
  t.equal(at(MONDAY_0900 + HOUR), 'granted.window', 'the third lesson');
});
