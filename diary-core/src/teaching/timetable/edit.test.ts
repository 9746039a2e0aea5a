import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { groups } from '../../people/groups/feature.ts';
import { addSubjects } from '../../school/subjects/api.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: [...worldFeatures, groups] };
const API = '/api/v1/timetable';
const class4a = fixtureId<'ClassId'>('a', '4a');
const maths = fixtureId('a', 'maths');
const polish = fixtureId('a', 'polish');
const room = (name: string) => fixtureId('a', `room/${name}`);
const teacher = (name: string) => fixtureId('a', name);

const start = async (kit: TestKit) => {
  await putWorld(kit);
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.subject', subject: { kind: 'subject' } }, (tx) =>
      addSubjects(tx, [{ subjectId: maths, name: 'Matematyka', shortName: 'mat' }]),
    );
  const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
  const admin = as(kit, 'a', 'admin', 'admin');
  const anna = as(kit, 'a', 'guardian', 'anna');
  const jan = as(kit, 'a', 'student', 'jan');
  return { homeroom, admin, anna, jan };
};

const lesson = (over: object = {}) => ({
  groupName: '',
  subjectId: maths,
  teacherId: teacher('scibor'),
  roomId: room('4a'),
  classId: null,
  ...over,
});
const cell = (
  weekday: number,
  period: number,
  lessons: readonly object[],
  known: readonly string[] = [],
) => ({
  cells: [{ weekday, period, known, lessons }],
});
const draftOf = async (who: ReturnType<typeof as>, over: object = {}) => {
  const reply = await who.send('POST', `${API}/classes/${class4a}/versions`, {
    from: '2026-11-02',
    to: null,
    ...over,
  });
  return reply.json();
};

onBothEngines(
  t,
  'a homeroom teacher types the timetable with splits and publishes it; until then guardians and students see nothing of it [PLAN-01, PLAN-02, GROUP-07]',
  options,
  async (t, kit) => {
    const { homeroom, anna, jan } = await start(kit);
    const draft = await draftOf(homeroom);
    t.match(draft, {
      state: 'draft',
      name: '4a',
      from: '2026-11-02',
      to: '2027-06-25',
      lessons: [],
    });
    const cells = `${API}/versions/${draft.versionId}/cells`;
    const split = [
      lesson({ groupName: '1' }),
      lesson({ groupName: '2', teacherId: teacher('lis'), roomId: room('4b') }),
    ];
    const typed = await homeroom.send('POST', cells, cell(3, 2, split));
    t.equal(typed.statusCode, 200, typed.body);
    t.strictSame(
      typed
        .json()
        .lessons.map((one: { groupName: string; subjectShort: string; teacherName: string }) => [
          one.groupName,
          one.subjectShort,
          one.teacherName,
        ]),
      [
        ['1', 'mat', 'Bożena Ścibor'],
        ['2', 'mat', 'Łukasz Lis'],
      ],
    );
    const wednesday = async (who: ReturnType<typeof as>, query: string) => {
      const plan = (await who.get(`${API}/plan?date=2026-11-04${query}`)).json();
      return plan.lessons.filter((one: { date: string }) => one.date === '2026-11-04').length;
    };
    const child = `&studentId=${teacher('jan')}`;
    t.equal(await wednesday(anna, child), 0);
    t.equal(await wednesday(jan, ''), 0);
    t.equal((await anna.get(`${API}/versions/${draft.versionId}`)).statusCode, 404);
    const { version } = typed.json();
    const published = await homeroom.send('POST', `${API}/versions/${draft.versionId}/publish`, {
      version,
    });
    t.match(published.json(), { state: 'published' });
    t.equal(await wednesday(anna, child), 2);
    t.equal(await wednesday(jan, ''), 2);
    const again = await homeroom.send('POST', `${API}/versions/${draft.versionId}/publish`, {
      version,
    });
    t.equal(again.json().code, 'timetable.already_published');
  },
);

