import { LivePassage } from '@furtka/core-contract/api';
import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { addGuardians } from '../../people/guardians/api.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';
import { hand, outcomeOf, tapOf } from './test-events.ts';

const livePassage = Compile(LivePassage);

const watch = async (
  kit: TestKit,
  port: number,
  school: TestSchool,
  who: { role: 'guardian' | 'student' | 'director'; personId?: PersonId },
) => {
  const caller = kit.signIn([{ schoolId: school.schoolId, ...who }]);
  const stream = await openStream(port, caller.headers);
  const passages = () => stream.events.filter((each) => each.event === 'passage');
  return { passages, stream };
};

onBothEngines(
  t,
  'a passage is on the guardian’s page at once, and on nobody else’s [PRES-01, PRES-07]',
  { features: presenceFeatures },
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    const keptFromId = kit.newId<'PersonId'>();
    const child = { studentId: school.lukaszId, relation: 'mother', seesPassages: false } as const;
    await inSchool(kit, school, (tx) =>
      addGuardians(
        tx,
        [{ guardianId: keptFromId, firstName: 'Maria', lastName: 'Żak', children: [child] }],
        '2026-09-01',
      ),
    );
    const url = await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const port = Number(new URL(url).port);
    const father = await watch(kit, port, school, {
      role: 'guardian',
      personId: school.guardianId,
    });
    const pupil = await watch(kit, port, school, { role: 'student', personId: school.lukaszId });
    const others = [
      await watch(kit, port, school, { role: 'guardian', personId: keptFromId }),
      await watch(kit, port, school, { role: 'student', personId: school.annaId }),
      await watch(kit, port, school, { role: 'director' }),
    ];
    const all = [father, pupil, ...others];
    await until(() => all.every(({ stream }) => stream.events.length > 0), 'all streams');
    const tap = tapOf(kit, school, { holderId: school.lukaszId });
    await hand(kit, school, tap);
    const began = performance.now();
    await hand(kit, school, outcomeOf(kit, tap, 'yes'));
    await until(() => father.passages().length > 0, 'the passage');
    t.ok(performance.now() - began < 1000);
    await until(() => pupil.passages().length > 0, 'the passage for the student');
    const [seen] = father.passages();
    t.ok(livePassage.Check(seen?.data));
    t.match(seen?.data, { studentId: school.lukaszId, eventId: tap.id, opened: 'yes' });
    t.equal(father.passages().length, 1, 'a tap alone is not shown');
    for (const { passages } of others) t.same(passages(), []);
    for (const { stream } of all) stream.cut();
  },
);
