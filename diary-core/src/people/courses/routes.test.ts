import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { classesTaughtOn, coursesOfClassOn, studentsTaughtOn } from './api.ts';

const options = { features: worldFeatures };
const PATH = '/api/v1/courses';
const DAY_MS = 24 * 3_600_000;
const id = (name: string) => fixtureId('a', name);
const adminOf = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');
const course = (more: object = {}) => ({
  subjectId: id('polish'),
  classId: id('4a'),
  groupId: null,
  groupName: '',
  teacherIds: [id('lis')],
  from: '2026-09-07',
  ...more,
});
interface Shown {
  readonly targetName: string;
  readonly teachers: readonly { readonly teacherId: string }[];
}

const newSubject = async (kit: TestKit, name: string): Promise<string> =>
  (
    await adminOf(kit).send('POST', '/api/v1/subjects', { name, shortName: name.slice(0, 4) })
  ).json().subjectId;

onBothEngines(
  t,
  '[STRUCT-11] the administrator assigns a subject in a class to a teacher',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const subjectId = await newSubject(kit, 'Matematyka');
    const added = await admin.send('POST', PATH, course({ subjectId }));
    t.equal(added.statusCode, 200, added.body);
    t.match(added.json(), {
      subjectName: 'Matematyka',
      targetName: '4a',
      classIds: [id('4a')],
      teachers: [{ name: 'Łukasz Lis', from: '2026-09-07', to: null }],
      version: 1,
    });
    const twice = await admin.send('POST', PATH, course({ subjectId, teacherIds: [] }));
    t.equal(twice.json().code, 'kernel.duplicate');
    const part = await admin.send('POST', PATH, course({ subjectId, groupName: 'dz' }));
    t.match(part.json(), { targetName: '4a dz' });
    const all = (await admin.get(PATH)).json().items;
    t.same(
      all.map((each: Shown) => each.targetName),
      ['4a', '4b', '4a', '4a dz'],
      'by subject in the order of the alphabet, then class',
    );
    const ofLis = (await admin.get(`${PATH}?teacherId=${id('lis')}&classId=${id('4a')}`)).json();
    t.equal(ofLis.items.length, 2);
    const own = (await as(kit, 'a', 'teacher', 'lis').get(PATH)).json().items;
    t.same(
      own.map((each: Shown) => each.targetName),
      ['4b', '4a', '4a dz'],
      'a teacher reads the own ones',
    );
    t.equal((await admin.send('DELETE', `${PATH}/${part.json().courseId}`)).statusCode, 204);
    for (const role of ['director', 'secretariat', 'teacher'] as const) {
      const other = as(kit, 'a', role, 'lis');
      const refused = await other.send('POST', PATH, course({ subjectId, groupName: 'x' }));
      t.equal(refused.statusCode, 403, role);
    }
    const used = await admin.send('DELETE', `/api/v1/subjects/${subjectId}`);
    t.equal(used.json().code, 'subjects.in_use');
  },
);

onBothEngines(
  t,
  '[STRUCT-19, STRUCT-20] another teacher takes a course over in mid-year, and the rights with it',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const [polish] = (await admin.get(`${PATH}?classId=${id('4a')}`)).json().items;
    const path = `${PATH}/${polish.courseId}/teachers`;
    const students = `${PATH}/${polish.courseId}/students`;
    const seen = async (name: string) =>
      (await as(kit, 'a', 'teacher', name).get(students))
        .json()
        .items.map((each: { lastName: string }) => each.lastName)
        .toSorted();
    t.same([await seen('scibor'), await seen('lis')], [['Kowalski', 'Żak'], []]);
    const change = { teacherIds: [id('lis')], from: '2026-09-08', reason: 'urlop', version: 1 };
    const changed = await admin.send('PUT', path, change);
    t.match(changed.json(), {
      version: 2,
      teachers: [
        { name: 'Bożena Ścibor', from: '2026-09-01', to: '2026-09-07' },
        { name: 'Łukasz Lis', from: '2026-09-08', to: null },
      ],
    });
    t.same(await seen('scibor'), ['Kowalski', 'Żak'], 'today as before');
    kit.clock.advance(DAY_MS);
    t.same([await seen('scibor'), await seen('lis')], [[], ['Kowalski', 'Żak']]);
    const own = (await as(kit, 'a', 'teacher', 'scibor').get(PATH)).json().items;
    t.equal(own.length, 1, 'the past stays visible');
    const late = await admin.send('PUT', path, { ...change, version: 1 });
    t.strictSame(late.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
    const back = { teacherIds: [id('scibor')], from: '2026-09-08', version: 2 };
    t.match((await admin.send('PUT', path, back)).json().teachers, [
      { name: 'Bożena Ścibor', from: '2026-09-01', to: null },
    ]);
    t.same(await seen('scibor'), ['Kowalski', 'Żak'], 'taken back on the same day');
    const nobody = { teacherIds: [], from: '2026-09-10', version: 3 };
    t.match((await admin.send('PUT', path, nobody)).json().teachers, [{ to: '2026-09-09' }]);
  },
);

