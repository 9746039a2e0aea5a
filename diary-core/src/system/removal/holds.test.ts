import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { features } from '../../features.ts';
import type { AppError } from '../../kernel/domain/app-error.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld } from '../../seed/fixture-world.ts';
import {
  canBePersonal,
  type Filling,
  fateOf,
  MARK,
  markThere,
  putAbout,
  rowAbout,
  type Somebody,
} from './test-filling.ts';

const holdings = new Map(features.flatMap((feature) => Object.entries(feature.holds ?? {})));

t.test('each column that can be about a person says what becomes of it', async (t) => {
  for (const { name, tables = [], holds = {} } of features) {
    const own = new Map(tables.map((table) => [table.name, table]));
    for (const table of Object.keys(holds)) t.ok(own.has(table), `${name} has a table ${table}`);
    for (const table of tables) {
      const holding = holds[table.name];
      const { because, ...lists } = holding ?? {};
      const named = Object.values(lists).flat();
      t.equal(new Set(named).size, named.length, `${table.name}: a column stands in one list`);
      for (const column of named) t.ok(table.columns[column], `${table.name}.${column} exists`);
      for (const column of Object.keys(table.columns))
        if (canBePersonal(table, column) && fateOf(holding, column) === undefined)
          t.fail(`${name}: ${table.name}.${column} says nothing`);
      if (holding?.law !== undefined || holding?.short !== undefined)
        t.ok(because, `${table.name} says why something stays`);
      for (const column of holding?.nameless ?? [])
        t.match(table.columns[column]?.spec.kind, /^(id|localDate)$/, `${table.name}.${column}`);
    }
  }
});

const PEOPLE = [
  ['jan', 'student'],
  ['anna', 'guardian'],
  ['lis', 'staff_member'],
] as const;

/** Accounts of the three, and a row about each of them in every table that can have one. */
const fill = async (kit: TestKit) => {
  const tables = kit.kernel.catalogue.tables;
  const council = kit.newId<'ClassBodyId'>();
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.fill', subject: { kind: 'test' } }, (tx) =>
      tx.insert('class_body', {
        id: council,
        class_id: fixtureId('a', '4b'),
        body: 'council',
        recorded_on: '2026-09-07',
        version: 1,
      } as never),
    );
  const known = (table: string): string | undefined =>
    ({
      class_body: council as string,
      school: kit.schoolA as string,
      school_year: fixtureId('a', 'year'),
      school_class: fixtureId('a', '4b'),
      site: fixtureId('a', 'site'),
    })[table];
  const filling: Filling = { tables, holdings, schoolId: kit.schoolA, known };
  const somebodies: Somebody[] = PEOPLE.map(([name, kind]) => ({
    personId: fixtureId('a', name),
    accountId: kit.newId<'AccountId'>(),
    kind,
  }));
  const filled: string[] = [];
  for (const who of somebodies)
    for (const table of tables.values()) {
      const row = rowAbout(filling, table, who);
      if (row === undefined) continue;
      filled.push(table.name);
      const school = kit.db.forSchool(kit.schoolA);
      const db = table.scope === 'global' ? kit.db.forPlatform('test of removal') : school;
      const start = { actor: kit.actor, action: 'test.fill', subject: { kind: 'test' } };
      const own = { ...filling, known: knownFor(who, known) };
      try {
        await db.change(start, (tx) => putAbout(tx, own, table, row));
      } catch (cause) {
        if ((cause as AppError).code !== 'kernel.duplicate')
          throw new Error(`no row in ${table.name}`, { cause });
        // The world has such a row already: the marks go into it.
        await db.change(start, (tx) => markThere(tx, table, row));
      }
    }
  return { somebodies, filled };
};

/** Rows that earlier rows of the same person made: a code stands on the person's card of codes. */
const knownFor = (who: Somebody, known: Filling['known']) => (table: string) => {
  if (table === 'person' || table === who.kind) return who.personId;
  if (table === 'account') return who.accountId;
  const other = PEOPLE.find(([, kind]) => kind === table);
  return other === undefined ? known(table) : fixtureId('a', other[0]);
};

type Cell = readonly [table: string, column: string, text: string];

