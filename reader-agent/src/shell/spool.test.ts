import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DoorEvent } from '@furtka/core-contract/event';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { draft, spoolData } from '../../fixtures/drafts.ts';
import { uuid } from '../../fixtures/roster.ts';
import { until } from '../../fixtures/until.ts';
import type { SpoolRow } from '../core/outbox.ts';
import { SPOOL_QUEUE_LIMIT, Spool } from './spool.ts';
import type { EventDraft, SpoolOpened, SpoolWorkerData } from './spool-messages.ts';
import {
  appendEvents,
  closeSpoolStore,
  depthOf,
  forgetEvents,
  leftoversOf,
  openSpoolStore,
  readEvents,
} from './spool-store.ts';

const eventShape = Compile(DoorEvent);

/** A spool with everything it says. */
const openSpool = (data: SpoolWorkerData) => {
  const committed: SpoolRow[] = [];
  const opened: SpoolOpened[] = [];
  const troubles: (string | undefined)[] = [];
  const rows: (readonly SpoolRow[])[] = [];
  const spool = new Spool({
    workerData: data,
    makeLost: (count) => draft({ kind: 'spool.lost', detail: { count } }),
    onOpened: (message) => opened.push(message),
    onCommitted: (fresh) => committed.push(...fresh),
    onRows: (found) => rows.push(found),
    onCrash: () => undefined,
    onTrouble: (code) => troubles.push(code),
  });
  spool.start();
  return { spool, committed, opened, troubles, rows };
};

const kindsOf = (rows: readonly SpoolRow[]): string[] =>
  rows.map((row) => (JSON.parse(row.payload) as DoorEvent).kind);
const tap = (): EventDraft => draft({ kind: 'tap', direction: 'in', reason: 'granted.window' });

/** Nice of each thread of this process. */
const nices = (): number[] =>
  readdirSync('/proc/self/task').map((id) =>
    // Behind the name in brackets, which may hold spaces, comes the third field.
    Number(readFileSync(`/proc/self/task/${id}/stat`, 'utf8').split(') ')[1]?.split(' ')[16]),
  );

t.test(
  'the thread with the disk lets the thread with the doors go first',
  {
    skip: process.platform === 'linux' ? false : 'threads have a nice of their own on Linux only',
  },
  async (t) => {
    const before = getPriority();
    const { spool, opened } = openSpool(spoolData(join(t.testdir(), 'spool.db')));
    await until('the thread is there', () => opened.length === 1);
    t.equal(getPriority(), before, 'the doors’ own thread stays where it was');
    t.ok(nices().includes(Math.min(19, before + 5)), 'one thread stands behind');
    await spool.stop();
  },
);

t.test('events come back whole, numbered from 1 without holes, in order', async (t) => {
  const { spool, committed, opened } = openSpool(spoolData(join(t.testdir(), 'spool.db')));
  const drafts = Array.from({ length: 50 }, () => draft());
  for (const one of drafts) t.ok(spool.append(one));
  await until('all are on disk', () => committed.length === 50);
  t.same(
    committed.map(({ seq }) => seq),
    drafts.map((_, index) => index + 1),
  );
  t.same(
    committed.map(({ id }) => id),
    drafts.map(({ id }) => id),
  );
  t.ok(committed.every(({ payload }) => eventShape.Check(JSON.parse(payload))));
  t.match(opened, [{ wasUnclean: false, wasDamaged: false, depth: 0 }]);
  t.equal(spool.depth(), 50);
  await spool.stop();
});

