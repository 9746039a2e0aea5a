import t from 'tap';
import type { Caller } from '../../kernel/testing/caller.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const PATH = '/api/v1/groups';
const of = (name: string) => fixtureId('a', name);
/** Ścibor leads 4a. */
const peopleOf = (kit: TestKit) => ({
  admin: as(kit, 'a', 'admin', 'admin'),
  homeroom: as(kit, 'a', 'homeroomTeacher', 'scibor'),
  teacher: as(kit, 'a', 'teacher', 'lis'),
  other: as(kit, 'a', 'teacher', 'scibor'),
});
const groupOf = (name: string, classes: readonly string[], teacher: string | null) => ({
  yearId: of('year'),
  name,
  subjectId: of('polish'),
  teacherId: teacher === null ? null : of(teacher),
  classIds: classes.map(of),
});
const letTeachers = (admin: Caller) =>
  admin.send('PUT', '/api/v1/school/options/group.creators', { value: 'teachers', version: 0 });
const renamed = ({ yearId: _, ...body }: ReturnType<typeof groupOf>, version = 1) => ({
  ...body,
  name: `${body.name} A`,
  version,
});

onBothEngines(
  t,
  'teachers who may make groups change only what they made, keep or teach, or of the class they lead',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const { admin, homeroom, teacher, other } = peopleOf(kit);
    await letTeachers(admin);
    const made = (await teacher.send('POST', PATH, groupOf('Kółko', ['4a', '4b'], null))).json();
    t.match(made, { teacherId: of('lis'), subjectName: 'Język polski', classNames: ['4a', '4b'] });
    const path = `${PATH}/${made.groupId}`;
    const change = renamed(groupOf('Kółko', ['4a', '4b'], 'lis'));
    const members = { from: '2026-09-07', studentIds: [of('lucja')], version: 1 };
    for (const stranger of [other, homeroom]) {
      for (const [method, at, body] of [
        ['PUT', path, change],
        ['PUT', `${path}/members`, members],
        ['DELETE', path, undefined],
      ] as const) {
        const reply = await stranger.send(method, at, body);
        t.equal(reply.statusCode, 403, `${method} ${at}`);
        t.equal(reply.json().code, 'groups.not_own');
      }
    }
    t.equal((await teacher.send('PUT', path, change)).statusCode, 200, 'the own one');
    const forOther = await teacher.send('POST', PATH, groupOf('Cudza', ['4b'], 'scibor'));
    t.equal(forOther.json().code, 'groups.not_own', 'not for somebody else');
    const ofClass = (await admin.send('POST', PATH, groupOf('4a WF', ['4a'], 'lis'))).json();
    const rename = renamed(groupOf('4a WF', ['4a'], 'lis'));
    const at = `${PATH}/${ofClass.groupId}`;
    t.equal((await other.send('PUT', at, rename)).json().code, 'groups.not_own');
    t.equal((await homeroom.send('PUT', at, rename)).statusCode, 200, 'of the class led');
    const course = await admin.send('POST', '/api/v1/courses', {
      subjectId: of('polish'),
      classId: null,
      groupId: made.groupId,
      groupName: '',
      teacherIds: [of('scibor')],
      from: '2026-09-01',
    });
    t.equal(course.statusCode, 200, course.body);
    t.equal(
      (await other.send('PUT', `${path}/members`, { ...members, version: 2 })).statusCode,
      200,
    );
    t.equal((await admin.send('PUT', path, { ...change, version: 3 })).statusCode, 200);
  },
);

onBothEngines(
  t,
  'of whom groups are made: all classes for who may make them, with the dates of their terms; else those of the own groups',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const { admin, homeroom, teacher } = peopleOf(kit);
    const candidates = async (who: Caller, date = '2026-09-07') =>
      (await who.get(`${PATH}/candidates?date=${date}`)).json();
    t.strictSame(await candidates(teacher), {
      yearId: of('year'),
      mayCreate: false,
      groupIds: [],
      classes: [],
    });
    const group = (await admin.send('POST', PATH, groupOf('4a WF', ['4a'], 'lis'))).json();
    const own = await candidates(teacher);
    t.same(own.groupIds, [group.groupId]);
    t.match(own.classes, [{ name: '4a', gradeLevel: 4 }]);
    t.equal(own.classes.length, 1, 'no class of others');
    const listed = (await admin.get(`/api/v1/students?classId=${of('4a')}`)).json().items;
    t.same(
      own.classes[0].pupils.map((one: { studentId: string; numberInClass: number }) => [
        one.studentId,
        one.numberInClass,
      ]),
      listed
        .map((one: { studentId: string; numberInClass: number }) => [
          one.studentId,
          one.numberInClass,
        ])
        .toSorted((a: [string, number], b: [string, number]) => a[1] - b[1]),
    );
    t.same((await candidates(homeroom)).groupIds, [group.groupId], 'of the class led');
    await letTeachers(admin);
    const dates = async () =>
      (await candidates(teacher)).classes.map(
        ({ name, termDates }: { name: string; termDates: number }) => [name, termDates],
      );
    t.same(await dates(), [
      ['4a', 0],
      ['4b', 0],
    ]);
    await admin.send('PUT', `/api/v1/classes/${of('4b')}/terms`, {
      terms: [
        { ordinal: 1, from: '2026-09-01', to: '2027-01-15' },
        { ordinal: 2, from: '2027-01-16', to: '2027-06-25' },
      ],
      version: 1,
    });
    t.same(await dates(), [
      ['4a', 0],
      ['4b', 1],
    ]);
    t.equal((await candidates(admin, '2031-01-01')).yearId, null, 'in no school year');
    const secretariat = as(kit, 'a', 'secretariat', 'secretary');
    t.equal((await secretariat.get(`${PATH}/candidates`)).statusCode, 403);
  },
);
