import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { batchOf, makeSite, rowsFrom, systemFeatures, type TestSite, tapAt } from '../test-site.ts';

const options = { features: systemFeatures };
interface Row {
  readonly quarantineId: string;
  readonly code: string;
  readonly text: string;
}

const path = (site: TestSite, rest = '') => `/api/v1/sites/${site.siteId}/quarantine${rest}`;
const listed = async (site: TestSite, query = ''): Promise<Row[]> =>
  (await site.admin.get(path(site, query))).json().items;

/** Three taps at a door that is not known yet, and two lines of rubbish. */
const putAside = async (kit: TestKit, site: TestSite, doorId: string) => {
  const tap = () => tapAt(kit, site, { doorId: doorId as never });
  const rows = rowsFrom(kit, 1, [tap(), 'rub\u202ebish', tap(), tap(), '{"kind":7}']);
  await site.bridge.send('POST', '/api/v1/hub/events', batchOf(rows));
};

const addDoor = (kit: TestKit, site: TestSite, doorId: string) =>
  kit.db
    .forSchool(site.schoolId)
    .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'door' } }, (tx) =>
      tx.insert('door', {
        id: doorId as never,
        site_id: site.siteId,
        name: 'Boczne',
        short_name: 'side',
        pulse_ms: 3000,
        held_open_after_ms: 30_000,
        needs: 'uid',
        one_reader_direction: 'in',
        opens_by: 'card',
        is_outer: true,
        outer_reason: null,
        free_hours_json: [],
        has_first_in: false,
        interlock: null,
        has_duress: false,
        alarm_repeat_minutes: 10,
        version: 1,
      }),
    );

onBothEngines(t, 'what was put aside is shown with its bytes', options, async (t, kit) => {
  const site = await makeSite(kit);
  const doorId = kit.newId<'DoorId'>();
  await putAside(kit, site, doorId);
  const rows = await listed(site);
  t.match(rows, [
    { code: 'event.door_unknown', kind: 'tap', sourceId: String },
    { code: 'event.malformed', text: 'rub\u202ebish', bytes: 10 },
    { code: 'event.door_unknown' },
    { code: 'event.door_unknown' },
    { code: 'event.invalid' },
  ]);
  t.equal((await listed(site, '?code=event.door_unknown')).length, 3);
  t.match((await site.admin.get(path(site, '/counts'))).json().items, [
    { code: 'event.door_unknown', count: 3, oldestAtUtc: kit.clock.nowMs() },
    { code: 'event.invalid', count: 1 },
    { code: 'event.malformed', count: 1 },
  ]);
  await addDoor(kit, site, doorId);
  t.match(await listed(site, '?code=event.door_unknown'), [{ doorName: 'Boczne' }, {}, {}]);
  const seen = await site.admin.get('/api/v1/audit?action=hub.watch.seen');
  t.ok(seen.json().items.length >= 3, 'who read the bytes is written down');
});

onBothEngines(t, 'one is tried again, or all of a code, part by part', options, async (t, kit) => {
  const site = await makeSite(kit);
  const doorId = kit.newId<'DoorId'>();
  await putAside(kit, site, doorId);
  const [tap, rubbish] = await listed(site);
  const one = (row: Row | undefined) =>
    site.admin.send('POST', path(site, `/${row?.quarantineId}/replay`));
  t.match((await one(tap)).json(), { outcome: 'left', code: 'event.door_unknown' });
  await addDoor(kit, site, doorId);
  t.match((await one(tap)).json(), { quarantineId: tap?.quarantineId, outcome: 'taken' });
  t.equal((await one(tap)).statusCode, 404, 'what was taken waits no longer');
  t.match((await one(rubbish)).json(), { outcome: 'left', code: 'event.malformed' });
  const part = async (rest: string) =>
    (
      await site.admin.send('POST', path(site, `/replay?code=event.door_unknown&limit=1${rest}`))
    ).json();
  const first = await part('');
  t.match(first, { taken: 1, left: 0, rows: [{ outcome: 'taken' }] });
  const second = await part(`&after=${first.next}`);
  t.match(second, { taken: 1, left: 0 });
  t.match(await part(`&after=${second.next}`), { taken: 0, left: 0, rows: [], next: undefined });
  t.equal((await listed(site)).length, 2, 'the rubbish stays');
  const acts = await site.admin.get('/api/v1/audit?action=quarantine.replay');
  t.match(acts.json().items.at(-2).changes, [{ new: { taken: 1, left: 0 } }]);
});

onBothEngines(t, 'rows of another school or site are not there', options, async (t, kit) => {
  const site = await makeSite(kit);
  const other = await makeSite(kit, kit.schoolB);
  await putAside(kit, site, kit.newId());
  const [row] = await listed(site);
  const { admin } = other;
  t.equal((await admin.get(path(site))).statusCode, 404);
  t.equal((await admin.get(path(site, '/counts'))).statusCode, 404);
  t.equal((await admin.send('POST', path(site, '/replay'))).statusCode, 404);
  const here = `/${row?.quarantineId}/replay`;
  t.equal((await admin.send('POST', path(site, here))).statusCode, 404);
  t.equal((await admin.send('POST', path(other, here))).statusCode, 404, 'under its own site');
  const yard = { ...site, siteId: site.otherSiteId };
  t.equal((await site.admin.send('POST', path(yard, here))).statusCode, 404, 'of another site');
  t.equal((await listed(site)).length, 5, 'nothing was touched');
  t.equal((await site.office.get(path(site, '/counts'))).statusCode, 403);
  t.equal((await site.admin.get(path(site, '?code=a%20b'))).statusCode, 400);
});
