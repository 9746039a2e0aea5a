import type { BatchReply, Verdict } from '@furtka/core-contract/sync';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { makeCard } from '../../presence/test-world.ts';
import {
  batchOf,
  hashAt,
  makeSite,
  OTHER_LOG,
  rowsFrom,
  systemFeatures,
  type TestSite,
  tapAt,
} from '../test-site.ts';

const options = { features: systemFeatures };
const EVENTS = '/api/v1/hub/events';

const outcomes = (reply: BatchReply): string[] =>
  reply.verdicts.map((verdict: Verdict) => verdict.code ?? verdict.outcome);

const send = async (site: TestSite, batch: object) => site.bridge.send('POST', EVENTS, batch);

onBothEngines(
  t,
  'a batch is taken whole, once, with its cursor [HUB-07, HUB-09]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    const tap = tapAt(kit, site, { cardId, reason: 'granted.window' });
    const { reason: _reason, ...rest } = tap;
    const passage = {
      ...rest,
      id: kit.newId(),
      kind: 'passage',
      tapId: tap.id,
      opened: 'yes',
      seq: 2,
    };
    const batch = batchOf(rowsFrom(kit, 1, [tap, passage]));
    const first = await send(site, batch);
    t.equal(first.statusCode, 200);
    t.same(first.json(), {
      verdicts: [
        { position: 1, outcome: 'stored' },
        { position: 2, outcome: 'stored' },
      ],
      cursor: { logId: batch.logId, position: 2, hash: hashAt(2) },
    });
    const again = await send(site, batch);
    t.same(outcomes(again.json()), ['duplicate', 'duplicate']);
    t.same(again.json().cursor, first.json().cursor);
    const guardian = kit.signIn([
      { schoolId: site.schoolId, role: 'guardian', personId: site.guardianId },
    ]);
    const { items } = (await guardian.get(`/api/v1/children/${site.lukaszId}/passages`)).json();
    t.match(
      items,
      [{ eventId: tap.id, opened: 'yes', occurredAtUtc: tap.occurredAtUtc }],
      'the holder follows from the card',
    );
  },
);

onBothEngines(t, 'a poison event in the middle holds up nothing', options, async (t, kit) => {
  const site = await makeSite(kit);
  const other = await makeSite(kit, kit.schoolB);
  const foreignCard = await makeCard(kit, other, { uid: '04a1b2c3', holderId: other.lukaszId });
  const ownCard = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
  const good = tapAt(kit, site);
  const rows = [
    good,
    '{"v":1,\u0000 broken',
    { ...tapAt(kit, site), extra: 1 },
    { ...tapAt(kit, site), v: 9 },
    tapAt(kit, site, { detail: { note: 'a\u0000b' } }),
    tapAt(kit, site, { doorId: other.mainDoorId }),
    tapAt(kit, site, { doorId: site.yardDoorId }),
    tapAt(kit, site, { cardId: foreignCard }),
    tapAt(kit, site, { cardId: ownCard, holderId: site.annaId }),
    tapAt(kit, site, { holderId: other.lukaszId }),
    good,
    tapAt(kit, site, { cardId: ownCard, holderId: site.lukaszId }),
  ];
  const batch = batchOf(rowsFrom(kit, 1, rows));
  const reply = await send(site, batch);
  const expected = [
    'stored',
    'event.malformed',
    'event.invalid',
    'event.version_unknown',
    'event.invalid',
    'event.door_unknown',
    'event.door_unknown',
    'event.card_unknown',
    'event.holder_unknown',
    'event.holder_unknown',
    'duplicate',
    'stored',
  ];
  t.same(outcomes(reply.json()), expected);
  t.equal(reply.json().cursor.position, 12, 'all of it is acknowledged');
  const again = await send(site, batch);
  t.same(outcomes(again.json()).slice(1, 10), expected.slice(1, 10));
  const path = `/api/v1/sites/${site.siteId}/quarantine`;
  t.equal((await site.office.get(path)).statusCode, 403);
  const kept = (await site.admin.get(path)).json().items;
  t.equal(kept.length, 9, 'kept once');
  t.same((await other.admin.get(`/api/v1/sites/${other.siteId}/quarantine`)).json(), { items: [] });
});

onBothEngines(t, 'what was refused is taken later, with its own time', options, async (t, kit) => {
  const site = await makeSite(kit);
  const door = kit.newId<'DoorId'>();
  const tap = tapAt(kit, site, { doorId: door });
  t.same(outcomes((await send(site, batchOf(rowsFrom(kit, 1, [tap, 'rubbish'])))).json()), [
    'event.door_unknown',
    'event.malformed',
  ]);
  const replay = () => site.admin.send('POST', `/api/v1/sites/${site.siteId}/quarantine/replay`);
  t.match((await replay()).json(), { taken: 0, left: 2 });
  await kit.db
    .forSchool(site.schoolId)
    .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'door' } }, (tx) =>
      tx.insert('door', {
        id: door,
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
  kit.clock.advance(3600_000);
  t.match((await replay()).json(), { taken: 1, left: 1 });
  const event = await kit.db
    .forSchool(site.schoolId)
    .read((read) => read.get('door_event', tap.id));
  t.match(event, { occurred_at_utc: tap.occurredAtUtc, hub_received_at_utc: tap.occurredAtUtc });
});