onBothEngines(
  t,
  'a course of a group reaches its members only, and their classes',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const subjectId = await newSubject(kit, 'Etyka');
    const group = await admin.send('POST', '/api/v1/groups', {
      yearId: id('year'),
      name: 'Etyka 4',
      subjectId,
      teacherId: null,
      classIds: [id('4a'), id('4b')],
    });
    const { groupId } = group.json();
    const members = { from: '2026-09-07', studentIds: [id('lucja'), id('acki')], version: 1 };
    await admin.send('PUT', `/api/v1/groups/${groupId}/members`, members);
    const added = await admin.send(
      'POST',
      PATH,
      course({ subjectId, classId: null, groupId, teacherIds: [id('secretary')] }),
    );
    t.match(added.json(), { targetName: 'Etyka 4', classIds: [id('4a'), id('4b')] });
    const list = `${PATH}/${added.json().courseId}/students`;
    const seen = (await as(kit, 'a', 'teacher', 'secretary').get(list)).json();
    t.same(
      seen.items.map((each: { lastName: string }) => each.lastName),
      ['Żak', 'Ącki'],
      'in the order of the group',
    );
    t.equal((await admin.get(`${PATH}?classId=${id('4b')}`)).json().items.length, 2);
    const onDay = (date: string) =>
      kit.db
        .forSchool(kit.schoolA)
        .read((read) => coursesOfClassOn(read, fixtureId<'ClassId'>('a', '4b'), date));
    t.match(await onDay('2026-09-07'), [
      { classId: id('4b'), groupId: null, teacherIds: [id('lis')] },
      { classId: null, groupId, classIds: [id('4a'), id('4b')], teacherIds: [id('secretary')] },
    ]);
    t.equal((await onDay('2026-09-06')).length, 1, 'not yet begun');
    t.same(await onDay('2026-08-31'), []);
    const gone = await admin.send('DELETE', `/api/v1/groups/${groupId}`);
    t.equal(gone.statusCode, 409);
  },
);

