import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { addStudents } from '../../people/students/api.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';
import { hand, outcomeOf, tapOf } from './test-events.ts';

const options = { features: presenceFeatures };
const MINUTE = 60_000;

const guardian = (kit: TestKit, school: TestSchool, personId = school.guardianId) =>
  kit.signIn([{ schoolId: school.schoolId, role: 'guardian', personId }]);

const path = (studentId: string, query = '') => `/api/v1/children/${studentId}/passages${query}`;

const walk = async (
  kit: TestKit,
  school: TestSchool,
  direction: 'in' | 'out',
  holderId: PersonId = school.lukaszId,
) => {
  const tap = tapOf(kit, school, { holderId, direction });
  await hand(kit, school, tap, outcomeOf(kit, tap, 'yes'));
  return tap;
};

onBothEngines(
  t,
  'a guardian sees entries and exits of the own child, newest first [PRES-01, PRES-02]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const first = await walk(kit, school, 'in');
    kit.clock.advance(300 * MINUTE);
    const second = await walk(kit, school, 'out');
    await walk(kit, school, 'in', school.annaId);
    const reply = await guardian(kit, school).get(path(school.lukaszId));
    t.equal(reply.statusCode, 200);
    t.same(reply.json(), {
      items: [
        {
          eventId: second.id,
          doorName: 'Wejście główne',
          direction: 'out',
          occurredAtUtc: second.occurredAtUtc,
          opened: 'yes',
          late: false,
        },
        {
          eventId: first.id,
          doorName: 'Wejście główne',
          direction: 'in',
          occurredAtUtc: first.occurredAtUtc,
          opened: 'yes',
          late: false,
        },
      ],
    });
  },
);

onBothEngines(
  t,
  'nobody else’s guardian and no other school sees them [PRES-07]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const other = await makeSchool(kit, kit.schoolB);
    await walk(kit, school, 'in');
    const wanted = path(school.lukaszId);
    t.equal(
      (await guardian(kit, school).get(path(school.annaId))).statusCode,
      404,
      'not the own child',
    );
    t.equal((await guardian(kit, other).get(wanted)).statusCode, 404, 'another school');
    t.equal((await kit.anonymous.get(wanted)).statusCode, 401);
    for (const role of ['teacher', 'secretariat', 'director', 'admin'] as const)
      t.equal(
        (
          await kit
            .signIn([{ schoolId: school.schoolId, role, personId: school.teacherId }])
            .get(wanted)
        ).statusCode,
        404,
        role,
      );
    const pupil = (personId: PersonId) =>
      kit.signIn([{ schoolId: school.schoolId, role: 'student', personId }]);
    t.equal(
      (await pupil(school.lukaszId).get(wanted)).json().items.length,
      1,
      'the student as the guardian',
    );
    t.equal((await pupil(school.annaId).get(wanted)).statusCode, 404, 'no other student');
    const both = kit.signIn([
      { schoolId: other.schoolId, role: 'guardian', personId: other.guardianId },
      { schoolId: school.schoolId, role: 'guardian', personId: school.guardianId },
    ]);
    t.equal(
      (await both.get(wanted)).json().items.length,
      1,
      'children at two schools, no header needed',
    );
  },
);

onBothEngines(
  t,
  'as long as the child attends, and not after [PRES-03]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const leaverId = kit.newId<'PersonId'>();
    await inSchool(kit, school, async (tx) => {
      await addStudents(tx, kit.services.keys, [
        {
          studentId: leaverId,
          firstName: 'Ola',
          lastName: 'Żak',
          classId: school.classId,
          numberInClass: 3,
          joinedOn: '2026-09-01',
          leftOn: '2026-10-01',
        },
      ]);
    });
    const pupil = kit.signIn([{ schoolId: school.schoolId, role: 'student', personId: leaverId }]);
    await walk(kit, school, 'in', leaverId);
    t.equal((await pupil.get(path(leaverId))).json().items.length, 1);
    kit.clock.set(Date.UTC(2026, 8, 30, 21, 59));
    t.equal(
      (await pupil.get(path(leaverId, '?from=2026-09-07'))).json().items.length,
      1,
      'the last evening',
    );
    kit.clock.set(Date.UTC(2026, 8, 30, 22, 0));
    t.equal(
      (await pupil.get(path(leaverId, '?from=2026-09-07'))).statusCode,
      404,
      'midnight in Warsaw',
    );
  },
);

onBothEngines(t, 'dates are school dates, both included', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  kit.clock.set(Date.UTC(2026, 9, 24, 22, 30));
  const night = await walk(kit, school, 'in');
  kit.clock.set(Date.UTC(2026, 9, 25, 22, 30));
  const later = await walk(kit, school, 'out');
  const ids = async (query: string) =>
    (await guardian(kit, school).get(path(school.lukaszId, query)))
      .json()
      .items.map((each: { eventId: string }) => each.eventId);
  t.same(await ids('?from=2026-10-25&to=2026-10-25'), [later.id, night.id], 'a day of 25 hours');
  t.same(await ids('?to=2026-10-24'), []);
  t.same(await ids('?from=2026-10-26'), []);
  t.same(await ids(''), [later.id, night.id]);
  const code = async (query: string) =>
    (await guardian(kit, school).get(path(school.lukaszId, query))).json().code;
  t.equal(await code('?from=2026-02-30'), 'passages.no_such_date');
  t.equal(await code('?from=2026-10-26&to=2026-10-25'), 'passages.range_turned');
  t.equal(await code('?from=2020-01-01'), 'passages.range_too_long');
  t.equal(await code('?from=yesterday'), 'kernel.invalid_input');
});