onBothEngines(
  t,
  'publishing closes the former version by correcting its dates; it is not deleted, and both have their dates [PLAN-05, PLAN-06]',
  options,
  async (t, kit) => {
    const { homeroom } = await start(kit);
    const [former] = (await draftOf(homeroom)).siblings.slice(-1);
    const draft = await draftOf(homeroom, { from: '2026-12-01', copyOf: former.versionId });
    t.equal(draft.lessons.length, 3, 'begins with the lessons of the former');
    const path = `${API}/versions/${draft.versionId}`;
    const dates = await homeroom.send('PUT', `${path}/dates`, {
      from: '2026-12-07',
      to: '2027-01-31',
      version: draft.version,
    });
    t.match(dates.json(), { from: '2026-12-07', to: '2027-01-31' });
    const stale = await homeroom.send('PUT', `${path}/dates`, {
      from: '2026-12-07',
      to: null,
      version: draft.version,
    });
    t.equal(stale.json().code, 'kernel.version_conflict');
    const after = await homeroom.send('POST', `${path}/publish`, { version: dates.json().version });
    t.equal(after.statusCode, 200, after.body);
    t.match(
      after
        .json()
        .siblings.filter((one: { state: string }) => one.state === 'published')
        .map((one: { from: string; to: string }) => [one.from, one.to]),
      [
        ['2026-12-07', '2027-01-31'],
        ['2026-09-01', '2026-12-06'],
      ],
    );
    for (const [body, code] of [
      [{ from: '2026-08-01', to: null }, 'timetable.no_school_year'],
      [{ from: '2026-12-07', to: '2027-09-30' }, 'timetable.outside_year'],
      [{ from: '2026-12-07', to: '2026-12-01' }, 'timetable.dates_unordered'],
      [{ from: '2026-12-31', to: '2026-12-31', copyOf: kit.newId() }, 'kernel.not_found'],
      [{ from: '2026-02-30', to: null }, 'timetable.no_such_date'],
    ] as const)
      t.equal((await draftOf(homeroom, body)).code, code);
    t.equal((await homeroom.send('DELETE', path)).json().code, 'timetable.already_published');
  },
);

onBothEngines(
  t,
  'what cannot be is refused at once, what should not be is told at once',
  options,
  async (t, kit) => {
    const { homeroom } = await start(kit);
    const { versionId } = await draftOf(homeroom);
    const type = (
      weekday: number,
      period: number,
      lessons: readonly object[],
      known: string[] = [],
    ) =>
      homeroom.send(
        'POST',
        `${API}/versions/${versionId}/cells`,
        cell(weekday, period, lessons, known),
      );
    for (const [lessons, code] of [
      [[lesson(), lesson({ groupName: '1' })], 'timetable.class_twice_at_once'],
      [[lesson({ teacherId: null })], 'timetable.no_teacher'],
      [[lesson({ subjectId: fixtureId('b', 'polish') })], 'timetable.unknown_name'],
      [[lesson({ roomId: fixtureId('b', 'room/4a') })], 'timetable.unknown_name'],
      [[lesson({ teacherId: teacher('jan') })], 'timetable.unknown_name'],
    ] as const)
      t.equal((await type(2, 2, lessons)).json().code, code);
    t.equal((await type(2, 19, [lesson()])).json().code, 'timetable.unknown_period');
    t.equal((await type(8, 1, [lesson()])).statusCode, 400);
    const busy = await type(1, 3, [lesson({ teacherId: teacher('lis') })]);
    t.match(busy.json().notices, [{ what: 'teacher', other: { className: '4b', period: 3 } }]);
    const taken = await type(1, 2, [lesson({ roomId: room('4b') })]);
    t.match(
      taken
        .json()
        .notices.map((one: { what: string }) => one.what)
        .sort(),
      ['room', 'teacher'],
    );
    const [first] = busy.json().lessons;
    const joined = await type(
      1,
      3,
      [lesson({ subjectId: polish, teacherId: teacher('lis'), roomId: room('4b') })],
      [first.lessonId],
    );
    t.ok(
      joined
        .json()
        .notices.some(
          (one: { what: string; other: { className: string } }) =>
            one.what === 'together' && one.other.className === '4b',
        ),
    );
  },
);

