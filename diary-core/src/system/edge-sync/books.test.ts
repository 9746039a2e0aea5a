import type { DoorEvent } from '@furtka/core-contract/event';
import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Verdict } from '@furtka/core-contract/sync';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { insertAccounts, insertMemberships } from '../../people/accounts/api.ts';
import { addStudents } from '../../people/students/api.ts';
import { bookOf, noteOf, withdrawalOf } from '../../presence/passages/test-events.ts';
import { inSchool } from '../../presence/test-world.ts';
import { addClasses } from '../../school/class-sections/api.ts';
import {
  batchOf,
  enrolHub,
  makeSite,
  rowsFrom,
  systemFeatures,
  type TestSite,
  tapAt,
} from '../test-site.ts';

const options = { features: systemFeatures };

const addAccount = (kit: TestKit, site: TestSite, role: Role): Promise<AccountId> =>
  inSchool(kit, site, async (tx) => {
    const accountId = tx.newId<'AccountId'>();
    await insertAccounts(tx, [
      {
        accountId,
        login: `who-${accountId}`,
        memberships: [{ role, personId: null }],
        passwordHash: null,
        isOneTime: false,
        setAtUtc: 0,
      },
    ]);
    return accountId;
  });

/** Sends events as one batch, in a log of its own each time. */
const tell = async (
  kit: TestKit,
  site: Pick<TestSite, 'bridge'>,
  ...events: readonly object[]
): Promise<string[]> => {
  const logId = kit.newId<'LogId'>() as never;
  const batch = batchOf(rowsFrom(kit, 1, events), { logId });
  const reply = await site.bridge.send('POST', '/api/v1/hub/events', batch);
  return reply.json().verdicts.map((verdict: Verdict) => verdict.code ?? verdict.outcome);
};

const seen = async (kit: TestKit, site: TestSite): Promise<string[]> => {
  const guardian = kit.signIn([
    { schoolId: site.schoolId, role: 'guardian', personId: site.guardianId },
  ]);
  const reply = await guardian.get(`/api/v1/children/${site.lukaszId}/passages`);
  return reply.json().items.map((each: { eventId: string }) => each.eventId);
};

/** A pupil whose class has its lessons at the other site. */
const addElsewhere = async (kit: TestKit, site: TestSite): Promise<PersonId> => {
  const studentId = kit.newId<'PersonId'>();
  await inSchool(kit, site, async (tx) => {
    const classId = tx.newId<'ClassId'>();
    const { yearId, bellScheduleId } = site;
    const section = { classId, yearId, gradeLevel: 1, name: '1f', bellScheduleId };
    await addClasses(tx, [{ ...section, siteId: site.otherSiteId }]);
    const name = { firstName: 'Iga', lastName: 'Filiowa' };
    const place = { classId, numberInClass: 1, joinedOn: '2026-09-01' };
    await addStudents(tx, kit.services.keys, [{ studentId, ...name, ...place }]);
  });
  return studentId;
};

onBothEngines(
  t,
  'an entry of the gatehouse is taken once, with its own time [GATE-08, GATE-09]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const actorId = await addAccount(kit, site, 'dutyStaff');
    const note = noteOf(kit, site.lukaszId, { actorId });
    kit.clock.advance(3600_000);
    t.same(await tell(kit, site, note, note), ['stored', 'duplicate']);
    t.same(await tell(kit, site, note), ['duplicate']);
    const kept = await kit.db
      .forSchool(site.schoolId)
      .read((read) => read.get('door_event', note.id));
    t.match(kept, { actor_id: actorId, occurred_at_utc: note.occurredAtUtc, kind: 'gate.noted' });
    t.same(await seen(kit, site), [note.id]);
    t.same(await tell(kit, site, withdrawalOf(kit, note, { actorId })), ['stored']);
    t.same(await seen(kit, site), []);
  },
);

onBothEngines(
  t,
  'people, doors and operators of the own school and site only, each event for itself',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const other = await makeSite(kit, kit.schoolB);
    const duty = await addAccount(kit, site, 'dutyStaff');
    const office = await addAccount(kit, site, 'secretariat');
    const stranger = await addAccount(kit, other, 'dutyStaff');
    const elsewhereId = await addElsewhere(kit, site);
    const note = (holderId: PersonId, actorId: AccountId, over: Partial<DoorEvent> = {}) =>
      noteOf(kit, holderId, { actorId, ...over });
    const visit = bookOf(kit, {
      kind: 'visit.ended',
      detail: { visitId: kit.newId<'VisitId'>(), code: 'visit.not_seen_out' },
    });
    const { actorId: _nobody, ...atNight } = visit;
    const events: readonly (readonly [object, string])[] = [
      [note(site.lukaszId, duty), 'stored'],
      [note(site.lukaszId, office), 'event.actor_unknown'],
      [note(site.lukaszId, stranger), 'event.actor_unknown'],
      [note(other.lukaszId, duty), 'event.holder_unknown'],
      [note(elsewhereId, duty), 'event.holder_elsewhere'],
      [note(site.teacherId, duty), 'stored'],
      [note(site.lukaszId, duty, { doorId: site.yardDoorId }), 'event.door_unknown'],
      [note(site.lukaszId, duty, { v: 1 }), 'event.kind_newer'],
      [{ ...note(site.lukaszId, duty), v: 4 }, 'event.version_unknown'],
      [note(site.lukaszId, duty, { detail: { code: 'card.eaten' } }), 'event.cause_unknown'],
      [note(site.lukaszId, duty, { direction: 'unknown' }), 'event.direction_missing'],
      [{ ...note(site.lukaszId, duty), source: 'agent' }, 'event.source_foreign'],
      [bookOf(kit, { kind: 'visit.started', actorId: duty }), 'event.visit_missing'],
      [atNight, 'stored'],
      [tapAt(kit, site, { v: 2 }), 'stored'],
      [tapAt(kit, site), 'stored'],
      [note(site.annaId, duty, { occurredAtUtc: Number.MAX_SAFE_INTEGER }), 'stored'],
    ];
    t.same(
      await tell(kit, site, ...events.map(([event]) => event)),
      events.map(([, expected]) => expected),
    );
  },
);

