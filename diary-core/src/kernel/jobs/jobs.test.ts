import t from 'tap';
import { defineFeature } from '../feature.ts';
import { onBothEngines } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { defineJob } from './job.ts';
import { openJobStore } from './job-store.ts';

const ran: unknown[] = [];
const givenUp: unknown[] = [];
let failures = 0;
const working = defineFeature({
  name: 'testing/working',
  nouns: [],
  jobs: [
    defineJob({
      kind: 'testing.work',
      run: async ({ payload, progress, attempt }) => {
        await progress(1, 2);
        if (failures > 0) {
          failures -= 1;
          throw new RangeError('not now');
        }
        ran.push([payload, attempt]);
      },
      givenUp: async ({ payload }) => void givenUp.push(payload),
    }),
    defineJob({ kind: 'testing.again', everyMs: 60_000, run: async () => void ran.push('again') }),
  ],
});
const features = [sampleFeature, working];

const enqueue = (kit: TestKit, kind: string, payload: unknown, uniqueKey?: string) =>
  kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.act', subject: { kind: 'test_locker' } }, (tx) =>
      tx.enqueue({ kind, payload, ...(uniqueKey === undefined ? {} : { uniqueKey }) }),
    );
const states = (kit: TestKit) =>
  kit.db
    .forSchool(kit.schoolA)
    .read((read) =>
      read.from('job').select(['state', 'attempt', 'error_code']).orderBy('id').execute(),
    );

onBothEngines(t, 'jobs run once, failed ones again, then no more', { features }, async (t, kit) => {
  ran.length = 0;
  givenUp.length = 0;
  await enqueue(kit, 'testing.work', { n: 1 });
  await kit.settle();
  t.same(ran, [[{ n: 1 }, 1]]);
  failures = 1;
  await enqueue(kit, 'testing.work', { n: 2 });
  await kit.settle();
  t.match(await states(kit), [
    { state: 'done' },
    { state: 'running', attempt: 1, error_code: 'kernel.bug' },
  ]);
  kit.clock.advance(60_000);
  await kit.settle();
  t.same(ran[1], [{ n: 2 }, 2]);
  failures = 3;
  await enqueue(kit, 'testing.work', { n: 3 });
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    t.same(givenUp, [], 'nobody is told before the last attempt');
    await kit.settle();
    kit.clock.advance(600_000);
  }
  await kit.settle();
  t.match((await states(kit))[2], { state: 'failed', attempt: 3 });
  t.equal(ran.length, 2);
  t.same(givenUp, [{ n: 3 }], 'who waits for it is told');
});

onBothEngines(t, 'a job that repeats comes again, and only once', { features }, async (t, kit) => {
  ran.length = 0;
  await enqueue(kit, 'testing.again', null, 'x');
  await kit.settle();
  await enqueue(kit, 'testing.again', null, 'x');
  t.equal(
    (await states(kit)).filter((job) => job.state === 'waiting').length,
    1,
    'unique by its key',
  );
  t.equal(ran.length, 1);
  kit.clock.advance(60_000);
  await kit.settle();
  t.equal(ran.length, 2);
});

onBothEngines(
  t,
  'each job is claimed by one process',
  { features: [sampleFeature] },
  async (t, kit) => {
    const stores = Array.from({ length: 4 }, () => openJobStore(kit.kernel.engine));
    for (let n = 0; n < 40; n += 1) await enqueue(kit, 'testing.elsewhere', n);
    const now = kit.clock.nowMs();
    const claimed: unknown[] = [];
    await Promise.all(
      stores.map(async (store, index) => {
        for (;;) {
          const job = await store.claim(['testing.elsewhere'], `owner-${index}`, now, 1_000);
          if (job === undefined) return;
          claimed.push(job.payload);
        }
      }),
    );
    t.same(
      claimed.map(Number).toSorted((a, b) => a - b),
      Array.from({ length: 40 }, (_, n) => n),
    );
  },
);

onBothEngines(
  t,
  'of a kind that runs alone one job of a school runs at a time; other kinds and other schools go on',
  { features: [sampleFeature] },
  async (t, kit) => {
    const store = openJobStore(kit.kernel.engine);
    for (const n of [1, 2]) {
      await enqueue(kit, 'testing.alone', n);
      kit.clock.advance(1);
    }
    await enqueue(kit, 'testing.elsewhere', 3);
    await kit.db
      .forSchool(kit.schoolB)
      .change({ actor: kit.actor, action: 'test.act', subject: { kind: 'test_locker' } }, (tx) =>
        tx.enqueue({ kind: 'testing.alone', payload: 4 }),
      );
    const kinds = ['testing.alone', 'testing.elsewhere'];
    const now = kit.clock.nowMs();
    const claim = (atUtc = now) => store.claim(kinds, 'one', atUtc, 1_000, ['testing.alone']);
    const running = [await claim(), await claim(), await claim()];
    t.same(running.map((job) => Number(job?.payload)).toSorted(), [1, 3, 4]);
    t.equal(await claim(), undefined, 'the second waits for the end of the first');
    const first = running.find((job) => job?.payload === 1);
    await store.fail(first?.id ?? '', 'one', now, 'kernel.bug', now + 60_000);
    t.match(await claim(), { payload: 2 }, 'one that is to be tried again holds nobody up');
    t.match(await claim(now + 1_000), { attempt: 2 }, 'nor does one whose process died');
  },
);

onBothEngines(
  t,
  'the job of a process that died is taken over',
  { features: [sampleFeature] },
  async (t, kit) => {
    const store = openJobStore(kit.kernel.engine);
    await enqueue(kit, 'testing.elsewhere', 'x');
    const now = kit.clock.nowMs();
    const first = await store.claim(['testing.elsewhere'], 'dead', now, 1_000);
    t.equal(
      await store.claim(['testing.elsewhere'], 'heir', now + 999, 1_000),
      undefined,
      'still leased',
    );
    t.ok(await store.renew(first?.id ?? '', 'dead', now + 2_000));
    t.equal(
      await store.claim(['testing.elsewhere'], 'heir', now + 1_500, 1_000),
      undefined,
      'renewed',
    );
    const second = await store.claim(['testing.elsewhere'], 'heir', now + 2_000, 1_000);
    t.match(second, { id: first?.id, attempt: 2, payload: 'x' });
    if (first === undefined || second === undefined) return;
    t.equal(
      await store.finish(first, 'dead', now),
      false,
      'the dead one cannot finish it any more',
    );
    t.equal(await store.finish(second, 'heir', now), true);
  },
);
