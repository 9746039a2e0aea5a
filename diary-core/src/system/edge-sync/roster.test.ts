import { Directory } from '@furtka/core-contract/directory';
import { Roster } from '@furtka/core-contract/roster';
import { open } from '@furtka/core-contract/signed';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { rotateRosterKey } from '../../presence/school-keys/api.ts';
import { inSchool, makeCard } from '../../presence/test-world.ts';
import { takeVersions } from '../../teaching/timetable/api.ts';
import { makeSite, systemFeatures, type TestSite } from '../test-site.ts';

const options = { features: systemFeatures };
const rosterCheck = Compile(Roster);
const directoryCheck = Compile(Directory);

const rosterOf = async (site: TestSite, keys = site.hub.rosterKeys): Promise<Roster> => {
  const reply = await site.bridge.get('/api/v1/hub/roster');
  const opened = open(keys, 'roster', reply.body);
  if (!opened.ok) throw new Error(opened.code);
  const body: unknown = JSON.parse(opened.body);
  if (!rosterCheck.Check(body)) throw new Error('not a roster');
  return body;
};

const lesson = async (kit: TestKit, site: TestSite): Promise<void> => {
  await inSchool(kit, site, async (tx) => {
    const subjectId = tx.newId<'SubjectId'>();
    const roomId = tx.newId<'RoomId'>();
    await tx.insert('subject', {
      id: subjectId,
      name: 'Matematyka',
      sort_key: 'M',
      short_name: 'mat',
      version: 1,
    });
    await tx.insert('room', {
      id: roomId,
      site_id: site.siteId,
      name: '12',
      is_retired: false,
      version: 1,
    });
    await takeVersions(tx, {
      from: '2026-09-01',
      state: 'published',
      classes: [
        {
          classId: site.classId,
          lessons: [1, 2].map((period) => ({
            weekday: 1,
            period,
            groupName: '',
            subjectId,
            teacherId: site.teacherId,
            roomId,
          })),
        },
      ],
    });
  });
};

onBothEngines(
  t,
  'the roster of a site holds what its doors must know and no names [HUB-05]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await lesson(kit, site);
    const pupil = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    const teacher = await makeCard(kit, site, { uid: '04a1b2c3d4e5f6', holderId: site.teacherId });
    await kit.settle();
    const roster = await rosterOf(site);
    t.match(roster, {
      schoolId: site.schoolId,
      siteId: site.siteId,
      zone: 'Europe/Warsaw',
      cardKeyId: site.hub.cardKeys[0]?.keyId,
      calendar: { from: '2026-09-01', to: '2027-06-25' },
      settings: {
        staleAfterDays: 7,
        expiredAfterDays: 30,
        keyholderAfterDays: 90,
        repeatFoldMs: 5000,
      },
    });
    t.same(
      roster.doors.map((door) => door.doorId),
      [site.mainDoorId],
      'of this site only',
    );
    const groupOf = (cardId: string) =>
      roster.groups[roster.cards.find((card) => card.cardId === cardId)?.group ?? -1];
    t.match(groupOf(pupil), {
      groupId: site.classId,
      lessons: [{ weekday: 1, firstPeriod: 1, lastPeriod: 2 }],
    });
    t.match(groupOf(teacher), { kind: 'staff', followsCalendar: false });
    const text = JSON.stringify(roster);
    for (const secret of ['Łukasz', 'Żak', 'Łoś', '04a1b2c3'])
      t.notOk(text.includes(secret), secret);
  },
);

onBothEngines(
  t,
  'a roster is new when it says something new, or is a day old',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await kit.settle();
    kit.clock.advance(1000);
    await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    await kit.settle();
    const first = await rosterOf(site);
    t.equal(first.version, kit.clock.nowMs(), 'the system time, in ms');
    kit.clock.advance(1000);
    await inSchool(kit, site, async (tx) => tx.announce('school.changed', {}));
    await kit.settle();
    t.equal((await rosterOf(site)).version, first.version, 'nothing new');
    await inSchool(kit, site, (tx) =>
      tx.update('school_setting', site.schoolId, { margin_before_minutes: 45 }),
    );
    await inSchool(kit, site, async (tx) => tx.announce('school.changed', {}));
    await kit.settle();
    const second = await rosterOf(site);
    t.ok(second.version > first.version);
    t.equal(second.settings.marginBeforeMinutes, 45);
    kit.clock.advance(24 * 3600 * 1000);
    await kit.settle();
    t.ok((await rosterOf(site)).version > second.version, 'renewed');
  },
);

onBothEngines(
  t,
  'the next key signs after the present one announced it',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    await kit.settle();
    const { nextKey } = await rosterOf(site);
    t.ok(nextKey);
    await inSchool(kit, site, async (tx) => {
      await rotateRosterKey(tx, kit.services);
      tx.announce('school.changed', {});
    });
    kit.clock.advance(1);
    await kit.settle();
    await t.rejects(rosterOf(site), { message: 'signed.unknown_key' });
    t.ok(nextKey && (await rosterOf(site, [nextKey])));
  },
);

onBothEngines(
  t,
  'an unblocked card is active again, and its block is settled [CARD-38]',
  options,
  async (t, kit) => {
    const site = await makeSite(kit);
    const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
    const { blockId } = (
      await site.office.send('POST', `/api/v1/cards/${cardId}/block`, { reason: 'zgubiona' })
    ).json();
    await site.office.send('POST', `/api/v1/cards/${cardId}/unblock`, { reason: 'znaleziona' });
    await kit.settle();
    const roster = await rosterOf(site);
    t.equal(roster.cards[0]?.state, 'active');
    t.same(roster.settledBlocks, [blockId]);
  },
);

onBothEngines(t, 'the directory holds the people of the site', options, async (t, kit) => {
  const site = await makeSite(kit);
  const cardId = await makeCard(kit, site, { uid: '04a1b2c3', holderId: site.lukaszId });
  await kit.settle();
  const reply = await site.bridge.get('/api/v1/hub/directory');
  t.equal(reply.statusCode, 200);
  t.ok(directoryCheck.Check(reply.json()));
  const { people } = reply.json();
  t.equal(people.length, 3, 'students and staff, no guardians');
  t.match(
    people.find((person: { personId: string }) => person.personId === site.lukaszId),
    { firstName: 'Łukasz', kind: 'student', className: '4a', cards: [{ cardId, state: 'active' }] },
  );
  t.equal((await site.office.get('/api/v1/hub/directory')).statusCode, 403);
});
