import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { as } from '../../seed/fixture-world.ts';
import { admin, DAY_MS, options, passagesLeft, runNow, START, world } from './test-world.ts';

onBothEngines(
  t,
  'periods of door events, kiosk books and audit are set within bounds, and what is over goes [PRIV-15]',
  options,
  async (t, kit) => {
    await world(kit);
    const list = async () => (await admin(kit).get('/api/v1/retention')).json();
    const rules = (await list()).items;
    for (const key of ['doors.events', 'doors.passages', 'gate.cardNotes', 'audit.content'])
      t.ok(
        rules.some((rule: { key: string }) => rule.key === key),
        key,
      );
    const set = (key: string, body: object) =>
      admin(kit).send('PUT', `/api/v1/retention/${key}`, { reason: 'uchwała', ...body });
    t.same((await set('doors.passages', { days: 29, validFrom: '2026-10-05' })).json(), {
      code: 'retention.out_of_bounds',
      details: { least: 30, most: 1825 },
    });
    const early = await set('doors.passages', { days: 60, validFrom: '2026-10-04' });
    t.equal(early.json().code, 'retention.too_early');
    t.equal((await set('doors.nothing', { days: 60, validFrom: '2026-10-05' })).statusCode, 404);
    const later = await set('doors.passages', { days: 60, validFrom: '2026-11-01' });
    const rule = later.json().items.find((each: { key: string }) => each.key === 'doors.passages');
    t.match(rule, { days: 365, setting: null, next: { days: 60, validFrom: '2026-11-01' } });
    kit.clock.set(START + 61 * DAY_MS);
    const now = (await list()).items.find((each: { key: string }) => each.key === 'doors.passages');
    t.match(now, { days: 60, waiting: 2 });
    t.match(await runNow(kit), { 'doors.passages': 2, 'doors.events': 0 });
    t.same(await passagesLeft(kit), []);
    kit.clock.set(START + 366 * DAY_MS);
    t.match(await runNow(kit), { 'doors.events': 2 });
    const events = await kit.db
      .forSchool(kit.schoolA)
      .read((r) =>
        r.from('door_event').select(['kind', 'holder_id', 'card_id', 'erased_by_rule']).execute(),
      );
    t.same(
      events.map((each) => ({ ...each })),
      [1, 2].map(() => ({
        kind: 'tap',
        holder_id: null,
        card_id: null,
        erased_by_rule: 'doors.events',
      })),
      'what the door did stays, who it was goes',
    );
  },
);

onBothEngines(
  t,
  'it runs by itself once a night and tells what it erased',
  options,
  async (t, kit) => {
    await world(kit);
    await kit.settle();
    const runs = async () => (await admin(kit).get('/api/v1/retention/runs')).json().items;
    const before = (await runs()).length;
    kit.clock.set(Date.UTC(2027, 9, 10, 1, 30));
    await kit.settle();
    const after = await runs();
    t.equal(after.length, before + 1);
    t.match(after[0], { onDate: '2027-10-10', askedByName: null });
    const counts = after[0].counts as { key: string; erased: number }[];
    t.equal(counts.find(({ key }) => key === 'doors.passages')?.erased, 2);
    t.equal(
      after[0].erased,
      counts.reduce((sum, { erased }) => sum + erased, 0),
    );
    kit.clock.set(Date.UTC(2027, 9, 10, 4));
    await kit.settle();
    t.equal((await runs()).length, after.length, 'once on each date');
  },
);

onBothEngines(t, 'only who may sets periods', options, async (t, kit) => {
  await world(kit);
  const body = { days: 60, validFrom: '2026-10-05', reason: 'x' };
  for (const [role, person] of [
    ['director', 'director'],
    ['secretariat', 'secretary'],
    ['guardian', 'anna'],
  ] as const) {
    const caller = as(kit, 'a', role, person);
    t.equal((await caller.send('PUT', '/api/v1/retention/doors.events', body)).statusCode, 403);
    t.equal((await caller.send('POST', '/api/v1/retention/runs')).statusCode, 403, role);
  }
});