onBothEngines(
  t,
  'two people type the same hour: the later one is told and nobody is overwritten; other hours do not collide',
  options,
  async (t, kit) => {
    const { homeroom, admin } = await start(kit);
    const { versionId } = await draftOf(homeroom);
    const path = `${API}/versions/${versionId}/cells`;
    t.equal((await homeroom.send('POST', path, cell(2, 2, [lesson()]))).statusCode, 200);
    t.equal(
      (await admin.send('POST', path, cell(2, 3, [lesson()]))).statusCode,
      200,
      'another hour',
    );
    const late = await admin.send('POST', path, cell(2, 2, [lesson({ subjectId: polish })]));
    t.equal(late.json().code, 'timetable.hour_changed');
    t.match(late.json().details, { weekday: 2, period: 2 });
    const now = (await admin.get(`${API}/versions/${versionId}`)).json();
    t.strictSame(
      now.lessons.map((one: { subjectId: string }) => one.subjectId),
      [maths, maths],
    );
  },
);

onBothEngines(
  t,
  'who may: a homeroom teacher the own class, the administrator every class, nobody else',
  options,
  async (t, kit) => {
    const { admin, anna } = await start(kit);
    const body = { from: '2026-11-02', to: null };
    const path = `${API}/classes/${class4a}/versions`;
    const status = async (who: ReturnType<typeof as>, at = path) =>
      (await who.send('POST', at, body)).statusCode;
    t.equal(await status(as(kit, 'a', 'homeroomTeacher', 'lis')), 404, 'leads 4b');
    for (const role of ['teacher', 'director', 'counsellor', 'secretariat', 'inspection'] as const)
      t.equal(await status(as(kit, 'a', role, 'lis')), 403, role);
    t.equal(await status(anna), 403);
    t.equal(await status(as(kit, 'b', 'admin', 'admin')), 404, 'another school');
    t.equal(await status(admin), 200);
    await t.test('their own timetable, whoever teaches [PERM-14, PERM-22, PERM-29]', async (t) => {
      for (const role of [
        'teacher',
        'homeroomTeacher',
        'director',
        'deputyDirector',
        'counsellor',
      ] as const)
        t.equal(await status(as(kit, 'a', role, 'lis'), `${API}/own/versions`), 200, role);
      t.equal(await status(admin, `${API}/own/versions`), 403);
    });
    await t.test('the counsellor reads those of all classes [PERM-33]', async (t) => {
      const counsellor = as(kit, 'a', 'counsellor', 'lis');
      const seen = (await counsellor.get(`${API}/overview`)).json();
      t.strictSame(
        seen.classes.map((one: { name: string; mayWrite: boolean }) => [one.name, one.mayWrite]),
        [
          ['4a', false],
          ['4b', false],
        ],
      );
    });
    t.match((await anna.get(`${API}/overview`)).json(), {
      classes: [{ name: '4a', draft: null }],
      teachers: [],
    });
    await t.test('whoever stands in for the homeroom teacher types too [PLAN-01]', async (t) => {
      const lis = as(kit, 'a', 'homeroomTeacher', 'lis');
      const written = async () =>
        (await lis.get(`${API}/overview`))
          .json()
          .classes.filter(({ mayWrite }: { mayWrite: boolean }) => mayWrite)
          .map(({ name }: { name: string }) => name);
      t.same(await written(), ['4b']);
      const date = (await admin.get(`${API}/overview`)).json().today;
      const deputy = { teacherId: fixtureId('a', 'lis'), from: date, to: date, decision: 'Z.1' };
      const added = await admin.send(
        'POST',
        `/api/v1/classes/${class4a}/homeroom-deputies`,
        deputy,
      );
      t.equal(added.statusCode, 200, added.body);
      t.same(await written(), ['4a', '4b']);
      t.not(await status(lis), 404, 'as the route that writes says');
    });
  },
);

