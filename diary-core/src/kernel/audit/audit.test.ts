import t from 'tap';
import { onBothEngines, onOneEngine } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { ownerRun } from '../testing/owner-run.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { eraseContent } from './erase.ts';
import { verify } from './verify.ts';

const features = [sampleFeature];
const change = (kit: TestKit) => ({
  actor: { ...kit.actor, address: '10.1.2.3' },
  action: 'test.act',
  subject: { kind: 'test_locker' },
  reason: 'bo tak',
});
const inA = (kit: TestKit) => kit.db.forSchool(kit.schoolA);

/** Three changes: a locker comes, changes, goes. */
const threeChanges = async (kit: TestKit) => {
  const id = kit.newId<'LockerId'>();
  const db = inA(kit);
  await db.change(change(kit), (tx) =>
    tx.insert('test_locker', {
      id,
      label: '1',
      kind: 'small',
      is_open: true,
      code: '1234',
      extras_json: { shelves: 2 },
      picture: Buffer.from('x'),
      version: 1,
    }),
  );
  await db.change(change(kit), (tx) =>
    tx.update('test_locker', id, { is_open: false, code: '9999', label: '1' }),
  );
  await db.change(change(kit), (tx) => tx.remove('test_locker', id));
  return id;
};

onBothEngines(t, 'differences are computed, secrets left out', { features }, async (t, kit) => {
  const id = await threeChanges(kit);
  const items = await inA(kit).read((read) =>
    read
      .from('audit_content')
      .select(['audit_version', 'position', 'operation', 'row_id', 'old_text', 'new_text'])
      .orderBy('audit_version')
      .orderBy('position')
      .execute(),
  );
  t.equal(items.length, 6);
  t.same(JSON.parse(items[0]?.new_text ?? ''), {
    address: '10.1.2.3',
    name: 'Testowy Administrator',
    reason: 'bo tak',
  });
  t.match(JSON.parse(items[1]?.new_text ?? ''), {
    label: '1',
    code: { secret: 'changed' },
    extras_json: { shelves: 2 },
  });
  t.match(items[3], { operation: 'update', row_id: id });
  t.same(JSON.parse(items[3]?.old_text ?? ''), {
    code: { secret: 'changed' },
    is_open: true,
    version: 1,
  });
  t.same(JSON.parse(items[3]?.new_text ?? ''), {
    code: { secret: 'changed' },
    is_open: false,
    version: 2,
  });
  t.match(items[5], { operation: 'remove', new_text: null });
  t.notMatch(JSON.stringify(items), /1234|9999/);
  const rows = await inA(kit).read((read) =>
    read.from('audit').selectAll().orderBy('version').execute(),
  );
  t.match(rows[0], { action: 'test.act', actor_role: 'admin', version: 1, actor_id: kit.actor.id });
  t.same(await inA(kit).read(verify), { state: 'intact', rows: 3 });
});

onBothEngines(t, 'audit rows are neither changed nor deleted', { features }, async (t, kit) => {
  await threeChanges(kit);
  for (const statement of [
    `update "audit" set "action" = 'x'`,
    'delete from "audit"',
    'delete from "audit_content"',
    `update "audit_content" set "new_text" = 'x'`,
    `update "audit_content" set "new_text" = null, "old_text" = null, "salt" = null`,
  ])
    await t.rejects(ownerRun(kit, statement), /append-only/, statement);
  t.equal((await inA(kit).read(verify)).state, 'intact');
});

onBothEngines(t, 'erased content is told from a broken chain', { features }, async (t, kit) => {
  await threeChanges(kit);
  const nowUtc = kit.clock.nowMs();
  const erased = await inA(kit).change(change(kit), (tx) =>
    eraseContent(tx, { upToVersion: 2, rule: 'audit.test_rule', nowUtc }),
  );
  t.equal(erased, 4);
  t.same(await inA(kit).read(verify), { state: 'erasedByRule', rows: 4, erasedItems: 4 });
});

onBothEngines(t, 'a changed byte breaks the chain at its row', { features }, async (t, kit) => {
  const damage = async (statement: string, table: string) => {
    await ownerRun(kit, statement, table);
    return inA(kit).read(verify);
  };
  await threeChanges(kit);
  const flip = (column: string) =>
    `update "audit" set "${column}" = replace("${column}", 'test.act', 'test.acT') where "version" = 2`;
  t.same(await damage(flip('action'), 'audit'), { state: 'broken', brokenAt: 2, why: 'row' });
  await ownerRun(kit, `update "audit" set "action" = 'test.act'`, 'audit');
  t.equal((await inA(kit).read(verify)).state, 'intact');
  t.same(
    await damage(
      `update "audit_content" set "new_text" = replace("new_text", 'bo tak', 'bo Tak') where "audit_version" = 3`,
      'audit_content',
    ),
    { state: 'broken', brokenAt: 3, why: 'content' },
  );
  await ownerRun(
    kit,
    `update "audit_content" set "new_text" = replace("new_text", 'bo Tak', 'bo tak')`,
    'audit_content',
  );
  t.same(await damage('delete from "audit" where "version" = 3', 'audit'), {
    state: 'broken',
    brokenAt: 3,
    why: 'head',
  });
  t.same(await damage('delete from "audit" where "version" = 1', 'audit'), {
    state: 'broken',
    brokenAt: 2,
    why: 'link',
  });
});

