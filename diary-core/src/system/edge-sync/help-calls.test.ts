import type { DoorEvent } from '@furtka/core-contract/event';
import type { Role } from '@furtka/core-contract/roles';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { insertAccounts } from '../../people/accounts/api.ts';
import { inSchool, makeCard } from '../../presence/test-world.ts';
import { batchOf, makeSite, rowsFrom, systemFeatures, type TestSite, tapAt } from '../test-site.ts';

const options = { features: systemFeatures };
const CALLS = '/api/v1/help-calls';

const send = async (site: TestSite, batch: object): Promise<void> => {
  const { verdicts } = (await site.bridge.send('POST', '/api/v1/hub/events', batch)).json();
  if (verdicts.some(({ outcome }: { outcome: string }) => outcome === 'quarantined'))
    throw new Error(JSON.stringify(verdicts));
};
const as = (kit: TestKit, site: TestSite, role: Role) =>
  kit.signIn([{ schoolId: site.schoolId, role, personId: site.teacherId }]);

/** A tap under threat as a door tells it: the tap, and the call beside it. */
const threat = async (kit: TestKit, site: TestSite, uid = '04a1b2c3d4e5f6') => {
  const cardId = await makeCard(kit, site, { uid, holderId: site.teacherId });
  const common = { v: 3, reason: 'granted.card_pin', cardId, holderId: site.teacherId } as const;
  const tap = tapAt(kit, site, common);
  const call = tapAt(kit, site, { ...common, kind: 'duress', seq: 2 });
  return { tap, call };
};

onBothEngines(
  t,
  'a door opened under threat is on the screens of office and director at once; the first answer counts',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const neighbour = await makeSite(kit, kit.schoolB);
    const url = await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const watch = async (school: TestSite, role: Role) => {
      const stream = await openStream(Number(new URL(url).port), as(kit, school, role).headers);
      return { stream, calls: () => stream.events.filter(({ event }) => event === 'helpCall') };
    };
    const called = [await watch(site, 'secretariat'), await watch(site, 'director')];
    const others = [
      await watch(site, 'teacher'),
      await watch(site, 'guardian'),
      await watch(site, 'admin'),
      await watch(neighbour, 'director'),
    ];
    const all = [...called, ...others];
    await until(() => all.every(({ stream }) => stream.events.length > 0), 'all streams');
    const { tap, call } = await threat(kit, site);
    const batch = batchOf(rowsFrom(kit, 1, [tap, call]));
    await send(site, batch);
    await send(site, batch);
    const office = as(kit, site, 'secretariat');
    await until(() => called.every(({ calls }) => calls().length > 0), 'the call');
    const [shown] = (await office.get(CALLS)).json().items;
    t.match(shown, { callId: call.id, schoolId: site.schoolId, doorName: 'Wejście główne' });
    t.equal(shown.occurredAtUtc, call.occurredAtUtc);
    t.ok(shown.holderName.length > 0, 'who it was');
    t.notOk('answeredAtUtc' in shown);
    for (const { calls } of called) t.same(calls()[0]?.data, shown, 'the same as on the page');
    t.equal((await office.get(CALLS)).json().items.length, 1, 'a batch told twice calls once');

    const answer = (role: Role, from = site) =>
      as(kit, from, role).send('POST', `${CALLS}/${call.id}/answer`);
    for (const role of ['teacher', 'guardian', 'admin', 'caretaker'] as const) {
      t.equal((await answer(role)).statusCode, 403, role);
      t.equal((await as(kit, site, role).get(CALLS)).statusCode, 403, role);
    }
    t.equal((await answer('director', neighbour)).statusCode, 404, 'another school has none');
    kit.clock.advance(60_000);
    const first = (await answer('director')).json();
    t.equal(first.answeredAtUtc, kit.clock.nowMs());
    kit.clock.advance(60_000);
    t.same((await answer('secretariat')).json(), first, 'the first one stays');
    await until(() => called.every(({ calls }) => calls().length > 1), 'the answer everywhere');
    t.same(called[0]?.calls().at(-1)?.data, first);
    for (const { calls } of others) t.same(calls(), []);
    kit.clock.advance(3_600_000);
    t.same((await office.get(CALLS)).json().items, [], 'answered and over');
    for (const { stream } of all) stream.cut();
  },
);

onBothEngines(
  t,
  'an answer at the kiosk answers for the office; a call that comes late is still a call',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const office = as(kit, site, 'secretariat');
    const items = async () => (await office.get(CALLS)).json().items;
    const { tap, call } = await threat(kit, site);
    await send(site, batchOf(rowsFrom(kit, 1, [tap, call])));
    const caretaker = await inSchool(kit, site, async (tx) => {
      const accountId = tx.newId<'AccountId'>();
      const memberships = [{ role: 'caretaker', personId: null }] as const;
      const account = { passwordHash: null, isOneTime: false, setAtUtc: 0, memberships };
      await insertAccounts(tx, [{ accountId, login: 'woźny', ...account }]);
      return accountId;
    });
    const at = kit.clock.nowMs();
    const seen: DoorEvent = {
      ...tapAt(kit, site, { v: 3, kind: 'alarm.answered', seq: 3, occurredAtUtc: at + 5_000 }),
      source: 'kiosk',
      actorId: caretaker,
    };
    const { direction: _way, reason: _why, ...answered } = seen;
    kit.clock.advance(3 * 86_400_000);
    t.equal((await items()).length, 1, 'nobody has answered for three days: it stays');
    await send(site, batchOf(rowsFrom(kit, 3, [answered])));
    t.same(await items(), [], 'answered three days ago in the gatehouse');
    t.match((await office.send('POST', `${CALLS}/${call.id}/answer`)).json(), {
      answeredAtUtc: at + 5_000,
      answeredBy: 'woźny',
      answeredAtKiosk: true,
    });
    const row = await kit.db
      .forSchool(site.schoolId)
      .read((read) => read.get('help_call', call.id));
    t.match(row, { answered_at_utc: at + 5_000, was_at_kiosk: true, answered_by: seen.actorId });
    const later = await threat(kit, site, '04a1b2c3d4e5f7');
    await send(site, batchOf(rowsFrom(kit, 4, [later.tap, later.call])));
    t.equal((await items()).length, 1, 'a new one is a new one');
  },
);