onBothEngines(
  t,
  'teachers keep their own lessons where no timetable of the class was made, and the homeroom teacher takes them over [PLAN-04]',
  options,
  async (t, kit) => {
    const { homeroom } = await start(kit);
    const lis = as(kit, 'a', 'teacher', 'lis');
    const own = (
      await lis.send('POST', `${API}/own/versions`, { from: '2026-11-02', to: null })
    ).json();
    t.match(own, { state: 'published', name: 'Łukasz Lis' });
    const typed = await lis.send(
      'POST',
      `${API}/own/versions/${own.versionId}/cells`,
      cell(4, 2, [lesson({ classId: class4a, teacherId: null })]),
    );
    t.equal(typed.statusCode, 200, typed.body);
    t.match(typed.json().lessons, [{ className: '4a', teacherName: 'Łukasz Lis' }]);
    const thursday = async () =>
      (await lis.get(`${API}/plan?date=2026-11-05`))
        .json()
        .lessons.filter((one: { date: string }) => one.date === '2026-11-05').length;
    t.equal(await thursday(), 1, 'in the own week');
    const twice = await lis.send(
      'POST',
      `${API}/own/versions/${own.versionId}/cells`,
      cell(
        4,
        2,
        [
          lesson({ classId: class4a }),
          lesson({ classId: fixtureId('a', '4b'), roomId: room('4b') }),
        ],
        [typed.json().lessons[0].lessonId],
      ),
    );
    t.equal(twice.json().code, 'timetable.teacher_twice_at_once');
    const draft = await draftOf(homeroom);
    t.match(draft.typed, [{ weekday: 4, period: 2, teacherName: 'Łukasz Lis' }]);
    const taken = await homeroom.send(
      'POST',
      `${API}/versions/${draft.versionId}/cells`,
      cell(4, 2, [lesson({ teacherId: teacher('lis') })]),
    );
    t.match(taken.json(), { typed: [], notices: [] });
    await homeroom.send('POST', `${API}/versions/${draft.versionId}/publish`, {
      version: taken.json().version,
    });
    t.equal(await thursday(), 1, 'one lesson, not two');
    const stranger = as(kit, 'a', 'teacher', 'scibor');
    const foreign = await stranger.send(
      'POST',
      `${API}/own/versions/${own.versionId}/cells`,
      cell(4, 3, [lesson()]),
    );
    t.equal(foreign.statusCode, 404);
    const next = (
      await lis.send('POST', `${API}/own/versions`, { from: '2026-12-01', to: null })
    ).json();
    t.match(
      next.siblings.map((one: { from: string; to: string }) => [one.from, one.to]),
      [
        ['2026-12-01', '2027-06-25'],
        ['2026-11-02', '2026-11-30'],
      ],
      'the former is closed by its dates',
    );
  },
);

onBothEngines(
  t,
  'a class without a published timetable is named with its day, and a draft can be thrown away [PLAN-01]',
  options,
  async (t, kit) => {
    const { homeroom } = await start(kit);
    const draft = await draftOf(homeroom);
    const overview = (await homeroom.get(`${API}/overview`)).json();
    t.equal(overview.dueOn, '2026-09-15');
    t.match(overview.classes[0], {
      name: '4a',
      draft: { versionId: draft.versionId },
      mayWrite: true,
    });
    const empty = await homeroom.send('POST', `${API}/versions/${draft.versionId}/publish`, {
      version: 1,
    });
    t.equal(empty.json().code, 'timetable.empty');
    t.equal((await homeroom.send('DELETE', `${API}/versions/${draft.versionId}`)).statusCode, 204);
    t.equal((await homeroom.get(`${API}/overview`)).json().classes[0].draft, null);
  },
);

onBothEngines(
  t,
  'the week of a class, a teacher and a room is printed on A4',
  options,
  async (t, kit) => {
    const { homeroom, anna } = await start(kit);
    const pdf = async (who: ReturnType<typeof as>, body: object) =>
      who.send('POST', `${API}/print`, { date: '2026-09-14', ...body });
    for (const body of [
      { classId: class4a },
      { teacherId: teacher('lis') },
      { roomId: room('4b') },
    ]) {
      const printed = await pdf(homeroom, body);
      t.equal(printed.statusCode, 200, printed.body.slice(0, 200));
      t.equal(printed.headers['content-type'], 'application/pdf');
    }
    t.equal((await pdf(anna, { teacherId: teacher('lis') })).statusCode, 404);
    t.equal((await pdf(anna, { studentId: teacher('jan') })).statusCode, 200);
  },
);