onBothEngines(
  t,
  'a tap alone is not shown, and a door that stayed shut says so',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const tap = tapOf(kit, school, { holderId: school.lukaszId });
    const shown = async () => (await guardian(kit, school).get(path(school.lukaszId))).json().items;
    t.same(await hand(kit, school, tap), [tap.id], 'the core hears of the tap');
    t.same(await shown(), []);
    kit.clock.advance(3000);
    t.same(await hand(kit, school, outcomeOf(kit, tap, 'no')), [], 'not for the first time');
    t.match(await shown(), [{ eventId: tap.id, opened: 'no', occurredAtUtc: tap.occurredAtUtc }]);
    const refused = tapOf(kit, school, { holderId: school.lukaszId, reason: 'denied.blocked' });
    await hand(kit, school, refused);
    t.equal((await shown()).length, 1, 'a refused tap is no passage');
  },
);

onBothEngines(t, 'an outcome that comes before its tap', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const tap = tapOf(kit, school, { holderId: school.lukaszId, direction: 'out' });
  const { holderId: _holder, direction: _direction, ...bare } = outcomeOf(kit, tap, 'unknown');
  await hand(kit, school, bare);
  await hand(kit, school, tap);
  const { items } = (await guardian(kit, school).get(path(school.lukaszId))).json();
  t.match(items, [{ eventId: tap.id, opened: 'unknown', direction: 'out' }]);
});

onBothEngines(
  t,
  'late is what reached the core more than five minutes after',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const atUtc = kit.clock.nowMs();
    for (const [index, late] of [5 * MINUTE, 5 * MINUTE + 1].entries()) {
      const tap = tapOf(kit, school, { holderId: school.lukaszId, occurredAtUtc: atUtc + index });
      kit.clock.set(atUtc + index + late);
      await hand(kit, school, tap, outcomeOf(kit, tap, 'yes'));
    }
    const { items } = (await guardian(kit, school).get(path(school.lukaszId))).json();
    t.same(
      items.map((each: { late: boolean }) => each.late),
      [true, false],
    );
  },
);

onBothEngines(t, 'twenty taps at an open door are twenty passages', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  for (let count = 0; count < 20; count += 1) {
    kit.clock.advance(6000);
    await walk(kit, school, 'in');
  }
  const { items } = (await guardian(kit, school).get(path(school.lukaszId))).json();
  t.equal(items.length, 20);
});

onBothEngines(
  t,
  'two entries without an exit are kept and flagged [DOOR-14, PRES-04]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const director = kit.signIn([{ schoolId: school.schoolId, role: 'director' }]);
    const site = `/api/v1/sites/${school.siteId}/passages`;
    t.equal((await director.get(site)).json().code, 'passages.option_off', 'off at first');
    await inSchool(kit, school, (tx) =>
      tx.update('school_setting', school.schoolId, { may_director_see_passages: true }),
    );
    const gaps = async () =>
      (await director.get(site))
        .json()
        .items.map((each: { direction: string; gap: string }) => `${each.direction} ${each.gap}`);
    const start = kit.clock.nowMs();
    await walk(kit, school, 'in');
    kit.clock.set(start + 60 * MINUTE);
    await walk(kit, school, 'in');
    kit.clock.set(start + 90 * MINUTE);
    await walk(kit, school, 'out');
    kit.clock.set(start + 95 * MINUTE);
    await walk(kit, school, 'out');
    t.same(await gaps(), ['out entryMissing', 'out none', 'in exitMissing', 'in none']);
    const between = tapOf(kit, school, {
      holderId: school.lukaszId,
      direction: 'out',
      occurredAtUtc: start + 30 * MINUTE,
    });
    await hand(kit, school, between, outcomeOf(kit, between, 'yes'));
    t.same(
      await gaps(),
      ['out entryMissing', 'out none', 'in none', 'out none', 'in none'],
      'the missing exit came late',
    );
    t.equal((await guardian(kit, school).get(path(school.lukaszId))).json().items.length, 5);
  },
);

onBothEngines(t, 'every granted tap counts where the school says so', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  await inSchool(kit, school, (tx) =>
    tx.update('school_setting', school.schoolId, { is_granted_tap_entry: true }),
  );
  const tap = tapOf(kit, school, { holderId: school.lukaszId });
  await hand(kit, school, tap);
  const { items } = (await guardian(kit, school).get(path(school.lukaszId))).json();
  t.match(items, [{ eventId: tap.id, opened: 'unknown' }]);
});

onBothEngines(t, 'refused taps are kept for the school', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  await inSchool(kit, school, (tx) =>
    tx.update('school_setting', school.schoolId, { may_director_see_passages: true }),
  );
  const tap = tapOf(kit, school, { holderId: school.lukaszId, reason: 'denied.outside_hours' });
  await hand(kit, school, tap);
  const director = kit.signIn([{ schoolId: school.schoolId, role: 'director' }]);
  const { items } = (await director.get(`/api/v1/sites/${school.siteId}/refused-taps`)).json();
  t.match(items, [{ eventId: tap.id, holderName: 'Łukasz Żak', reason: 'denied.outside_hours' }]);
  t.equal((await director.get(`/api/v1/sites/${kit.newId()}/refused-taps`)).statusCode, 404);
});