/** Every cell of the database but the content of the register. */
const cells = async (kit: TestKit): Promise<Cell[]> => {
  const found: Cell[] = [];
  for (const table of kit.kernel.catalogue.tables.values()) {
    if (table.name === 'audit_content') continue;
    const db =
      table.scope === 'global' ? kit.db.forPlatform('test') : kit.db.forSchool(kit.schoolA);
    const rows = (await db.read((read) =>
      read
        .from(table.name as never)
        .selectAll()
        .execute(),
    )) as unknown as Record<string, unknown>[];
    for (const row of rows)
      for (const [column, value] of Object.entries(row))
        if (value !== null)
          found.push([
            table.name,
            column,
            Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value),
          ]);
  }
  return found;
};

/** Bookkeeping of the kernel: ids in order, that the register and the feed can be followed. */
const KERNEL = new Set(['audit', 'feed', 'job', 'school_head', 'reaction']);

onBothEngines(
  t,
  'after a whole removal no table holds anything of the person but what its feature says, and says why',
  { features, ownSignIn: true },
  async (t, kit) => {
    kit.clock.set(Date.parse('2026-09-07T08:00:00Z'));
    await putWorld(kit);
    const { somebodies, filled } = await fill(kit);
    t.ok(new Set(filled).size > 40, `${new Set(filled).size} tables filled`);
    const marksIn = (all: readonly Cell[]) =>
      all
        .filter(([, , text]) => text.includes(MARK))
        .filter(([table, column]) => fateOf(holdings.get(table), column) !== 'law')
        .map(([table, column]) => `${table}.${column}`);
    t.ok(new Set(marksIn(await cells(kit))).size > 60, 'the marks were there');
    const admin = as(kit, 'a', 'admin', 'admin');
    const nameOf = async (id: string) => {
      const person = await kit.db
        .forSchool(kit.schoolA)
        .read((read) => read.require('person', id as PersonId));
      return `${person.first_name} ${person.last_name}`;
    };
    const hold = { personId: fixtureId('a', 'jan'), reason: 'sprawa sądowa' };
    const held = await admin.send('POST', '/api/v1/retention/holds', hold);
    t.equal(held.statusCode, 200, held.body);
    for (const name of ['jan', 'lis']) {
      const path = `/api/v1/people/${fixtureId('a', name)}/removal`;
      const body = { name: await nameOf(fixtureId('a', name)), reason: 'wniosek' };
      const refused = await admin.send('POST', path, body);
      t.equal(refused.json().code, 'removal.held', 'who is held for a proceeding stays');
    }
    const ids = somebodies.flatMap((who) => [who.personId, who.accountId]);
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.end', subject: { kind: 'test' } }, (tx) =>
        tx.updateWhere('retention_hold', {}, { ended_at_utc: kit.clock.nowMs() }),
      );
    for (const name of ['jan', 'lis']) {
      const path = `/api/v1/people/${fixtureId('a', name)}/removal`;
      const body = { name: await nameOf(fixtureId('a', name)), reason: 'wniosek' };
      const done = await admin.send('POST', path, body);
      t.equal(done.statusCode, 204, done.body);
    }
    await kit.settle();
    const left = await cells(kit);
    t.same([...new Set(marksIn(left))], [], 'no mark is left');
    const kept = left.filter(
      ([table, column, text]) =>
        !KERNEL.has(table) && column !== 'id' && ids.some((id) => text === JSON.stringify(id)),
    );
    const faults = kept.filter(([table, column]) => {
      const fate = fateOf(holdings.get(table), column);
      return fate !== 'nameless' && fate !== 'author' && fate !== 'law';
    });
    t.same(
      [...new Set(faults.map(([table, column]) => `${table}.${column}`))],
      [],
      'no id is left where a feature says that it goes',
    );
    const accounts = await kit.db.forPlatform('test').read((read) =>
      read
        .from('account')
        .select(['login', 'email', 'password_hash'])
        .where('id', 'in', somebodies.map(({ accountId }) => accountId) as AccountId[])
        .execute(),
    );
    for (const account of accounts)
      t.match(account, { login: /^removed\./, email: null, password_hash: null });
  },
);
