import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const API = '/api/v1/timetable';
const id = (name: string) => fixtureId('a', name);
const LOCKED = 'locks.range_locked';

const hour = (over: object = {}) => ({
  classId: null,
  groupName: '',
  subjectId: id('polish'),
  teacherId: id('scibor'),
  roomId: null,
  ...over,
});
const cells = (
  weekday: number,
  period: number,
  lessons: readonly object[],
  known: string[] = [],
) => ({
  cells: [{ weekday, period, known, lessons }],
});

const start = async (kit: TestKit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const lis = as(kit, 'a', 'teacher', 'lis');
  /** Closes days; the answer opens them again. */
  const close = async (from: string, to: string, over: object = {}) => {
    const body = { from, to, kinds: ['lessons'], classIds: null, reason: 'klasyfikacja', ...over };
    const lock = (await admin.send('POST', '/api/v1/locks', body)).json();
    return () =>
      admin.send('POST', `/api/v1/locks/${lock.lockId}/lift`, { reason: 'poprawka', version: 1 });
  };
  const draft = async (from: string, over: object = {}) =>
    (
      await admin.send('POST', `${API}/classes/${id('4a')}/versions`, { from, to: null, ...over })
    ).json();
  const published = async () => {
    const [row] = (await draft('2027-05-04')).siblings.filter(
      (each: { state: string }) => each.state === 'published',
    );
    return (await admin.get(`${API}/versions/${row.versionId}`)).json();
  };
  const code = async (
    who: typeof admin,
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ) => {
    const reply = await who.send(method, path, body);
    return reply.statusCode < 300 ? 'done' : reply.json().code;
  };
  return { admin, lis, close, draft, published, code };
};

onBothEngines(
  t,
  'lessons of closed days are neither added nor changed nor deleted by a timetable, until the days are open again [LOCK-01]',
  options,
  async (t, kit) => {
    const { admin, close, draft, published, code } = await start(kit);
    const now = await published();
    const path = `${API}/versions/${now.versionId}/cells`;
    const [first] = now.lessons;
    const add = cells(5, 2, [hour()]);
    const known = now.lessons
      .filter(
        (each: typeof first) => each.weekday === first.weekday && each.period === first.period,
      )
      .map((each: typeof first) => each.lessonId);
    const change = cells(first.weekday, first.period, [hour({ teacherId: id('lis') })], known);
    const remove = cells(first.weekday, first.period, [], known);
    const open = await close('2026-10-05', '2026-10-09');
    const refused = await admin.send('POST', path, add);
    t.equal(refused.statusCode, 423);
    t.strictSame(refused.json(), {
      code: LOCKED,
      details: { kind: 'lessons', from: '2026-10-05', to: '2026-10-09', reason: 'klasyfikacja' },
    });
    for (const body of [change, remove]) t.equal(await code(admin, 'POST', path, body), LOCKED);
    t.strictSame(
      (await admin.get(`${API}/versions/${now.versionId}`)).json().lessons,
      now.lessons,
      'nothing half done',
    );
    const inside = await draft('2026-10-07', { copyOf: now.versionId });
    const publish = `${API}/versions/${inside.versionId}/publish`;
    t.equal(await code(admin, 'POST', publish, { version: inside.version }), LOCKED);
    const later = await draft('2026-10-12', { copyOf: now.versionId });
    const publishLater = `${API}/versions/${later.versionId}/publish`;
    t.equal(await code(admin, 'POST', publishLater, { version: later.version }), 'done');
    const typed = await admin.send('POST', `${API}/versions/${later.versionId}/cells`, add);
    t.equal(typed.statusCode, 200, 'a version from the day after the closed ones takes the change');
    const back = { from: '2026-10-09', to: null, version: typed.json().version };
    const dates = `${API}/versions/${later.versionId}/dates`;
    t.equal(await code(admin, 'PUT', dates, back), LOCKED, 'dates moved into closed days');
    t.equal((await open()).statusCode, 200);
    t.equal(await code(admin, 'PUT', dates, back), 'done');
    for (const body of [add, change]) t.equal(await code(admin, 'POST', path, body), 'done');
  },
);

onBothEngines(
  t,
  'a lock of other classes, other kinds or other days leaves a timetable alone',
  options,
  async (t, kit) => {
    const { admin, close, published, code } = await start(kit);
    const now = await published();
    const path = `${API}/versions/${now.versionId}/cells`;
    await close('2026-10-05', '2026-10-09', { kinds: ['grades', 'attendance', 'conduct'] });
    await close('2026-10-05', '2026-10-09', { classIds: [id('4b')] });
    await close('2027-07-01', '2027-07-31');
    t.equal(await code(admin, 'POST', path, cells(5, 2, [hour()])), 'done');
    await close('2026-10-05', '2026-10-09', { classIds: [id('4a')] });
    t.equal(await code(admin, 'POST', path, cells(5, 3, [hour()])), LOCKED);
    t.equal(await code(admin, 'POST', path, cells(4, 3, [])), 'done', 'nothing changes');
  },
);