onBothEngines(
  t,
  'what was refused for want of a role is taken once the role is given',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const actorId = await addAccount(kit, site, 'secretariat');
    const note = noteOf(kit, site.lukaszId, { actorId });
    t.same(await tell(kit, site, note, { ...note, id: kit.newId(), v: 4 }), [
      'event.actor_unknown',
      'event.version_unknown',
    ]);
    t.same(await seen(kit, site), []);
    await inSchool(kit, site, (tx) =>
      insertMemberships(tx, [
        { accountId: actorId, memberships: [{ role: 'dutyStaff', personId: null }] },
      ]),
    );
    const replay = `/api/v1/sites/${site.siteId}/quarantine/replay`;
    t.match((await site.admin.send('POST', replay)).json(), { taken: 1, left: 1 });
    t.same(await seen(kit, site), [note.id]);
  },
);

onBothEngines(t, 'no hub speaks of what another site’s hub told', options, async (t, kit) => {
  const site = await makeSite(kit);
  const there = { ...site, siteId: site.otherSiteId, mainDoorId: site.yardDoorId };
  const hub = await enrolHub(kit, there);
  const yard = { bridge: kit.anonymous.with({ authorization: `Bearer ${hub.credential}` }) };
  const duty = await addAccount(kit, site, 'dutyStaff');
  const tap = tapAt(kit, site, { reason: 'granted.window', holderId: site.lukaszId });
  const note = noteOf(kit, site.lukaszId, { actorId: duty });
  t.same(await tell(kit, site, tap, note), ['stored', 'stored']);
  const { reason: _reason, holderId: _holder, ...bare } = tap;
  const forged = { ...bare, doorId: site.yardDoorId, seq: 2 };
  const shut = { ...forged, id: kit.newId(), kind: 'tap.unused', tapId: tap.id, opened: 'no' };
  t.same(
    await tell(
      kit,
      yard,
      shut,
      { ...tap, doorId: site.yardDoorId },
      withdrawalOf(kit, note, { actorId: duty }),
    ),
    ['event.tap_elsewhere', 'event.id_taken', 'event.entry_elsewhere'],
  );
  t.same(await seen(kit, site), [note.id], 'the tap is still open, the entry still there');
  const early = { ...forged, id: kit.newId(), kind: 'passage', tapId: kit.newId(), opened: 'yes' };
  t.same(await tell(kit, yard, early), ['stored'], 'before its own tap');
  const claimed = { ...early, id: kit.newId(), doorId: site.mainDoorId };
  t.same(await tell(kit, site, claimed), ['event.tap_elsewhere']);
});

onBothEngines(
  t,
  'what duty staff do at the kiosk stands in the register of changes, once [AUDIT-13, GATE-08]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const actorId = await inSchool(kit, site, async (tx) => {
      const accountId = tx.newId<'AccountId'>();
      const memberships = [{ role: 'dutyStaff' as const, personId: site.teacherId }];
      const account = { accountId, login: 'duty', memberships, passwordHash: null };
      await insertAccounts(tx, [{ ...account, isOneTime: false, setAtUtc: 0 }]);
      return accountId;
    });
    const note = noteOf(kit, site.lukaszId, { actorId });
    const letIn = bookOf(kit, {
      kind: 'door.let_in',
      actorId,
      doorId: site.mainDoorId,
      detail: { code: 'delivery', note: 'obiady' },
    });
    const mode = bookOf(kit, { kind: 'mode.changed', actorId, detail: { mode: 'lockdown' } });
    const withdrawn = withdrawalOf(kit, note, { actorId });
    kit.clock.advance(3600_000);
    t.same(await tell(kit, site, note, letIn, mode, withdrawn), Array(4).fill('stored'));
    await kit.settle();
    await inSchool(kit, site, async (tx) => tx.announce('kiosk.acted', { eventId: note.id }));
    await kit.settle();
    const acts = (await site.admin.get('/api/v1/audit?limit=200'))
      .json()
      .items.filter((act: { actor: { role: string } }) => act.actor.role === 'dutyStaff');
    t.match(
      acts.map((act: { action: string }) => act.action),
      ['gate.withdrawn', 'mode.changed', 'door.let_in', 'gate.noted'],
    );
    t.equal(acts.length, 4, 'told twice, there once');
    t.match(acts[3], {
      actor: { name: 'Ewa Łoś' },
      subject: { kind: 'person', id: site.lukaszId },
      changes: [{ new: { occurred_at_utc: note.occurredAtUtc, cause: 'card.forgotten' } }],
    });
    t.match(acts[2], { subject: { kind: 'door', id: site.mainDoorId }, reason: 'obiady' });
  },
);
