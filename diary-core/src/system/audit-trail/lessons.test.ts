import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { systemFeatures } from '../test-site.ts';

const API = '/api/v1/timetable';
const polish = fixtureId('a', 'polish');
const teacher = (name: string) => fixtureId('a', name);

interface Change {
  readonly operation: string;
  readonly record: string;
  readonly old?: Record<string, unknown>;
  readonly new?: Record<string, unknown>;
}

onBothEngines(
  t,
  'a register of changes is kept for lessons: who put one in, gave it to another teacher, took it out [AUDIT-01]',
  { features: [...worldFeatures, ...systemFeatures] },
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const admin = as(kit, 'a', 'admin', 'admin');
    const draft = (
      await homeroom.send('POST', `${API}/classes/${fixtureId('a', '4a')}/versions`, {
        from: '2026-11-02',
        to: null,
      })
    ).json();
    const lesson = (name: string) => ({
      groupName: '',
      subjectId: polish,
      teacherId: teacher(name),
      roomId: fixtureId('a', 'room/4a'),
      classId: null,
    });
    const write = async (known: readonly string[], lessons: readonly object[]) => {
      kit.clock.advance(1000);
      const reply = await homeroom.send('POST', `${API}/versions/${draft.versionId}/cells`, {
        cells: [{ weekday: 3, period: 2, known, lessons }],
      });
      t.equal(reply.statusCode, 200, reply.body);
      return reply.json().lessons.map((each: { lessonId: string }) => each.lessonId);
    };
    const first = await write([], [lesson('scibor')]);
    const second = await write(first, [lesson('lis')]);
    await write(second, []);

    interface Act {
      readonly actor: { readonly role: string };
      readonly changes: readonly Change[];
    }
    const acts: Act[] = (await admin.get('/api/v1/audit?limit=200')).json().items;
    const told = acts
      .filter(({ actor }) => actor.role === 'homeroomTeacher')
      .toReversed()
      .flatMap(({ changes }) => changes.filter(({ record }) => record === 'planned_lesson'))
      .map(({ operation, old, new: fresh }) => [operation, (fresh ?? old)?.['teacher_id']]);
    t.same(told, [
      ['insert', teacher('scibor')],
      ['remove', teacher('scibor')],
      ['insert', teacher('lis')],
      ['remove', teacher('lis')],
    ]);
  },
);
