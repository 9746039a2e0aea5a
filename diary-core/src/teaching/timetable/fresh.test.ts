import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { addSubjects } from '../../school/subjects/api.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const API = '/api/v1/timetable';
const WEDNESDAY = '2026-11-04';

interface Lesson {
  readonly lessonId: string;
  readonly date: string;
  readonly weekday: number;
  readonly period: number;
  readonly subjectShort: string;
}

onBothEngines(
  t,
  'a changed timetable of a class is with its parents, pupils and teachers at once [PLAN-03]',
  { features: worldFeatures },
  async (t, kit) => {
    await putWorld(kit);
    const maths = fixtureId('a', 'maths');
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.subject', subject: { kind: 'subject' } }, (tx) =>
        addSubjects(tx, [{ subjectId: maths, name: 'Matematyka', shortName: 'mat' }]),
      );
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const mother = as(kit, 'a', 'guardian', 'anna');
    const jan = as(kit, 'a', 'student', 'jan');
    const other = as(kit, 'b', 'guardian', 'anna');
    const port = Number(new URL(await kit.app.listen({ host: '127.0.0.1', port: 0 })).port);
    const streams = await Promise.all(
      [mother, jan, homeroom, other].map(({ headers }) => openStream(port, headers)),
    );
    await until(() => streams.every(({ events }) => events.length > 0), 'all streams');
    const told = () =>
      streams.map(({ events }) => events.filter(({ event }) => event === 'timetable').length);
    const toldOnce = async (before: readonly number[]) => {
      await until(
        () =>
          told()
            .slice(0, 3)
            .every((count, at) => count > (before[at] ?? 0)),
        'told',
      );
    };
    const seen = async (who: ReturnType<typeof as>, query = '') =>
      (await who.get(`${API}/plan?date=${WEDNESDAY}${query}`))
        .json()
        .lessons.filter(({ date }: Lesson) => date === WEDNESDAY)
        .map(({ period, subjectShort }: Lesson) => `${period} ${subjectShort}`);
    const child = `&studentId=${fixtureId('a', 'jan')}`;
    const lesson = (subjectId: string) => ({
      groupName: '',
      subjectId,
      teacherId: fixtureId('a', 'scibor'),
      roomId: fixtureId('a', 'room/4a'),
      classId: null,
    });
    const cell = (period: number, known: readonly string[], lessons: readonly object[]) => ({
      cells: [{ weekday: 3, period, known, lessons }],
    });

    const draft = (
      await homeroom.send('POST', `${API}/classes/${fixtureId('a', '4a')}/versions`, {
        from: '2026-11-02',
        to: null,
      })
    ).json();
    const path = `${API}/versions/${draft.versionId}`;
    const typed = (
      await homeroom.send('POST', `${path}/cells`, cell(2, [], [lesson(maths)]))
    ).json();
    const before = told();
    await homeroom.send('POST', `${path}/publish`, { version: typed.version });
    await toldOnce(before);
    for (const who of [await seen(mother, child), await seen(jan)]) t.same(who, ['2 mat']);

    const known = [typed.lessons[0].lessonId];
    const counts = told();
    const polish = fixtureId('a', 'polish');
    const changed = await homeroom.send('POST', `${path}/cells`, cell(2, known, [lesson(polish)]));
    t.equal(changed.statusCode, 200, changed.body);
    await toldOnce(counts);
    for (const who of [await seen(mother, child), await seen(jan)]) t.strictNotSame(who, ['2 mat']);
    t.same(await seen(mother, child), await seen(jan), 'both see the same');
    t.equal(told()[3], 0, 'nobody of another school was told');
    for (const stream of streams) stream.cut();
  },
);
