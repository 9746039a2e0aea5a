import t from 'tap';
import { onBothEngines } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import type { Question } from './handles.ts';

const features = [sampleFeature];
const setup = { action: 'test.setup', subject: { kind: 'test_locker' } };

type LockerId = ReturnType<TestKit['newId']>;
interface Found {
  readonly id: string;
  readonly label: string;
}

/** Lockers by id whose label does not stand after the date that is given. */
const lockersBefore: Question<LockerId, Found> = {
  build: (read, ids, on) =>
    read
      .from('test_locker')
      .select(['id', 'label'])
      .where('id', 'in', [...ids] as never)
      .where('label', '<=', on)
      .where('is_open', '=', true)
      .orderBy('label'),
};

const fill = async (kit: TestKit, labels: readonly string[]) => {
  const made: { readonly a: LockerId; readonly b: LockerId }[] = [];
  for (const label of labels) {
    const ids = { a: kit.newId(), b: kit.newId() };
    for (const [schoolId, id] of [
      [kit.schoolA, ids.a],
      [kit.schoolB, ids.b],
    ] as const)
      await kit.db.forSchool(schoolId).change({ ...setup, actor: kit.actor }, (tx) =>
        tx.insert('test_locker', {
          ...{ id: id as never, label, kind: 'small', is_open: true, version: 1 },
        }),
      );
    made.push(ids);
  }
  return made;
};

onBothEngines(
  t,
  'a question keeps its words, never its school, its ids or its date',
  { features },
  async (t, kit) => {
    const [one, two, three] = await fill(kit, ['1', '2', '3']);
    if (one === undefined || two === undefined || three === undefined) throw new Error('no locker');
    const asked = (schoolId: TestKit['schoolA'], ids: readonly LockerId[], on: string) =>
      kit.db
        .forSchool(schoolId)
        .read(async (read) => (await read.ask(lockersBefore, ids, on)).map(({ label }) => label));
    const all = [one.a, two.a, three.a, one.b, two.b, three.b];
    for (let round = 0; round < 2; round += 1) {
      t.same(await asked(kit.schoolA, [one.a], '9'), ['1']);
      t.same(await asked(kit.schoolA, [two.a], '9'), ['2'], 'another id');
      t.same(await asked(kit.schoolA, [two.a], '1'), [], 'another date');
      t.same(await asked(kit.schoolB, [one.a], '9'), [], 'an id of the other school');
      t.same(await asked(kit.schoolB, [three.b], '9'), ['3']);
      t.same(await asked(kit.schoolA, all, '2'), ['1', '2'], 'more ids');
      t.same(await asked(kit.schoolA, [], '9'), [], 'no ids');
      const many = [...all, ...Array.from({ length: 40 }, () => kit.newId())];
      t.same(await asked(kit.schoolA, many, '9'), ['1', '2', '3'], 'more than are kept');
    }
  },
);

onBothEngines(
  t,
  'a question without its school does not run, nor one that changes what it is given',
  { features },
  async (t, kit) => {
    const careless: Question<LockerId, { readonly id: string }> = {
      build: (read, ids) =>
        read
          .from('test_locker as l')
          .innerJoin('test_keeper as k', 'k.id', 'l.keeper_id')
          .select('l.id')
          .where('l.id', 'in', [...ids] as never),
    };
    const changing: Question<LockerId, Found> = {
      build: (read, ids, on) => lockersBefore.build(read, ids, `${on} 00:00`),
    };
    await kit.db.forSchool(kit.schoolA).read(async (read) => {
      await t.rejects(read.ask(careless, [kit.newId()], '9'), { code: 'kernel.unscoped_query' });
      await t.rejects(read.ask(changing, [kit.newId()], '9'), { code: 'kernel.bug' });
    });
    await t.rejects(
      kit.db.forPlatform('test').read((read) => read.ask(lockersBefore, [kit.newId()], '9')),
      { code: 'kernel.bug' },
    );
  },
);