onBothEngines(
  t,
  'a draft is free where another timetable is published, and closed where its own lessons are held',
  options,
  async (t, kit) => {
    const { admin, close, draft, code } = await start(kit);
    const body = {
      yearId: id('year'),
      gradeLevel: 5,
      name: '5a',
      bellScheduleId: id('bells'),
      siteId: null,
    };
    const { classId } = (await admin.send('POST', '/api/v1/classes', body)).json();
    const open = await close('2026-10-05', '2026-10-09');
    const beside = await draft('2026-10-01');
    const cell = cells(5, 2, [hour()]);
    t.equal(await code(admin, 'POST', `${API}/versions/${beside.versionId}/cells`, cell), 'done');
    t.equal(await code(admin, 'DELETE', `${API}/versions/${beside.versionId}`), 'done');
    const alone = (
      await admin.send('POST', `${API}/classes/${classId}/versions`, {
        from: '2026-10-01',
        to: null,
      })
    ).json();
    const path = `${API}/versions/${alone.versionId}`;
    t.equal(await code(admin, 'POST', `${path}/cells`, cell), LOCKED, 'the only one of its class');
    await open();
    t.equal(await code(admin, 'POST', `${path}/cells`, cell), 'done');
    await close('2026-10-05', '2026-10-09', { classIds: [classId] });
    t.equal(await code(admin, 'DELETE', path), LOCKED);
    const { version } = (await admin.get(path)).json();
    const away = { from: '2026-10-12', to: null, version };
    t.equal(await code(admin, 'PUT', `${path}/dates`, away), LOCKED);
    t.equal(await code(admin, 'POST', `${path}/publish`, { version }), LOCKED);
  },
);

onBothEngines(
  t,
  "a teacher's own hours of a closed class stay, and hours without a class are nobody's lesson",
  options,
  async (t, kit) => {
    const { lis, close, code } = await start(kit);
    const own = async (from: string, over: object = {}) =>
      lis.send('POST', `${API}/own/versions`, { from, to: null, ...over });
    const mine = (await own('2026-10-01')).json();
    const path = `${API}/own/versions/${mine.versionId}`;
    const lesson = cells(5, 2, [hour({ classId: id('4a') })]);
    t.equal(await code(lis, 'POST', `${path}/cells`, lesson), 'done');
    const open = await close('2026-10-05', '2026-10-09', { classIds: [id('4a')] });
    t.equal(
      await code(lis, 'POST', `${path}/cells`, cells(5, 3, [hour({ classId: id('4a') })])),
      LOCKED,
    );
    t.equal(
      await code(lis, 'POST', `${path}/cells`, cells(5, 3, [hour({ classId: id('4b') })])),
      'done',
    );
    t.equal(await code(lis, 'POST', `${path}/cells`, cells(4, 2, [hour()])), 'done', 'no class');
    t.equal((await own('2026-10-07')).json().code, LOCKED, 'would end the hours of closed days');
    const { version } = (await lis.get(`${API}/versions/${mine.versionId}`)).json();
    const shorter = { from: '2026-10-01', to: '2026-10-04', version };
    t.equal(await code(lis, 'PUT', `${path}/dates`, shorter), LOCKED);
    t.equal((await own('2026-10-12', { copyOf: mine.versionId })).statusCode, 200);
    await open();
    t.equal((await own('2026-10-07')).statusCode, 200);
  },
);

onBothEngines(t, 'a generator writes no lessons into closed days', options, async (t, kit) => {
  const { admin, close, code } = await start(kit);
  const body = {
    validFrom: '2026-10-07',
    lessons: [
      {
        weekday: 1,
        period: 2,
        classId: id('4a'),
        groupName: '',
        subjectId: id('polish'),
        teacherId: id('scibor'),
        roomId: null,
      },
    ],
  };
  const open = await close('2026-10-05', '2026-10-09', { classIds: [id('4a')] });
  t.equal(await code(admin, 'POST', '/api/v1/timetables', body), LOCKED);
  const other = { ...body, lessons: body.lessons.map((each) => ({ ...each, classId: id('4b') })) };
  t.equal(await code(admin, 'POST', '/api/v1/timetables', other), 'done');
  await open();
  t.equal(await code(admin, 'POST', '/api/v1/timetables', body), 'done');
});
