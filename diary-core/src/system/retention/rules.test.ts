import t, { type Test } from 'tap';
import { features } from '../../features.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { TableName } from '../../kernel/db/tables.ts';
import type { ErasePart } from '../../kernel/retention/rule.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSampleRow } from '../../kernel/testing/sample-row.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putWorld } from '../../seed/fixture-world.ts';
import { DAY_MS, id, START } from './test-world.ts';

/** Rules of one table and one age, and what they leave. */
interface Case {
  readonly table: TableName;
  readonly at: string;
  readonly person?: string;
  /** While anybody is held, nothing goes: the row does not say whom it is about. */
  readonly stopsForAll?: true;
  /** The row stays without this column. */
  readonly clears?: string;
  /** The register of changes is silent about it. */
  readonly isUnaudited?: true;
  /** Whom the young row is about: Jan, unless two of him cannot be. */
  readonly young?: string;
  /** Columns that must not be the same in two rows. */
  readonly own?: (count: number) => Record<string, unknown>;
}

const CASES: Readonly<Record<string, Case>> = {
  'access.payments': {
    ...{ table: 'access_payment', at: 'paid_on', person: 'guardian_id', young: 'anna' },
  },
  'accounts.handouts': { table: 'account_handout', at: 'issued_at_utc', stopsForAll: true },
  'accounts.inspections': { table: 'inspection', at: 'last_day' },
  'cards.problems': { table: 'card_problem', at: 'reported_at_utc', person: 'holder_id' },
  'doors.cardHints': {
    ...{ table: 'card_hint', at: 'occurred_at_utc', person: 'holder_id', isUnaudited: true },
  },
  'doors.helpCalls': {
    ...{ table: 'help_call', at: 'occurred_at_utc', person: 'holder_id', clears: 'holder_id' },
  },
  'doors.quarantine': {
    ...{ table: 'quarantined_row', at: 'received_at_utc', stopsForAll: true, isUnaudited: true },
  },
  'gate.cardNotes': {
    ...{ table: 'card_note', at: 'made_at_utc', person: 'student_id' },
    own: (count) => ({ month: `2020-0${count}` }),
  },
  'privacy.incidents': {
    ...{ table: 'incident', at: 'closed_at_utc', stopsForAll: true },
    own: (count) => ({ number: 900 + count }),
  },
};

const rules = new Map(
  features.flatMap((feature) => feature.retention ?? []).map((rule) => [rule.key, rule]),
);

const isDate = (at: string): boolean => !at.endsWith('_utc');
const dateOf = (atUtc: number): string => new Date(atUtc).toISOString().slice(0, 10);

/** Rows of the fixture school that others stand upon. */
const KNOWN: Readonly<Record<string, string>> = {
  ...{ school_year: 'year', school_class: '4b', site: 'site', door: 'door' },
  ...{ person: 'jan', student: 'jan' },
};

type Act = <R>(fn: (tx: SchoolTx) => Promise<R>) => Promise<R>;

/** Two rows from before the limit, of whom the second is held, and one from the limit's own day. */
const putRows = async (kit: TestKit, act: Act, one: Case, accountId: string) => {
  const { table, at, person, own, young = 'jan' } = one;
  const known = (name: string) => {
    if (name === 'account') return accountId;
    const there = KNOWN[name];
    return there === undefined ? undefined : fixtureId('a', there);
  };
  let count = 0;
  const put = (name: string, atUtc: number) =>
    act((tx) => {
      count += 1;
      return putSampleRow(tx, kit.kernel.catalogue.tables, table, known, {
        [at]: isDate(at) ? dateOf(atUtc) : atUtc,
        ...(person === undefined ? {} : { [person]: id(name) }),
        ...own?.(count),
      });
    });
  return {
    old: await put('jan', START - DAY_MS),
    held: await put('lucja', START - DAY_MS),
    young: await put(young, START),
  };
};

const part = (heldPersonIds: readonly string[]): ErasePart => ({
  ...{ beforeUtc: START, beforeDate: dateOf(START), nowUtc: START, today: dateOf(START) },
  ...{ heldPersonIds, limit: 1 },
});

const judge = async (t: Test, kit: TestKit, key: string, one: Case, accountId: string) => {
  const rule = rules.get(key);
  if (rule === undefined) throw new RangeError(`no rule ${key}`);
  const school = kit.db.forSchool(kit.schoolA);
  const start = { actor: kit.actor, action: 'retention.erase', subject: { kind: 'test' } };
  const act: Act = (fn) => school.change(start, fn);
  const ids = await putRows(kit, act, one, accountId);
  const run = (held: readonly string[]) => act((tx) => rule.erase(tx, part(held)));
  const count = (held: readonly string[]) => school.read((read) => rule.count(read, part(held)));
  const isThere = async (rowId: string) => {
    const row = await school.read((read) => read.get(one.table, rowId as never));
    const found = row as Record<string, unknown> | undefined;
    return found !== undefined && (one.clears === undefined || found[one.clears] !== null);
  };
  const held = [id('lucja')];
  if (one.stopsForAll) {
    t.equal(await count(held), 0);
    t.equal(await run(held), 0, 'nobody knows whether it is about the held one');
  }
  if (one.person !== undefined) {
    t.equal(await count(held), 1);
    t.equal(await run(held), 1);
    t.equal(await run(held), 0, 'the held one does not come up again');
    t.same([await isThere(ids.old), await isThere(ids.held)], [false, true]);
  }
  const left = one.person === undefined ? 2 : 1;
  for (let turn = 0; turn < left; turn += 1) t.equal(await run([]), 1, 'as many a call as asked');
  t.equal(await run([]), 0);
  t.same([await isThere(ids.old), await isThere(ids.held)], [false, false]);
  t.ok(await isThere(ids.young), 'the day itself is not over');
  const told = await school.read((read) =>
    read
      .from('audit_content')
      .select('new_text as text')
      .where('row_id', 'in', [ids.old, ids.held] as never)
      .execute(),
  );
  const byRule = told.filter(({ text }) => String(text).includes(key)).length;
  t.equal(byRule, one.isUnaudited ? 0 : 2, 'the register names the rule');
};

onBothEngines(
  t,
  'each rule of one table: what is over goes, what is younger stays, and so does what is held',
  { features },
  async (t, kit) => {
    await putWorld(kit);
    const accountId = await kit.db
      .forPlatform('test of retention')
      .change({ actor: kit.actor, action: 'test.fill', subject: { kind: 'test' } }, (tx) =>
        putSampleRow(tx, kit.kernel.catalogue.tables, 'account', () => undefined),
      );
    for (const [key, one] of Object.entries(CASES))
      await t.test(key, (inner) => judge(inner, kit, key, one, accountId));
  },
);
