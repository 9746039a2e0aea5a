import t from 'tap';
import { bug } from '../domain/app-error.ts';
import { onBothEngines } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';

const features = [sampleFeature];
const setup = { action: 'test.setup', subject: { kind: 'test_locker' } };

/** One locker of the same label in each school. */
const twoLockers = async (kit: TestKit) => {
  const ids = { a: kit.newId<'LockerId'>(), b: kit.newId<'LockerId'>() };
  for (const [schoolId, id] of [
    [kit.schoolA, ids.a],
    [kit.schoolB, ids.b],
  ] as const)
    await kit.db
      .forSchool(schoolId)
      .change({ ...setup, actor: kit.actor }, (tx) =>
        tx.insert('test_locker', { id, label: '1', kind: 'small', is_open: true, version: 1 }),
      );
  return ids;
};

onBothEngines(t, 'schema agrees with its definitions', { features }, async (t, kit) => {
  t.same(await kit.schemaFaults(), []);
});

onBothEngines(t, 'a school sees and changes its own rows only', { features }, async (t, kit) => {
  const ids = await twoLockers(kit);
  await kit.db.forSchool(kit.schoolA).read(async (read) => {
    t.same(
      (await read.from('test_locker').select('id').execute()).map((row) => row.id),
      [ids.a],
    );
    t.equal(await read.get('test_locker', ids.b), undefined, 'by id');
    t.equal((await read.get('test_locker', ids.a))?.is_open, true);
  });
  await t.rejects(
    kit.db
      .forSchool(kit.schoolA)
      .change({ ...setup, actor: kit.actor }, (tx) =>
        tx.update('test_locker', ids.b, { is_open: false }),
      ),
    { code: 'kernel.not_found' },
  );
});

onBothEngines(t, 'queries without their school do not run', { features }, async (t, kit) => {
  await twoLockers(kit);
  const unscoped = { code: 'kernel.unscoped_query' };
  await kit.db.forSchool(kit.schoolA).read(async (read) => {
    await t.rejects(
      read
        .from('test_locker as l')
        .innerJoin('test_keeper as k', 'k.id', 'l.keeper_id')
        .select('l.id')
        .execute(),
      unscoped,
      'a join that forgets the second table',
    );
    await t.rejects(
      read
        .from('test_locker as l')
        .select('l.id')
        .where((eb) => eb.exists(eb.selectFrom('test_keeper as k').select('k.id')))
        .execute(),
      unscoped,
      'a subquery that forgets it',
    );
    await t.rejects(
      read
        .from('test_locker as l')
        .innerJoin('test_locker as other', (join) => join.on('other.school_id', '=', kit.schoolB))
        .select('other.id')
        .execute(),
      unscoped,
      'a join to another school',
    );
    await t.rejects(
      read.from('test_badge').selectAll().execute(),
      unscoped,
      'linked table, no link',
    );
    await t.resolves(
      read
        .from('test_locker as l')
        .innerJoin('test_keeper as k', (join) =>
          join.onRef('k.school_id', '=', 'l.school_id').onRef('k.id', '=', 'l.keeper_id'),
        )
        .select('l.id')
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('test_keeper as other')
              .select('other.id')
              .whereRef('other.school_id', '=', 'l.school_id'),
          ),
        )
        .execute(),
      'tied through each other',
    );
  });
});

onBothEngines(t, 'nor do those that only seem to name it', { features }, async (t, kit) => {
  const unscoped = { code: 'kernel.unscoped_query' };
  await kit.db.forSchool(kit.schoolA).read(async (read) => {
    await t.rejects(
      read
        .from('test_locker as l')
        .rightJoin('test_keeper as k', (join) => join.onRef('k.school_id', '=', 'l.school_id'))
        .select('k.id')
        .execute(),
      unscoped,
      'a right join, whose condition holds nothing back',
    );
    await t.rejects(
      read
        .from('test_locker as l')
        .select('l.id')
        .where((eb) => eb.or([eb('l.label', '=', '1'), eb('l.school_id', '=', kit.schoolB)]))
        .where((eb) => eb.exists(eb.selectFrom('test_keeper').select('id').where('name', '=', 'x')))
        .execute(),
      unscoped,
      'a subquery without an alias',
    );
  });
});

onBothEngines(t, 'rows of another school are not inserted', { features }, async (t, kit) => {
  const row = {
    id: kit.newId<'LockerId'>(),
    label: '2',
    kind: 'small',
    is_open: true,
    version: 1,
  } as const;
  const inA = kit.db.forSchool(kit.schoolA);
  const change = { ...setup, actor: kit.actor };
  const foreign = { ...row, school_id: kit.schoolB };
  await t.rejects(
    inA.change(change, (tx) => tx.insert('test_locker', foreign)),
    {
      code: 'kernel.unscoped_query',
    },
  );
  await t.rejects(
    inA.change(change, async (tx) => {
      await tx.insertInto('test_locker', foreign).execute();
    }),
    { code: 'kernel.unscoped_query' },
  );
  const keeperId = kit.newId<'PersonId'>();
  await kit.db
    .forSchool(kit.schoolB)
    .change(change, (tx) => tx.insert('test_keeper', { id: keeperId, name: 'x' }));
  await t.rejects(
    inA.change(change, (tx) => tx.insert('test_locker', { ...row, keeper_id: keeperId })),
    { code: 'kernel.still_referenced' },
    'the keys themselves cannot link two schools',
  );
});

onBothEngines(t, 'linked global rows follow their link', { features }, async (t, kit) => {
  const badgeId = kit.newId<'BadgeId'>();
  const change = { ...setup, actor: kit.actor };
  await kit.db.forSchool(kit.schoolA).change(change, async (tx) => {
    await tx.insert('test_badge', { id: badgeId, secret: 's' });
    await tx.insert('test_wearer', {
      id: tx.newId<'WearerId'>(),
      badge_id: badgeId,
      school_id: kit.schoolA,
    });
  });
  const seen = (schoolId: typeof kit.schoolA) =>
    kit.db.forSchool(schoolId).read((read) => read.get('test_badge', badgeId));
  t.equal((await seen(kit.schoolA))?.id, badgeId);
  t.equal(await seen(kit.schoolB), undefined);
  const joined = await kit.db
    .forSchool(kit.schoolA)
    .read((read) =>
      read
        .from('test_wearer as w')
        .innerJoin('test_badge as b', 'b.id', 'w.badge_id')
        .select('b.id')
        .execute(),
    );
  t.same(joined, [{ id: badgeId }]);
  await t.rejects(
    kit.db
      .forSchool(kit.schoolA)
      .change(change, (tx) => tx.update('test_badge', badgeId, { secret: 'x' })),
    { code: 'kernel.unscoped_query' },
    'read, but not written',
  );
  await kit.db
    .forPlatform('test')
    .change(change, (tx) => tx.update('test_badge', badgeId, { secret: 'y' }));
});

onBothEngines(t, 'one handle at a time', { features }, async (t, kit) => {
  const inA = kit.db.forSchool(kit.schoolA);
  await t.rejects(
    inA.read(() => inA.read(async () => bug('kernel.bug'))),
    { code: 'kernel.nested_handle' },
  );
  await t.rejects(
    inA.change({ ...setup, actor: kit.actor }, () => inA.read(async () => undefined)),
    { code: 'kernel.nested_handle' },
  );
  t.equal(await inA.read(async () => 1), 1, 'and the next one works');
});
