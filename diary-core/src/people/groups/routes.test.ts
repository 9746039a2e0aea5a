import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const PATH = '/api/v1/groups';
const classOf = (name: string) => fixtureId('a', name);
const student = (name: string) => fixtureId('a', name);
const groupOf = (classes: readonly string[], more: object = {}) => ({
  yearId: fixtureId('a', 'year'),
  name: 'Angielski 1',
  subjectId: fixtureId('a', 'polish'),
  teacherId: fixtureId('a', 'lis'),
  classIds: classes.map(classOf),
  ...more,
});
const adminOf = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');

onBothEngines(
  t,
  '[GROUP-04, GROUP-05] groups within a class and across classes, with members from a day on',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const within = (await admin.send('POST', PATH, groupOf(['4a'], { name: 'WF 4a' }))).json();
    const added = await admin.send('POST', PATH, groupOf(['4a', '4b']));
    t.equal(added.statusCode, 200, added.body);
    const group = added.json();
    const members = `${PATH}/${group.groupId}/members`;
    const both = { from: '2026-09-07', studentIds: [student('acki'), student('lucja')] };
    const set = await admin.send('PUT', members, { ...both, version: 1 });
    t.match(set.json(), {
      version: 2,
      members: [
        { numberInGroup: 1, lastName: 'Ącki', className: '4b', since: '2026-09-07' },
        { numberInGroup: 2, lastName: 'Żak', className: '4a' },
      ],
    });
    const stranger = { from: '2026-09-07', studentIds: [student('acki')], version: 1 };
    const refused = await admin.send('PUT', `${PATH}/${within.groupId}/members`, stranger);
    t.strictSame(refused.json(), { code: 'groups.stranger', details: { count: 1 } });
    const later = { from: '2026-10-01', studentIds: [student('jan'), student('acki')] };
    t.equal((await admin.send('PUT', members, { ...later, version: 2 })).statusCode, 200);
    const lastNames = async (date: string) =>
      (await admin.get(`${PATH}/${group.groupId}?date=${date}`))
        .json()
        .members.map(({ lastName }: { lastName: string }) => lastName);
    t.same(await lastNames('2026-10-01'), ['Kowalski', 'Ącki']);
    t.same((await lastNames('2026-09-30')).toSorted(), ['Ącki', 'Żak'].toSorted(), 'kept');
    const stale = await admin.send('PUT', members, { ...later, version: 2 });
    t.strictSame(stale.json(), { code: 'kernel.version_conflict', details: { stored: 3 } });
    const gone = await admin.send('DELETE', `${PATH}/${group.groupId}`);
    t.equal(gone.json().code, 'groups.has_members');
    t.equal((await admin.send('DELETE', `${PATH}/${within.groupId}`)).statusCode, 204);
  },
);

onBothEngines(
  t,
  '[GROUP-06, STRUCT-14] classes share a group only when their terms have the same dates',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const terms = `/api/v1/classes/${classOf('4b')}/terms`;
    t.match((await admin.get(terms)).json(), { isOwn: false, version: 1 });
    const own = [
      { ordinal: 1, from: '2026-09-01', to: '2027-01-15' },
      { ordinal: 2, from: '2027-01-16', to: '2027-06-25' },
    ];
    const set = await admin.send('PUT', terms, { terms: own, version: 1 });
    t.match(set.json(), { terms: own, isOwn: true, version: 2 });
    const apart = await admin.send('POST', PATH, groupOf(['4a', '4b']));
    t.equal(apart.json().code, 'groups.terms_differ');
    const late = await admin.send('PUT', terms, { terms: own, version: 1 });
    t.equal(late.json().code, 'kernel.version_conflict');
    const wrong = [{ ordinal: 1, from: '2026-08-01', to: '2027-01-15' }];
    const refused = await admin.send('PUT', terms, { terms: wrong, version: 2 });
    t.strictSame(refused.json(), {
      code: 'classSections.terms_faulty',
      details: { faults: ['term_outside_year'] },
    });
    t.equal((await admin.send('PUT', terms, { terms: [], version: 2 })).json().isOwn, false);
    const fifth = await admin.send('POST', '/api/v1/classes', {
      yearId: fixtureId('a', 'year'),
      gradeLevel: 5,
      name: '5a',
      bellScheduleId: fixtureId('a', 'bells'),
      siteId: null,
    });
    const levels = groupOf(['4a', '4b']);
    const mixed = { ...levels, classIds: [...levels.classIds, fifth.json().classId] };
    t.equal((await admin.send('POST', PATH, mixed)).statusCode, 200, 'different grade levels');
    const later = await admin.send('PUT', terms, { terms: own, version: 3 });
    t.strictSame(later.json(), { code: 'groups.terms_shared', details: { name: levels.name } });
    t.match((await admin.get(terms)).json(), { isOwn: false, version: 3 }, 'nothing half done');
  },
);