t.test('after kill -9 in the middle of appending every acknowledged row is there', async (t) => {
  const path = join(t.testdir(), 'spool.db');
  const script = fileURLToPath(new URL('../../fixtures/spool-child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import=tsx', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  // A process of its own, with a loader, on a machine that may be busy.
  await until('the child has written a few hundred', () => said.length > 37 * 400, 60_000);
  child.kill('SIGKILL');
  await once(child, 'close');
  const acknowledged = said.split('\n').filter((line) => line.length === 36);
  const store = openSpoolStore(spoolData(path));
  t.equal(store.wasUnclean, true);
  const rows = readEvents(store, 0, 1_000_000);
  const there = new Set(rows.map(({ id }) => id));
  t.same(
    acknowledged.filter((id) => !there.has(id)),
    [],
  );
  t.same(
    rows.map(({ seq }) => seq),
    rows.map((_, index) => index + 1),
    'no hole, no double',
  );
  closeSpoolStore(store);
});

t.test(
  'a full disk: nothing lost while 1,000 wait in memory, then the count is the next event',
  async (t) => {
    const data = spoolData(join(t.testdir(), 'spool.db'), { maxPages: 16 });
    const { spool, committed, troubles } = openSpool(data);
    let kept = 0;
    const fill = () => {
      if (spool.append(draft())) kept += 1;
    };
    for (let count = 0; count < 100; count += 1) fill();
    await until('the disk is full', () => troubles.includes('SQLITE_FULL'));
    while (spool.lostCount() < 7) fill();
    t.ok(kept >= SPOOL_QUEUE_LIMIT);
    t.equal(spool.trouble(), 'spool.full');
    let forgotten = 0;
    await until('the hub has taken everything', () => {
      const fresh = committed.slice(forgotten);
      forgotten += fresh.length;
      spool.forget(fresh.map(({ epoch, seq }) => ({ epoch, seq })));
      return committed.length === kept + 1;
    });
    t.same(kindsOf(committed.slice(-1)), ['spool.lost']);
    t.match(JSON.parse(committed.at(-1)?.payload ?? ''), { detail: { count: 7 } });
    await spool.stop();
  },
);

t.test('a slow disk: the lost count stands right behind the last event that fitted', async (t) => {
  const data = spoolData(join(t.testdir(), 'spool.db'), { commitDelayMs: 100 });
  const { spool, committed, troubles } = openSpool(data);
  for (let count = 0; count < SPOOL_QUEUE_LIMIT + 30; count += 1) spool.append(draft());
  t.equal(spool.lostCount(), 30);
  await until('the queue is written', () => committed.length > SPOOL_QUEUE_LIMIT);
  t.equal(spool.append(draft()), true);
  await until('the next is written', () => committed.length === SPOOL_QUEUE_LIMIT + 2);
  t.same(kindsOf(committed.slice(-2)), ['spool.lost', 'exit.requested']);
  t.same((JSON.parse(committed.at(-2)?.payload ?? '') as DoorEvent).detail, { count: 30 });
  t.same(troubles, ['spool.full', undefined]);
  await spool.stop();
});

t.test('receipts: out of order, twice, for another epoch', async (t) => {
  const store = openSpoolStore(spoolData(join(t.testdir(), 'spool.db')));
  appendEvents(store, [draft(), draft(), draft()]);
  forgetEvents(store, [
    { epoch: store.epoch, seq: 3 },
    { epoch: store.epoch, seq: 1 },
    { epoch: store.epoch, seq: 1 },
    { epoch: uuid('Epoch'), seq: 2 },
  ]);
  t.same(
    readEvents(store, 0, 10).map(({ seq }) => seq),
    [2],
  );
  closeSpoolStore(store);
});

t.test('an event handed over twice is written once', async (t) => {
  const store = openSpoolStore(spoolData(join(t.testdir(), 'spool.db')));
  const one = draft();
  appendEvents(store, [one]);
  t.same(
    appendEvents(store, [one, draft()]).map(({ seq }) => seq),
    [2],
  );
  t.equal(depthOf(store), 2);
  closeSpoolStore(store);
});

t.test('a granted tap without an outcome is found at the next start, and only that', async (t) => {
  const data = spoolData(join(t.testdir(), 'spool.db'));
  const store = openSpoolStore(data);
  const [first, second, denied] = [tap(), tap(), draft({ kind: 'tap', reason: 'denied.unknown' })];
  appendEvents(store, [first, second, denied]);
  appendEvents(store, [draft({ kind: 'passage', tapId: first.id, opened: 'yes' })]);
  forgetEvents(store, [{ epoch: store.epoch, seq: 2 }]);
  store.db.close();
  const next = openSpoolStore(data);
  t.equal(next.wasUnclean, true);
  t.equal(next.epoch, store.epoch);
  t.same(leftoversOf(next), [second]);
  closeSpoolStore(next);
});

t.test('a damaged file is put aside and a new epoch begins', async (t) => {
  const dir = t.testdir();
  writeFileSync(
    join(dir, 'spool.db'),
    'this was a database once, before the power went'.repeat(300),
  );
  const { spool, opened } = openSpool(spoolData(join(dir, 'spool.db')));
  await until('it is open', () => opened.length === 1);
  t.match(opened, [{ wasDamaged: true, wasUnclean: false, depth: 0 }]);
  t.ok(readdirSync(dir).some((name) => name.startsWith('spool.db.damaged-')));
  await spool.stop();
});

t.test('a new enrolment begins a new epoch; what waited goes up as it was', async (t) => {
  const path = join(t.testdir(), 'spool.db');
  const first = openSpoolStore(spoolData(path));
  appendEvents(first, [draft()]);
  closeSpoolStore(first);
  const second = openSpoolStore(spoolData(path, { enrolmentId: 'second' }));
  t.not(second.epoch, first.epoch);
  t.equal(second.wasUnclean, false);
  appendEvents(second, [draft()]);
  const rows = readEvents(second, 0, 10);
  t.same(
    rows.map(({ epoch, seq }) => [epoch, seq]),
    [
      [first.epoch, 1],
      [second.epoch, 1],
    ],
  );
  closeSpoolStore(second);
});

t.test('a folder that cannot be written: the door goes on, the trouble is known', async (t) => {
  const { spool, troubles } = openSpool(spoolData(join(t.testdir(), 'missing', 'spool.db')));
  t.equal(spool.append(draft()), true);
  await until('the trouble is known', () => troubles.length > 0);
  t.ok(spool.trouble());
  await spool.stop();
});
