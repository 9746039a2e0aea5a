import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import t from 'tap';
import { onOneEngine } from '../../testing/engines.ts';
import type { TestKit } from '../../testing/kit.ts';
import { ownerRun } from '../../testing/owner-run.ts';
import { sampleFeature } from '../../testing/sample-feature.ts';
import { until } from '../../testing/until.ts';
import type { Engine } from './engine.ts';
import { openPostgres, type PostgresUrls } from './postgres.ts';
import { startListening } from './postgres-notify.ts';

const options = { features: [sampleFeature] };
const act = (kit: TestKit) => ({ actor: kit.actor, action: 'test.act', subject: { kind: 'test' } });

const urlsOf = (kit: TestKit): PostgresUrls & { readonly ownerUrl: string } => {
  const { database } = kit.services.config;
  if (database.engine !== 'postgres' || database.ownerUrl === undefined)
    throw new RangeError('no owner');
  return { ...database, ownerUrl: database.ownerUrl };
};
const open = (kit: TestKit, urls: PostgresUrls): Engine =>
  openPostgres({ urls, catalogue: kit.kernel.catalogue, log: pino({ level: 'silent' }) });

onOneEngine(
  t,
  'postgres',
  'SQLite has no roles',
  'a server is refused as owner',
  options,
  async (t, kit) => {
    const urls = urlsOf(kit);
    for (const wrong of [
      { ...urls, appUrl: urls.ownerUrl },
      { ...urls, platformUrl: urls.ownerUrl },
      { ...urls, appUrl: urls.ownerUrl.replace('furtka_owner', 'postgres') },
    ]) {
      const engine = open(kit, wrong);
      await t.rejects(engine.checkRoles(), { code: 'kernel.wrong_role' });
      await engine.close();
    }
    const right = open(kit, urls);
    await t.resolves(right.checkRoles());
    await right.close();
  },
);

onOneEngine(
  t,
  'postgres',
  'one process alone writes a SQLite file',
  'another process hears of a commit, also after its line was cut',
  options,
  async (t, kit) => {
    const other = open(kit, urlsOf(kit));
    t.teardown(() => other.close());
    const heard: number[] = [];
    other.listen((schoolId, version) => {
      if (schoolId === kit.schoolA) heard.push(version);
    });
    const announce = () =>
      kit.db
        .forSchool(kit.schoolA)
        .change(act(kit), async (tx) => tx.announce('test_locker.changed', { lockerId: 'x' }));
    await announce();
    await until(() => heard.includes(1), 'the first commit');
    await ownerRun(
      kit,
      "select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen furtka_feed' and datname = current_database()",
    );
    await announce();
    await until(() => heard.includes(2), 'the second commit');
  },
);

onOneEngine(
  t,
  'postgres',
  'one writer cannot lock itself out',
  'a deadlock is run again, nobody notices',
  options,
  async (t, kit) => {
    const db = kit.db.forSchool(kit.schoolA);
    const ids = [kit.newId<'CounterId'>(), kit.newId<'CounterId'>()] as const;
    await db.change(act(kit), (tx) =>
      tx.insertMany(
        'test_counter',
        ids.map((id) => ({ id, value: 0 })),
      ),
    );
    let waiting = 0;
    let runs = 0;
    const both = async (first: (typeof ids)[number], second: (typeof ids)[number]) =>
      db.change(act(kit), async (tx) => {
        runs += 1;
        const one = await tx.require('test_counter', first);
        await tx.update('test_counter', first, { value: one.value + 1 });
        waiting += 1;
        await until(() => waiting >= 2, 'the other to hold its row');
        const two = await tx.require('test_counter', second);
        await tx.update('test_counter', second, { value: two.value + 1 });
      });
    await Promise.all([both(ids[0], ids[1]), both(ids[1], ids[0])]);
    t.ok(runs > 2, 'one of them ran again');
    const values = await db.read((read) => read.from('test_counter').select('value').execute());
    t.same(values, [{ value: 2 }, { value: 2 }]);
  },
);

onOneEngine(
  t,
  'postgres',
  'it is about an address that SQLite does not have',
  'without the owner an older database is refused',
  options,
  async (t, kit) => {
    const { appUrl, platformUrl } = urlsOf(kit);
    const engine = open(kit, { appUrl, platformUrl });
    t.teardown(() => engine.close());
    const { migrate } = await import('../migrate.ts');
    const { stepsOf } = await import('../../build-kernel.ts');
    const run = (
      more: readonly { name: string; migration: { id: string; up: () => Promise<void> } }[],
    ) =>
      migrate({
        engine,
        steps: [...stepsOf(options.features), ...more],
        tables: kit.kernel.catalogue.tables,
        nowMs: () => 0,
      });
    await t.resolves(run([]));
    const migration = { id: '0002-more', up: async () => undefined };
    await t.rejects(run([{ name: 'testing/lockers/0002-more', migration }]), {
      code: 'kernel.older_database',
    });
  },
);

onOneEngine(
  t,
  'postgres',
  'one process alone writes a SQLite file',
  'a line that was lost without a word is found within seconds',
  options,
  async (t, kit) => {
    const url = new URL(urlsOf(kit).appUrl);
    const folder = url.searchParams.get('host') ?? '';
    const name = `.s.PGSQL.${url.searchParams.get('port') ?? '5432'}`;
    const own = mkdtempSync(join(tmpdir(), 'furtka-pg-'));
    const sockets = new Set<Socket>();
    const proxy = createServer((near) => {
      const far = connect(join(folder, name));
      for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()));
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => proxy.listen(join(own, name), resolve));
    url.searchParams.set('host', own);
    const told: string[] = [];
    const listener = startListening({
      url: url.href,
      log: pino({ level: 'silent' }),
      tell: (schoolId) => told.push(schoolId),
      heads: async () => [{ schoolId: kit.schoolA, version: 0 }],
    });
    t.teardown(async () => {
      for (const socket of sockets) socket.destroy();
      await listener.stop();
      proxy.close();
      rmSync(own, { recursive: true });
    });
    await until(() => told.length === 1, 'the first heads');
    for (const socket of sockets) socket.unpipe().pause();
    await until(() => told.length === 2, 'a new line, and the heads again', 15_000);
  },
);