onBothEngines(
  t,
  '[STRUCT-14] other dates of a school year leave no class with terms outside it, and no group with classes of different terms',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const path = `/api/v1/school-years/${fixtureId('a', 'year')}`;
    const {
      yearId: _id,
      isCurrent: _now,
      ...year
    } = (await admin.get('/api/v1/school-years')).json().items.at(0);
    const dated = (terms: readonly { from: string; to: string }[]) =>
      terms.map(({ from, to }, index) => ({ ordinal: index + 1, from, to }));
    const before = dated(year.terms);
    const change = (over: object) => admin.send('PUT', path, { ...year, terms: before, ...over });
    const termsOf = (name: string) => `/api/v1/classes/${classOf(name)}/terms`;
    const own = dated([
      { from: '2026-09-01', to: '2027-01-15' },
      { from: '2027-01-16', to: '2027-07-09' },
    ]);
    t.equal((await admin.send('PUT', termsOf('4b'), { terms: own, version: 1 })).statusCode, 200);
    const shorter = await change({ to: '2027-06-30' });
    t.strictSame(shorter.json(), {
      code: 'classSections.terms_outside_year',
      details: { classes: '4b' },
    });
    t.equal((await admin.get('/api/v1/school-years')).json().items[0].to, year.to, 'unchanged');
    const fits = await change({ to: '2027-07-09' });
    t.match(fits.json(), { to: '2027-07-09', version: 2 });
    t.match((await admin.get(termsOf('4b'))).json(), { terms: own, isOwn: true });
    const same = await admin.send('PUT', termsOf('4b'), { terms: before, version: 2 });
    t.equal(same.statusCode, 200, same.body);
    const group = groupOf(['4a', '4b']);
    t.equal((await admin.send('POST', PATH, group)).statusCode, 200);
    const moved = dated([
      { from: '2026-09-01', to: '2027-01-08' },
      { from: '2027-01-09', to: '2027-06-25' },
    ]);
    const parted = await change({ terms: moved, version: 2 });
    t.strictSame(parted.json(), { code: 'groups.terms_parted', details: { name: group.name } });
    t.same(dated((await admin.get(termsOf('4a'))).json().terms), before, 'nothing half done');
    await admin.send('PUT', termsOf('4b'), { terms: [], version: 3 });
    t.equal((await change({ terms: moved, version: 2 })).statusCode, 200, 'both go with the year');
    t.same((await admin.get(termsOf('4b'))).json().terms, moved);
  },
);

onBothEngines(
  t,
  '[GROUP-01, GROUP-02, GROUP-03] only the administrator creates groups, until the school or a right lets others',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const teacher = as(kit, 'a', 'teacher', 'lis');
    let made = 0;
    const tries = async (who: typeof admin) => {
      made += 1;
      const reply = await who.send('POST', PATH, groupOf(['4a'], { name: `Grupa ${made}` }));
      return reply.statusCode === 200 ? 'made' : reply.json().code;
    };
    t.equal(await tries(admin), 'made');
    t.equal(await tries(homeroom), 'groups.not_allowed');
    t.equal(await tries(teacher), 'groups.not_allowed');
    const given = kit.signIn([
      {
        schoolId: kit.schoolA,
        role: 'teacher',
        personId: fixtureId<'PersonId'>('a', 'lis'),
        rights: ['group.create'],
      },
    ]);
    t.equal(await tries(given), 'made', 'a chosen person');
    const option = '/api/v1/school/options/group.creators';
    await admin.send('PUT', option, { value: 'homeroomTeachers', version: 0 });
    t.equal(await tries(homeroom), 'made');
    t.equal(await tries(teacher), 'groups.not_allowed');
    await admin.send('PUT', option, { value: 'teachers', version: 1 });
    t.equal(await tries(teacher), 'made');
    t.equal(await tries(as(kit, 'a', 'secretariat', 'secretary')), 'kernel.forbidden');
  },
);

onBothEngines(
  t,
  '[GROUP-09, GROUP-13] a teacher keeps the own list; its order leaves the numbers of the class alone',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const group = (await admin.send('POST', PATH, groupOf(['4a']))).json();
    const members = `${PATH}/${group.groupId}/members`;
    const body = {
      from: '2026-09-07',
      studentIds: [student('lucja'), student('jan')],
      version: 1,
    };
    const numbers = async () =>
      (await admin.get(`/api/v1/students?classId=${classOf('4a')}`))
        .json()
        .items.map((each: { lastName: string; numberInClass: number }) => [
          each.lastName,
          each.numberInClass,
        ])
        .toSorted();
    const before = await numbers();
    const other = as(kit, 'a', 'teacher', 'scibor');
    t.equal((await other.send('PUT', members, body)).json().code, 'groups.not_own');
    const own = await as(kit, 'a', 'teacher', 'lis').send('PUT', members, body);
    t.match(own.json().members, [
      { numberInGroup: 1, lastName: 'Żak' },
      { numberInGroup: 2, lastName: 'Kowalski' },
    ]);
    t.same(await numbers(), before);
    const stranger = as(kit, 'b', 'admin', 'admin');
    t.equal((await stranger.get(`${PATH}/${group.groupId}`)).statusCode, 404);
    t.equal((await stranger.send('PUT', members, { ...body, studentIds: [] })).statusCode, 404);
    const foreign = groupOf(['4a'], { name: 'X', classIds: [fixtureId('b', '4a')] });
    t.equal((await admin.send('POST', PATH, foreign)).statusCode, 404);
  },
);
