import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { weeklySpans } from './api.ts';

const options = { features: worldFeatures };
const classId = (name: string) => fixtureId<'ClassId'>('a', name);

onBothEngines(
  t,
  'everybody sees the timetable as far as the right reaches',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const count = async (who: ReturnType<typeof as>, query = '') =>
      (await who.get(`/api/v1/timetable${query}`)).json().items.length;
    const admin = as(kit, 'a', 'admin', 'admin');
    t.equal(await count(admin), 5);
    t.equal(await count(admin, `?classId=${classId('4b')}`), 2);
    t.equal(await count(admin, `?teacherId=${fixtureId('a', 'scibor')}`), 3);
    t.equal(await count(admin, `?roomId=${fixtureId('a', 'room/4b')}`), 2);
    t.equal(await count(admin, `?classId=${fixtureId('b', '4a')}`), 0, 'a class of another school');
    t.equal(await count(admin, '?date=2026-08-31'), 0, 'before the school year');
    t.equal(await count(as(kit, 'a', 'student', 'jan')), 3, 'own class');
    t.equal(await count(as(kit, 'a', 'guardian', 'anna')), 3, 'class of the child');
    t.equal(await count(as(kit, 'a', 'guardian', 'katarzyna')), 5, 'classes of both children');
    t.equal(await count(as(kit, 'a', 'student', 'jan'), `?classId=${classId('4b')}`), 0);
    t.equal((await as(kit, 'a', 'secretariat').get('/api/v1/timetable')).statusCode, 403);
    const [first] = (await admin.get('/api/v1/timetable')).json().items;
    t.match(first, {
      className: '4a',
      subjectName: 'Język polski',
      teacherName: 'Bożena Ścibor',
      roomName: 'Sala 4a',
      groupName: '',
    });
  },
);

onBothEngines(t, 'spans of classes follow from the lessons', options, async (t, kit) => {
  await putWorld(kit);
  const spans = await kit.db.forSchool(kit.schoolA).read((read) => weeklySpans(read, '2026-09-07'));
  const ofClass = (name: string) =>
    spans
      .filter((span) => span.classId === classId(name))
      .map((span) => [span.weekday, span.firstPeriod, span.lastPeriod]);
  t.strictSame(ofClass('4a'), [
    [1, 1, 2],
    [2, 1, 1],
  ]);
  t.strictSame(ofClass('4b'), [[1, 2, 3]]);
});

onBothEngines(
  t,
  'a later timetable holds from its day on for its classes; a faulty one changes nothing',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const lesson = {
      weekday: 5,
      period: 3,
      classId: classId('4a'),
      groupName: '',
      subjectId: fixtureId('a', 'polish'),
      teacherId: fixtureId('a', 'lis'),
      roomId: fixtureId('a', 'room/4a'),
    };
    const send = (lessons: readonly object[], validFrom = '2026-10-01') =>
      admin.send('POST', '/api/v1/timetables', { validFrom, lessons });
    const elsewhere = { ...lesson, classId: classId('4b'), roomId: fixtureId('a', 'room/4b') };
    const clash = await send([lesson, elsewhere]);
    t.equal(clash.json().code, 'timetable.clash');
    t.equal((await send([{ ...lesson, period: 9 }])).json().code, 'timetable.unknown_period');
    const foreign = { ...lesson, classId: fixtureId('b', '4a') };
    t.equal((await send([foreign])).json().code, 'timetable.unknown_class');
    t.equal((await send([lesson], '2028-01-01')).json().code, 'timetable.no_school_year');
    const strangeRoom = { ...lesson, roomId: fixtureId('b', 'room/4a') };
    t.ok((await send([strangeRoom])).statusCode >= 400, 'a room of another school');
    t.equal((await send([lesson])).statusCode, 200);
    const week = async (date: string) =>
      (await admin.get(`/api/v1/timetable?date=${date}`)).json().items.length;
    t.strictSame([await week('2026-09-30'), await week('2026-10-01')], [5, 3], '4b goes on');
  },
);
