import t from 'tap';
import type { SchoolTx } from '../db/handles.ts';
import { defineFeature } from '../feature.ts';
import { onBothEngines, onOneEngine } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { until } from '../testing/until.ts';
import type { FeedEntry } from './events.ts';
import { defineReaction } from './reaction.ts';

const features = [sampleFeature];
const act = (kit: TestKit) => ({
  actor: kit.actor,
  action: 'test.act',
  subject: { kind: 'test_locker' },
});
const announce = (name: string) => async (tx: SchoolTx) =>
  tx.announce('test_locker.changed', { lockerId: name });
const namesAfter = (kit: TestKit, afterVersion: number) =>
  kit.db
    .forSchool(kit.schoolA)
    .read((read) => kit.services.feed.read(read, { afterVersion, kinds: ['test_locker.changed'] }))
    .then((entries) => entries.map((entry) => [entry.version, entry.payload.lockerId]));

onBothEngines(t, 'entries are numbered in order of commit', { features }, async (t, kit) => {
  const db = kit.db.forSchool(kit.schoolA);
  const heard: number[] = [];
  const stop = kit.services.feed.subscribe((schoolId, version) => {
    if (schoolId === kit.schoolA) heard.push(version);
  });
  await db.change(act(kit), async (tx) => {
    await announce('a')(tx);
    await announce('b')(tx);
  });
  await db.change(act(kit), announce('c'));
  await t.rejects(
    db.change(act(kit), async (tx) => {
      await announce('lost')(tx);
      throw new RangeError('changed my mind');
    }),
    RangeError,
  );
  t.same(await namesAfter(kit, 0), [
    [1, 'a'],
    [1, 'b'],
    [2, 'c'],
  ]);
  t.same(await namesAfter(kit, 1), [[2, 'c']]);
  const half = await db.read((read) => kit.services.feed.read(read, { afterVersion: 0, limit: 1 }));
  t.equal(half.length, 2, 'never half a version');
  await until(() => heard.includes(1) && heard.includes(2));
  stop();
  t.equal(await kit.db.forSchool(kit.schoolB).read((read) => kit.services.feed.version(read)), 0);
});

onBothEngines(
  t,
  'two interleaved transactions are both delivered',
  { features },
  async (t, kit) => {
    const db = kit.db.forSchool(kit.schoolA);
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    // The first begins first and commits last. A reader meanwhile must not run past the place it will take.
    const slow = db.change(act(kit), async (tx) => {
      await tx.get('test_locker', kit.newId());
      if (kit.engine === 'postgres') await gate;
      await announce('slow')(tx);
    });
    const quick = db.change(act(kit), announce('quick'));
    if (kit.engine === 'postgres') await quick;
    const seen = await namesAfter(kit, 0);
    const cursor = Number(seen.at(-1)?.[0] ?? 0);
    release();
    await Promise.all([slow, quick]);
    const all = [...seen, ...(await namesAfter(kit, cursor))].map(([, name]) => name);
    t.same(all.toSorted(), ['quick', 'slow']);
  },
);

onOneEngine(
  t,
  'postgres',
  'one writer at a time is all that SQLite has',
  'many writers at once leave no hole and no double',
  { features },
  async (t, kit) => {
    const db = kit.db.forSchool(kit.schoolA);
    const names = Array.from({ length: 40 }, (_, index) => String(index));
    await Promise.all(names.map((name) => db.change(act(kit), announce(name))));
    const entries = await namesAfter(kit, 0);
    t.same(
      entries.map(([version]) => version),
      names.map((_, index) => index + 1),
    );
    t.same(entries.map(([, name]) => name).toSorted(), names.toSorted());
  },
);

const heard: FeedEntry[] = [];
let failures = 0;
const reacting = defineFeature({
  name: 'testing/reacting',
  nouns: [],
  reactions: [
    defineReaction({
      name: 'testing.on-locker',
      kinds: ['test_locker.changed'],
      handle: async (_services, _schoolId, entries) => {
        if (failures > 0) {
          failures -= 1;
          throw new RangeError('not now');
        }
        heard.push(...entries);
      },
    }),
  ],
});

onBothEngines(
  t,
  'a reaction hears each entry, again after a failure',
  { features: [sampleFeature, reacting] },
  async (t, kit) => {
    heard.length = 0;
    const db = kit.db.forSchool(kit.schoolA);
    await db.change(act(kit), announce('one'));
    await kit.settle();
    failures = 1;
    await db.change(act(kit), announce('two'));
    await until(() => failures === 0);
    kit.clock.advance(5_000);
    await until(() => heard.length >= 2);
    await db.change(act(kit), announce('three'));
    await until(() => heard.length >= 3);
    await kit.settle();
    t.same(
      heard.map((entry) => entry.version),
      [1, 2, 3],
    );
  },
);
