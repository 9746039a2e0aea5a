import t from 'tap';
import { stepsOf } from '../build-kernel.ts';
import { defineFeature } from '../feature.ts';
import { onBothEngines } from '../testing/engines.ts';
import { id, oneOf, text } from './columns.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migration.ts';
import { schoolTable } from './tables.ts';

const before = schoolTable(
  'test_crate',
  { id: id<'CrateId'>(), kind: oneOf(['wood']), place: text(), note: text() },
  { index: [['place']], isAppendOnly: true },
);
const after = schoolTable(
  'test_crate',
  {
    id: id<'CrateId'>(),
    kind: text(),
    place: text().nullable(),
    note: oneOf(['old', 'new']),
    cause: oneOf(['fire']).nullable(),
  },
  { index: [['place'], ['cause']], isAppendOnly: true },
);
const steps: readonly Migration[] = [
  { id: '0001-crates', up: (m) => m.create(before) },
  {
    id: '0002-crates',
    up: async (m) => {
      await m.db
        .insertInto('test_crate')
        .values({
          school_id: '0198a000-0000-7000-8000-00000000000a',
          id: '0198a000-0000-7000-8000-0000000000c1',
          kind: 'wood',
          place: 'yard',
          note: 'old',
        })
        .execute();
      await m.rebuild(after);
    },
  },
];
const feature = defineFeature({
  name: 'testing/crates',
  nouns: [],
  tables: [after],
  migrations: steps,
});

onBothEngines(
  t,
  'a table gets another shape and keeps its rows, rights and triggers',
  { features: [feature] },
  async (t, kit) => {
    t.same(await kit.schemaFaults(), []);
    const inSchool = <R>(fn: Parameters<ReturnType<typeof kit.db.forSchool>['change']>[1]) =>
      kit.db
        .forSchool(kit.schoolA)
        .change(
          { actor: kit.actor, action: 'test.setup', subject: { kind: 'crate' } },
          fn,
        ) as Promise<R>;
    const crate = { kind: 'steel', place: null, note: 'new', cause: 'fire' };
    await inSchool((tx) => tx.insert('test_crate' as never, { ...crate, id: tx.newId() } as never));
    await t.rejects(
      inSchool((tx) =>
        tx.insert('test_crate' as never, { ...crate, note: 'x', id: tx.newId() } as never),
      ),
      'the closed set that came later holds',
    );
    const rows = await kit.db.forSchool(kit.schoolA).read((read) =>
      read
        .from('test_crate' as never)
        .selectAll()
        .execute(),
    );
    t.equal(rows.length, 2, 'the row from before, and the new one');
    await t.rejects(
      inSchool((tx) => tx.removeWhere('test_crate' as never, {})),
      'still append-only',
    );
    const other = await kit.db.forSchool(kit.schoolB).read((read) =>
      read
        .from('test_crate' as never)
        .selectAll()
        .execute(),
    );
    t.equal(other.length, 0);
    await migrate({
      engine: kit.kernel.engine,
      steps: stepsOf([feature]),
      tables: kit.kernel.catalogue.tables,
      nowMs: () => 0,
    });
  },
);