onBothEngines(t, 'batches that cannot be followed are refused whole', options, async (t, kit) => {
  const site = await makeSite(kit);
  const taps = (count: number) => Array.from({ length: count }, () => tapAt(kit, site));
  const refused = async (batch: object) => {
    const reply = await send(site, batch);
    return `${reply.statusCode} ${reply.json().code}`;
  };
  const rows = rowsFrom(kit, 1, taps(3));
  t.equal(await refused(batchOf([...rows].reverse())), '409 sync.rows_not_in_order');
  t.equal(
    await refused(batchOf(rows.filter((row) => row.position !== 2))),
    '409 sync.rows_not_in_order',
  );
  t.equal(await refused(batchOf(rowsFrom(kit, 1, taps(501)))), '400 kernel.invalid_input');
  t.equal(await refused(batchOf([])), '400 kernel.invalid_input');
  t.equal(await refused({ ...batchOf(rows), v: 2 }), '400 kernel.invalid_input');
  t.equal(await refused({ ...batchOf(rows), schoolId: site.schoolId }), '400 kernel.invalid_input');
  t.equal((await send(site, batchOf(rows))).statusCode, 200);
  const hole = await send(site, batchOf(rowsFrom(kit, 5, taps(1))));
  t.same(hole.json(), {
    code: 'sync.hole',
    details: { cursor: { logId: batchOf([]).logId, position: 3, hash: hashAt(3) } },
  });
  const forged = rowsFrom(kit, 3, taps(2)).map((row) => ({
    ...row,
    hash: hashAt(row.position + 100),
  }));
  t.equal(await refused(batchOf(forged)), '409 sync.hash_differs');
  t.equal((await send(site, batchOf(rowsFrom(kit, 4, taps(500))))).statusCode, 200, 'a full batch');
});

onBothEngines(
  t,
  'a hub that lost its place is read again from its oldest row',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const taps = Array.from({ length: 3 }, () => tapAt(kit, site));
    await send(site, batchOf(rowsFrom(kit, 1, taps)));
    const newLog = { logId: OTHER_LOG, gapBefore: true };
    const reread = await send(site, batchOf(rowsFrom(kit, 1, [...taps, tapAt(kit, site)]), newLog));
    t.same(outcomes(reread.json()), ['duplicate', 'duplicate', 'duplicate', 'stored']);
    const old = await send(site, batchOf(rowsFrom(kit, 4, [tapAt(kit, site)])));
    t.equal(old.json().code, 'sync.log_superseded');
    t.same(old.json().details.cursor, reread.json().cursor);
    const [hub] = (await site.admin.get('/api/v1/hubs')).json().items;
    t.match(hub, { hubId: site.hub.hubId, hasGap: true, quarantined: 0 }, 'the gap is reported');
  },
);

onBothEngines(t, 'a revoked hub, and no hub at all', options, async (t, kit) => {
  const site = await makeSite(kit);
  const batch = batchOf(rowsFrom(kit, 1, [tapAt(kit, site)]));
  t.equal((await kit.anonymous.send('POST', EVENTS, batch)).statusCode, 401);
  t.equal((await site.admin.send('POST', EVENTS, batch)).statusCode, 403);
  await site.admin.send('DELETE', `/api/v1/hubs/${site.hub.hubId}`);
  const refused = await send(site, batch);
  t.equal(refused.statusCode, 401);
  t.equal(refused.json().code, 'hub.revoked', 'so that a hub which was away erases its directory');
  const stranger = kit.anonymous.with({ authorization: `Bearer ${'A'.repeat(43)}` });
  t.equal((await stranger.send('POST', EVENTS, batch)).json().code, 'kernel.unauthenticated');
});

onBothEngines(t, 'a door speaks for no caretaker', options, async (t, kit) => {
  const site = await makeSite(kit);
  const cardId = await makeCard(kit, site, { uid: '04000009', holderId: site.lukaszId });
  const forged = [
    { ...tapAt(kit, site), kind: 'card.blocked', cardId, detail: { blockId: kit.newId() } },
    { ...tapAt(kit, site), actorId: kit.newId() },
  ];
  const reply = await send(site, batchOf(rowsFrom(kit, 1, forged)));
  t.match(reply.json().verdicts, [
    { outcome: 'quarantined', code: 'event.source_foreign' },
    { outcome: 'quarantined', code: 'event.source_foreign' },
  ]);
  await kit.settle();
  t.equal((await site.office.get(`/api/v1/cards/${cardId}`)).json().state, 'active');
});
