import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { catalogueOf, stepsOf } from '../build-kernel.ts';
import { defineFeature, type Feature } from '../feature.ts';
import { onBothEngines } from '../testing/engines.ts';
import { TEST_START_MS } from '../testing/test-clock.ts';
import { id, text } from './columns.ts';
import { openSqlite } from './dialects/sqlite.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { lintSchema } from './schema-lint.ts';
import { schoolTable } from './tables.ts';

const shelf = schoolTable('test_shelf', { id: id<'ShelfId'>(), label: text() });
const shelfNow = schoolTable(
  'test_shelf',
  { id: id<'ShelfId'>(), label: text(), note: text().nullable(), kind: text().preset('wood') },
  { unique: [['label']] },
);
const steps: readonly Migration[] = [
  { id: '0001-shelves', up: (m) => m.create(shelf) },
  {
    id: '0002-notes',
    up: async (m) => {
      await m.addColumns('test_shelf' as never, {
        note: text().nullable(),
        kind: text().preset('wood'),
      });
      await m.addIndex('test_shelf' as never, { columns: ['label'], isUnique: true });
    },
  },
];
const feature = (count: number): Feature =>
  defineFeature({
    name: 'testing/shelves',
    nouns: [],
    tables: [count === 1 ? shelf : shelfNow],
    migrations: steps.slice(0, count),
  });

const onFile = (dataDir: string, features: readonly Feature[], told: string[] = []) => {
  const catalogue = catalogueOf(features);
  const engine = openSqlite({ dataDir, catalogue, nowMs: () => TEST_START_MS });
  const run = () =>
    migrate({
      engine,
      steps: stepsOf(features),
      tables: catalogue.tables,
      nowMs: () => TEST_START_MS,
      onStep: (name) => told.push(name),
    });
  return { engine, catalogue, run };
};

t.test('steps run once, after a copy, and a newer database is left alone', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'furtka-migrate-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  const told: string[] = [];
  const first = onFile(dataDir, [feature(1)], told);
  await first.run();
  await first.run();
  const ofShelves = (): string[] => told.filter((name) => name.startsWith('testing/'));
  t.same(ofShelves(), ['testing/shelves/0001-shelves']);
  t.equal(new Set(told).size, told.length, 'each once');
  await first.engine.transaction(
    { mode: 'write', tenant: '' as never, isPlatform: false },
    (session) =>
      session.run(
        "insert into \"test_shelf\" values ('0198a000-0000-7000-8000-00000000000a', '0198a000-0000-7000-8000-00000000000b', '1')",
      ),
  );
  await first.engine.close();
  const second = onFile(dataDir, [feature(2)], told);
  await second.run();
  t.same(ofShelves(), ['testing/shelves/0001-shelves', 'testing/shelves/0002-notes']);
  t.same(lintSchema(second.engine, second.catalogue, await second.engine.seenTables()), []);
  const rows = await second.engine.transaction(
    { mode: 'read', tenant: '' as never, isPlatform: false },
    (session) => session.run('select "note", "kind" from "test_shelf"'),
  );
  t.same(rows, [{ note: null, kind: 'wood' }]);
  await second.engine.close();
  t.equal(
    readdirSync(dataDir).filter((name) => name.includes('.before-')).length,
    1,
    'a copy from before',
  );
  const third = onFile(dataDir, [feature(1)]);
  await t.rejects(third.run(), {
    code: 'kernel.newer_database',
    details: { sentence: /made by a newer program/ },
  } as never);
  await third.engine.close();
});

t.test('a step that fails leaves nothing behind', async (t) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'furtka-migrate-'));
  t.teardown(() => rmSync(dataDir, { recursive: true, force: true }));
  const broken = defineFeature({
    ...feature(1),
    migrations: [
      {
        id: '0001-shelves',
        up: async (m) => {
          await m.create(shelf);
          throw new RangeError('power cut');
        },
      },
    ],
  });
  const half = onFile(dataDir, [broken]);
  await t.rejects(half.run(), RangeError);
  await half.engine.close();
  const whole = onFile(dataDir, [feature(1)]);
  await whole.run();
  t.same(lintSchema(whole.engine, whole.catalogue, await whole.engine.seenTables()), []);
  await whole.engine.close();
});

onBothEngines(
  t,
  'a second process finds everything done',
  { features: [feature(2)] },
  async (t, kit) => {
    t.same(await kit.schemaFaults(), []);
    const told: string[] = [];
    await migrate({
      engine: kit.kernel.engine,
      steps: stepsOf([feature(2)]),
      tables: kit.kernel.catalogue.tables,
      nowMs: () => 0,
      onStep: (name) => told.push(name),
    });
    t.same(told, []);
    await t.rejects(
      migrate({
        engine: kit.kernel.engine,
        steps: stepsOf([feature(1)]),
        tables: kit.kernel.catalogue.tables,
        nowMs: () => 0,
      }),
      { code: 'kernel.newer_database' },
    );
  },
);

onBothEngines(t, 'the lint names every difference', { features: [feature(2)] }, async (t, kit) => {
  const other = catalogueOf([
    defineFeature({
      ...feature(1),
      tables: [
        schoolTable('test_shelf', {
          id: id<'ShelfId'>(),
          label: text().nullable(),
          note: id<'NoteId'>().nullable(),
        }),
        schoolTable('test_gone', { id: id<'GoneId'>() }),
      ],
    }),
  ]);
  const faults = lintSchema(kit.kernel.engine, other, await kit.kernel.engine.seenTables());
  t.ok(faults.includes('test_shelf.label differs in null'));
  t.ok(faults.includes('test_shelf.kind is in no definition'));
  t.ok(faults.includes('test_gone is missing'));
});