onBothEngines(
  t,
  'a lesson is held with a class or its groups; other kinds are distinct, have groups of their own and stand each in its own register',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const subjectId = await newSubject(kit, 'Zajęcia logopedyczne');
    const lesson = (await admin.get(PATH)).json().items;
    t.ok(
      lesson.every(
        (one: { activity: string; register: string }) =>
          one.activity === 'lesson' && one.register === 'lessonRegister',
      ),
      'what a timetable brought are lessons',
    );
    const group = await admin.send('POST', '/api/v1/groups', {
      yearId: id('year'),
      name: 'Logopedia',
      subjectId,
      teacherId: null,
      classIds: [id('4a')],
    });
    const { groupId } = group.json();
    const members = { from: '2026-09-07', studentIds: [id('lucja')], version: 1 };
    await admin.send('PUT', `/api/v1/groups/${groupId}/members`, members);
    const registers = {
      individual: 'individualRegister',
      extra: 'extraRegister',
      club: 'clubRegister',
      other: 'otherRegister',
    };
    for (const [activity, register] of Object.entries(registers)) {
      for (const groupName of ['', 'dz']) {
        const ofClass = course({ subjectId, activity, groupName });
        const refused = await admin.send('POST', PATH, ofClass);
        t.equal(refused.json().code, 'courses.not_a_lesson', `${activity} of a class`);
      }
      const own = course({
        subjectId,
        activity,
        classId: null,
        groupId,
        teacherIds: [id('secretary')],
      });
      const added = await admin.send('POST', PATH, own);
      t.match(added.json(), { activity, register, targetName: 'Logopedia' }, added.body);
      t.equal((await admin.send('POST', PATH, own)).json().code, 'kernel.duplicate');
      const kept = (await admin.get(`${PATH}?register=${register}`)).json().items;
      t.same(
        kept.map(({ courseId }: { courseId: string }) => courseId),
        [added.json().courseId],
        'each register keeps its own',
      );
    }
    const lessons = (await admin.get(`${PATH}?register=lessonRegister`)).json().items;
    t.same(lessons, lesson, 'and that of lessons none of them');
    const inGroup = course({ subjectId, classId: null, groupId, activity: 'lesson' });
    t.match((await admin.send('POST', PATH, inGroup)).json(), { register: 'lessonRegister' });
    t.equal((await admin.send('POST', PATH, course({ activity: 'hobby' }))).statusCode, 400);
    t.equal((await admin.get(`${PATH}?register=diary`)).statusCode, 400);
    const taught = (name: string) =>
      kit.db.forSchool(kit.schoolA).read(async (read) => ({
        classes: await classesTaughtOn(read, [fixtureId<'PersonId'>('a', name)], '2026-09-07'),
        students: await studentsTaughtOn(read, [fixtureId<'PersonId'>('a', name)], '2026-09-07'),
      }));
    t.same(
      await taught('secretary'),
      { classes: [], students: [id('lucja')] },
      'who leads other activities teaches the pupils, not the class',
    );
    t.same((await taught('scibor')).classes, [id('4a')]);
  },
);

onBothEngines(t, 'a course that cannot be is refused whole', options, async (t, kit) => {
  await putWorld(kit);
  const admin = adminOf(kit);
  const subjectId = await newSubject(kit, 'Chemia');
  const before = (await admin.get(PATH)).json().items.length;
  const foreign = (name: string) => fixtureId('b', name);
  const wrong: readonly (readonly [object, string | number])[] = [
    [{ classId: null }, 'courses.no_target'],
    [{ groupId: id('4a') }, 'courses.no_target'],
    [{ from: '2026-02-30' }, 'courses.no_such_date'],
    [{ from: '2027-09-01' }, 'courses.outside_year'],
    [{ classId: foreign('4a') }, 'kernel.not_found'],
    [{ subjectId: foreign('polish') }, 'kernel.still_referenced'],
    [{ teacherIds: [foreign('lis')] }, 'kernel.still_referenced'],
    [{ teacherIds: [id('lis'), id('lis')] }, 'kernel.invalid_input'],
    [{ teacherIds: 'lis' }, 'kernel.invalid_input'],
    [{ groupName: 'x'.repeat(41) }, 'kernel.invalid_input'],
  ];
  for (const [over, code] of wrong) {
    const refused = await admin.send('POST', PATH, course({ subjectId, ...over }));
    t.equal(refused.json().code, code, JSON.stringify(over));
  }
  t.equal((await admin.get(PATH)).json().items.length, before, 'nothing half done');
  const [own] = (await admin.get(PATH)).json().items;
  const stranger = as(kit, 'b', 'admin', 'admin');
  const change = { teacherIds: [], from: '2026-09-08', version: 1 };
  const path = `${PATH}/${own.courseId}`;
  t.equal((await stranger.send('PUT', `${path}/teachers`, change)).statusCode, 404);
  t.equal((await stranger.send('DELETE', path)).statusCode, 404);
  const unknown = { ...change, teacherIds: [foreign('lis')] };
  t.equal((await admin.send('PUT', `${path}/teachers`, unknown)).statusCode, 404);
});
