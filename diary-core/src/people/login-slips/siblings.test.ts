import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn } from '../accounts/test-person.ts';
import { addGuardians } from '../guardians/api.ts';
import { issueChunk, membersWithoutLogin, type Slip } from './issue-slips.ts';
import { membersOfClass } from './members.ts';

const TODAY = '2026-09-07';
const classId = (name: string) => fixtureId<'ClassId'>('a', name);
const ordererId = fixtureId<'AccountId'>('a', 'account/admin');

/** Mother of a child in 4a and of one in 4b, without an account. */
const putMother = async (kit: TestKit): Promise<PersonId> => {
  const guardianId = kit.newId<'PersonId'>();
  const children = ['lucja', 'acki'].map((name) => ({
    studentId: fixtureId<'PersonId'>('a', name),
    relation: 'mother' as const,
  }));
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'guardian' } }, (tx) =>
      addGuardians(
        tx,
        [{ guardianId, firstName: 'Ewa', lastName: 'Nowak', children }],
        '2026-09-01',
      ),
    );
  return guardianId;
};

const accountsOf = async (kit: TestKit, personId: PersonId): Promise<AccountId[]> => {
  const rows = await kit.db.forSchool(kit.schoolA).read((read) =>
    read
      .from('membership as m')
      .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
      .select('a.id')
      .where('m.person_id', '=', personId)
      .execute(),
  );
  return rows.map((row) => row.id);
};

/** Those of a class who have no login yet, as the job finds them. */
const needsOf = async (kit: TestKit, name: string, personId: PersonId) => {
  const members = await kit.db
    .forSchool(kit.schoolA)
    .read((read) => membersOfClass(read, classId(name), TODAY));
  const its = members.filter(({ person }) => person.personId === personId);
  return membersWithoutLogin(kit.services, kit.schoolA, its);
};

const only = (slips: readonly Slip[]): Slip => {
  const [slip] = slips;
  if (slips.length !== 1 || slip === undefined) throw new Error(`${slips.length} slips`);
  return slip;
};

onBothEngines(
  t,
  'two classes ordered in a row: a parent with a child in each has one account [ACCT-01]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const mother = await putMother(kit);
    const printed: Slip[] = [];
    const { printer } = kit.services;
    const print = printer.print.bind(printer);
    printer.print = (order) => {
      printed.push(...((order.data as { slips?: Slip[] }).slips ?? []));
      return print(order);
    };
    const admin = await signedIn(kit, 'admin.a');
    for (const name of ['4a', '4b'])
      await admin.send('POST', '/login-slips', { classId: classId(name), audience: 'guardians' });
    await kit.settle();
    t.match((await admin.send('GET', '/login-slips')).json().items, [
      { state: 'made', className: '4b' },
      { state: 'made', className: '4a' },
    ]);
    t.equal((await accountsOf(kit, mother)).length, 1);
    const hers = printed.filter((slip) => slip.name === 'Ewa Nowak');
    t.equal(new Set(hers.map((slip) => slip.login)).size, 1, 'the same login on both sheets');
    const last = hers.at(-1);
    const entered = await new TestBrowser(kit).logIn(last?.login ?? '', last?.password ?? '');
    t.equal(entered.statusCode, 200, 'the slip that was printed last is good');
  },
);

onBothEngines(
  t,
  'two at once who found the same parent without an account: one makes it, the other prints nothing [ACCT-01]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const mother = await putMother(kit);
    const [first, second] = [await needsOf(kit, '4a', mother), await needsOf(kit, '4b', mother)];
    const issue = (needs: typeof first) =>
      issueChunk(kit.services, { schoolId: kit.schoolA, ordererId, needs });
    const slips = await Promise.all([issue(first), issue(second)]);
    t.equal((await accountsOf(kit, mother)).length, 1);
    const { login, password } = only(slips.flat());
    t.equal((await new TestBrowser(kit).logIn(login, password)).statusCode, 200);
    const desk = await needsOf(kit, '4a', mother);
    t.same(desk, [], 'who signed in needs no slip');
  },
);

onBothEngines(
  t,
  'whoever enters by the code of a slip while the next order is made keeps the own password and address',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const mother = await putMother(kit);
    const order = { schoolId: kit.schoolA, ordererId };
    const first = await needsOf(kit, '4a', mother);
    const made = only(await issueChunk(kit.services, { ...order, needs: first }));
    const needs = await needsOf(kit, '4b', mother);
    t.equal(needs.length, 1, 'nobody has used the account yet');
    const phone = new TestBrowser(kit);
    const body = { code: made.code, password: 'Czerwony9' };
    const entered = await phone.send('POST', '/first-login', body);
    phone.csrfToken = entered.json().csrfToken;
    const email = { email: 'ewa@poczta.example' };
    t.equal((await phone.send('PUT', '/own-account/email', email)).statusCode, 204);
    t.same(await issueChunk(kit.services, { ...order, needs }), [], 'no slip, no new password');
    t.same((await phone.send('GET', '/own-account/email')).json(), email);
    t.equal((await new TestBrowser(kit).logIn(made.login, 'Czerwony9')).statusCode, 200);
  },
);
