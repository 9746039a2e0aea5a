import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { admin, DAY_MS, id, options, runNow, START, world } from './test-world.ts';

onBothEngines(
  t,
  'fields whose time is over go, without a copy in the register; the rest of the person stays',
  options,
  async (t, kit) => {
    await world(kit);
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.leave', subject: { kind: 'test' } }, async (tx) => {
        await tx.update('student', id('lucja'), { left_on: '2026-10-06' });
        await tx.updateWhere('guardian', { id: id('tomasz') }, { phone: '600 100 200' });
      });
    const note = async () =>
      (await kit.db.forSchool(kit.schoolA).read((r) => r.require('student', id('lucja'))))
        .gate_note;
    kit.clock.set(START + 20 * DAY_MS);
    t.match(await runNow(kit), { 'students.gateNote': 0 });
    t.equal(await note(), 'wraca z babcią');
    kit.clock.set(START + 33 * DAY_MS);
    t.match(await runNow(kit), { 'students.gateNote': 1, 'guardians.contact': 0 });
    t.equal(await note(), null);
    const told = await kit.db.forSchool(kit.schoolA).read((r) =>
      r
        .from('audit_content as c')
        .innerJoin('audit as a', (join) =>
          join.onRef('a.school_id', '=', 'c.school_id').onRef('a.version', '=', 'c.audit_version'),
        )
        .select(['c.old_text as old', 'c.new_text as new'])
        .where('a.action', '=', 'retention.erase')
        .where('c.row_id', '=', id('lucja'))
        .execute(),
    );
    t.equal(told.length, 1);
    t.notMatch(JSON.stringify(told), /babcią/);
    t.match(told[0]?.new, /students.gateNote/);
    kit.clock.set(START + 370 * DAY_MS);
    t.match(await runNow(kit), { 'guardians.contact': 1 }, 'no child is here any more');
    const rows = await kit.db
      .forSchool(kit.schoolA)
      .read((r) => r.from('guardian').select(['id', 'phone', 'email']).execute());
    t.match(
      rows.find((row) => row.id === id('tomasz')),
      { phone: null, email: null },
    );
    t.ok(await kit.db.forSchool(kit.schoolA).read((r) => r.get('person', id('lucja'))), 'C-38');
  },
);

onBothEngines(
  t,
  'the register stays verifiable when its old content has gone',
  options,
  async (t, kit) => {
    await world(kit);
    const acts = async () => (await admin(kit).get('/api/v1/audit/verify')).json();
    const before = await acts();
    t.match(before, { result: 'intact', erased: 0 });
    kit.clock.set(START + 1826 * DAY_MS);
    const erased = (await runNow(kit))['audit.content'] ?? 0;
    t.ok(erased > 0);
    const after = await acts();
    t.equal(after.result, 'intact');
    t.ok(after.acts > before.acts, 'no act went');
    t.ok(after.erased > 0);
    const old = (await admin(kit).get('/api/v1/audit?to=2026-10-05&limit=5')).json().items;
    t.ok(old.length > 0);
    for (const act of old) t.match(act, { erased: true, actor: { id: String } });
    t.notMatch(JSON.stringify(old), /babcią/);
  },
);