onBothEngines(t, 'a write without a record does not commit', { features }, async (t, kit) => {
  const id = kit.newId<'LockerId'>();
  const row = { id, label: '1', kind: 'small', is_open: true, version: 1 } as const;
  const db = inA(kit);
  await t.rejects(
    db.change(change(kit), async (tx) => {
      await tx.insertInto('test_locker', row).execute();
    }),
    { code: 'kernel.unaudited_write' },
  );
  t.equal(await db.read((read) => read.get('test_locker', id)), undefined, 'rolled back');
  await db.change(change(kit), async (tx) => {
    await tx.insertInto('test_locker', row).execute();
    tx.record({ table: 'test_locker', rowId: id, after: { label: '1' } });
  });
  await db.change(change(kit), async (tx) => {
    await tx.insertInto('test_counter', { id: kit.newId<'CounterId'>(), value: 1 }).execute();
  });
  t.same(await db.read(verify), { state: 'intact', rows: 1 }, 'unaudited tables leave no row');
});

onBothEngines(t, 'a stale version is a conflict', { features }, async (t, kit) => {
  const id = kit.newId<'LockerId'>();
  const db = inA(kit);
  await db.change(change(kit), (tx) =>
    tx.insert('test_locker', { id, label: '1', kind: 'small', is_open: true, version: 1 }),
  );
  await db.change(change(kit), (tx) =>
    tx.update('test_locker', id, { label: '2' }, { expectVersion: 1 }),
  );
  await t.rejects(
    db.change(change(kit), (tx) =>
      tx.update('test_locker', id, { label: '3' }, { expectVersion: 1 }),
    ),
    { code: 'kernel.version_conflict' },
  );
  const row = await db.read((read) => read.require('test_locker', id));
  t.match(row, { label: '2', version: 2 });
  await t.rejects(
    db.change(change(kit), (tx) =>
      tx.insert('test_locker', {
        id: tx.newId<'LockerId'>(),
        label: '2',
        kind: 'small',
        is_open: true,
        version: 1,
      }),
    ),
    { code: 'kernel.duplicate' },
  );
});

onOneEngine(
  t,
  'postgres',
  'row-level security exists only there',
  'without the guard raw SQL still sees nothing of another school',
  { features },
  async (t, kit) => {
    await threeChanges(kit);
    const raw = (tenant: typeof kit.schoolA, sql: string) =>
      kit.kernel.engine.transaction({ mode: 'write', tenant, isPlatform: false }, (session) =>
        session.run(sql),
      );
    const count = 'select count(*) as "n" from "audit"';
    t.same(await raw(kit.schoolA, count), [{ n: 3 }]);
    t.same(await raw(kit.schoolB, count), [{ n: 0 }]);
    const foreign = `insert into "test_keeper" ("school_id", "id", "name") values ('${kit.schoolA}', '${kit.newId()}', 'x')`;
    await t.rejects(raw(kit.schoolB, foreign), /row-level security/);
    t.same(await raw(kit.schoolB, `update "school_head" set "version" = 9 returning "id"`), []);
    await t.rejects(raw(kit.schoolA, 'alter table "audit" disable row level security'), /owner/);
    await t.rejects(raw(kit.schoolA, 'delete from "audit"'), /permission denied/);
  },
);

onBothEngines(
  t,
  'what no feature names is not written: neither an act, nor a subject, nor a value',
  { features },
  async (t, kit) => {
    const attempt = (over: object, after: Readonly<Record<string, unknown>> = {}) =>
      inA(kit).change({ ...change(kit), ...over }, async (tx) => tx.record({ after }));
    const code = { code: 'kernel.unnamed_record' };
    await t.rejects(attempt({ action: 'locker.paint' }), code);
    await t.rejects(attempt({ subject: { kind: 'lamp' } }), code);
    await t.rejects(attempt({}, { colourOfTheWall: 'red' }), code);
    const rows = await inA(kit).read((read) => read.from('audit').selectAll().execute());
    t.same(rows, []);
    await attempt({}, { label: '7' });
    t.equal(
      (await inA(kit).read((read) => read.from('audit').selectAll().execute())).length,
      1,
      'a column is a value by itself',
    );
  },
);
