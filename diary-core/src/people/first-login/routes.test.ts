import type { AccountId, Brand } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { bucketIdOf, hasherOf } from '../accounts/api.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn } from '../accounts/test-person.ts';
import { CODE_ALPHABET, makeCode, plainCode, shownCode } from './domain.ts';

interface Slip {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly code: string;
}

/** Orders slips of a class and answers what was printed on them. */
const printSlips = async (kit: TestKit): Promise<Map<string, Slip>> => {
  const seen: Slip[] = [];
  const { printer } = kit.services;
  const print = printer.print.bind(printer);
  printer.print = (order) => {
    seen.push(...((order.data as { slips?: Slip[] }).slips ?? []));
    return print(order);
  };
  const admin = await signedIn(kit, 'admin.a');
  await admin.send('POST', '/login-slips', {
    classId: fixtureId('a', '4a'),
    audience: 'guardians',
  });
  await kit.settle();
  return new Map(seen.map((slip) => [slip.name, slip]));
};

const auditOf = (kit: TestKit, action: string) =>
  kit.db
    .forPlatform('test')
    .read((read) =>
      read.from('audit').select(['actor_id', 'subject_id']).where('action', '=', action).execute(),
    );

/** The account teaches here too, until somebody closes that. */
const putTeacher = async (kit: TestKit, accountId: AccountId) => {
  const school = kit.db.forSchool(kit.schoolA);
  const options = { actor: kit.actor, action: 'test', subject: { kind: 'account' } };
  const id = await school.change(options, async (tx) => {
    const made = tx.newId<'MembershipId'>();
    await tx.insert('membership', {
      id: made,
      account_id: accountId,
      school_id: kit.schoolA,
      role: 'teacher',
      person_id: null,
      state: 'open',
      state_reason: null,
      is_shut_with_account: false,
      from_utc: null,
      to_utc: null,
      holder_name: null,
    });
    return made;
  });
  return {
    close: () =>
      school.change(options, (tx) =>
        tx.update('membership', id, { state: 'closed', state_reason: 'odeszła' }),
      ),
    reason: async () => (await school.read((read) => read.require('membership', id))).state_reason,
  };
};

t.test('a code is read from paper without a doubt', async (t) => {
  t.notMatch(CODE_ALPHABET, /[0O1IL]/);
  t.equal(
    makeCode(() => 0),
    'AAAAAAAA',
  );
  t.equal(shownCode('ABCDEFGH'), 'ABCD EFGH');
  for (const typed of ['abcd efgh', 'ABCD-EFGH', ' AbCdEfGh '])
    t.equal(plainCode(typed), 'ABCDEFGH', typed);
});

onBothEngines(
  t,
  'a parent signs in for the first time by the code of a slip, once, with an own password',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const slips = await printSlips(kit);
    const code = slips.get('Katarzyna Żak')?.code ?? '';
    t.match(code, /^[A-Z2-9]{4} [A-Z2-9]{4}$/);
    const phone = new TestBrowser(kit, '10.0.0.7');
    const look = await phone.send('POST', '/first-login/code', { code: code.toLowerCase() });
    t.match(look.json(), { schoolName: 'Szkoła A', login: 'katarzyna.a' });
    t.notMatch(look.body, /Łucja|Żak/, 'the school, not the child');
    const enter = (password: string) => phone.send('POST', '/first-login', { code, password });
    t.match((await enter('krotkie')).json(), { code: 'accounts.password_weak' });
    const entered = await enter('Czerwony9');
    t.match(entered.json(), { name: 'Katarzyna Żak', mustChangePassword: false });
    phone.csrfToken = entered.json().csrfToken;
    t.equal((await phone.send('GET', '/children')).json().items.length, 2);
    t.same((await enter('Czerwony9')).json(), {
      code: 'firstLogin.used',
      details: { login: 'katarzyna.a' },
    });
    t.equal((await new TestBrowser(kit).logIn('katarzyna.a', 'Czerwony9')).statusCode, 200);
    const all = { passages: true, absences: true, messages: true };
    t.same((await phone.send('GET', '/own-account/notices')).json(), all, 'on at first');
    const fewer = { ...all, messages: false };
    t.equal((await phone.send('PUT', '/own-account/notices', fewer)).statusCode, 204);
    t.same((await phone.send('GET', '/own-account/notices')).json(), fewer);
    const other = slips.get('Anna Kowalska');
    const old = await new TestBrowser(kit).logIn(other?.login ?? '', other?.password ?? '');
    t.equal(old.json().mustChangePassword, true, 'login and password of the slip work as before');
    const late = { code: other?.code ?? '' };
    t.equal((await phone.send('POST', '/first-login/code', late)).json().code, 'firstLogin.used');
  },
);

onBothEngines(
  t,
  'codes are not guessed: after thirty wrong ones each next one waits longer; another slip ends the one before',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const before = (await printSlips(kit)).get('Tomasz Żak')?.code ?? '';
    const { code: after = '' } = (await printSlips(kit)).get('Tomasz Żak') ?? {};
    const hashed: string[] = [];
    const hasher = hasherOf(kit.services);
    const hash = hasher.hashPassword.bind(hasher);
    hasher.hashPassword = (password) => {
      hashed.push(password);
      return hash(password);
    };
    let sent = 0;
    // Every try from another address of one network.
    const send = (path: string, body: object) => {
      sent += 1;
      return new TestBrowser(kit, `2001:db8:7:7::${sent.toString(16)}`).send('POST', path, body);
    };
    const look = (code: string) => send('/first-login/code', { code });
    const enter = (code: string) => send('/first-login', { code, password: 'Czerwony9' });
    const floods = () => auditOf(kit, 'login.flood');
    t.equal((await look(before)).json().code, 'firstLogin.wrong_code', 'an older slip');
    for (let wrong = 0; wrong < 28; wrong += 1)
      t.equal((await look('ABCD EFGH')).json().code, 'firstLogin.wrong_code');
    t.equal((await enter('ABCD EFGH')).json().code, 'firstLogin.wrong_code');
    t.same(hashed, [], 'a wrong code costs no work');
    for (let right = 0; right < 3; right += 1) t.equal((await look(after)).statusCode, 200);
    await look('ABCD EFGH');
    const waits = await look(after);
    t.match(
      waits.json(),
      { code: 'accounts.too_many_tries', details: { retryAfterS: Number } },
      'to look at a right code forgives nothing',
    );
    t.equal((await floods()).length, 1, 'recorded, once');
    const elsewhere = new TestBrowser(kit, '10.0.0.9');
    t.equal((await elsewhere.send('POST', '/first-login/code', { code: after })).statusCode, 200);
    kit.clock.advance(5 * 60_000);
    t.equal((await enter(after)).statusCode, 200, 'later it is judged');
    t.equal((await look('ABCD EFGH')).json().code, 'firstLogin.wrong_code');
    t.equal((await look('ABCD EFGH')).json().code, 'firstLogin.wrong_code');
    t.equal(
      (await look('ABCD EFGH')).json().code,
      'accounts.too_many_tries',
      'who guesses behind the same address gains a few tries by it, not thirty',
    );
  },
);

onBothEngines(
  t,
  'code, password and session are one act: two at once are one, and the school is told of it even after a crash',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const { code = '', login = '' } = (await printSlips(kit)).get('Tomasz Żak') ?? {};
    const enter = () =>
      new TestBrowser(kit).send('POST', '/first-login', { code, password: 'Czerwony9' });
    // Makes the bucket of tries: of two first ones at one moment the other would have to wait.
    await new TestBrowser(kit).send('POST', '/first-login/code', { code: 'ABCD EFGH' });
    const both = await Promise.all([enter(), enter()]);
    t.same(both.map(({ statusCode }) => statusCode).sort(), [200, 409]);
    t.same(both.find(({ statusCode }) => statusCode === 409)?.json(), {
      code: 'firstLogin.used',
      details: { login },
    });
    const platform = kit.db.forPlatform('test');
    const { acts, told } = await platform.read(async (read) => ({
      acts: await read
        .from('audit as a')
        .innerJoin('audit_content as c', (join) =>
          join.onRef('c.school_id', '=', 'a.school_id').onRef('c.audit_version', '=', 'a.version'),
        )
        .select(['a.version', 'a.action', 'a.subject_id', 'c.table_name'])
        .where('c.table_name', 'in', ['first_code', 'account'])
        .where('a.action', '=', 'login.succeeded')
        .execute(),
      told: await read
        .from('job')
        .select('payload_json')
        .where('kind', '=', 'accounts.first-use')
        .execute(),
    }));
    t.same([...new Set(acts.map((act) => act.table_name))].sort(), ['account', 'first_code']);
    t.equal(new Set(acts.map((act) => act.version)).size, 1, 'in one transaction');
    const accountId = acts[0]?.subject_id;
    t.match(told, [{ payload_json: { accountId } }], 'ordered in it too');
    await kit.settle();
    const heard = await kit.db
      .forSchool(kit.schoolA)
      .read((read) =>
        read.from('audit').select('subject_id').where('action', '=', 'account.firstUse').execute(),
      );
    t.same(heard, [{ subject_id: accountId }]);
  },
);

onBothEngines(
  t,
  'many addresses do not help whoever guesses codes',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const code = (await printSlips(kit)).get('Tomasz Żak')?.code ?? '';
    const look = (address: string) =>
      new TestBrowser(kit, address).send('POST', '/first-login/code', { code });
    const nowUtc = kit.clock.nowMs();
    await kit.db
      .forPlatform('test')
      .change({ actor: kit.actor, action: 'test', subject: { kind: 'account' } }, (tx) =>
        tx.put('login_bucket', {
          id: bucketIdOf('first-code-all') as Brand<'LoginBucketId'>,
          failures: 1_000,
          first_failure_at_utc: nowUtc,
          last_failure_at_utc: nowUtc,
        }),
      );
    const refused = await look('10.0.0.20');
    t.match(refused.json(), { code: 'accounts.too_many_tries' });
    t.ok(refused.json().details.retryAfterS > 3_000, 'until the hour is over');
    kit.clock.advance(3_600_000);
    t.equal((await look('10.0.0.21')).statusCode, 200);
  },
);

onBothEngines(
  t,
  'a slip in the wrong hands: the account is closed, and the office finds it among what it has to answer',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const code = (await printSlips(kit)).get('Anna Kowalska')?.code ?? '';
    const phone = new TestBrowser(kit);
    const entered = await phone.send('POST', '/first-login', { code, password: 'Czerwony9' });
    phone.csrfToken = entered.json().csrfToken;
    const notMine = (name: string) =>
      phone.send('POST', `/children/${fixtureId('a', name)}/not-mine`);
    t.equal((await notMine('lucja')).statusCode, 404, 'of another family');
    const asTeacher = await putTeacher(kit, fixtureId('a', 'account/anna'));
    const refused = await notMine('jan');
    t.same([refused.statusCode, refused.json().code], [409, 'firstLogin.other_roles']);
    t.equal((await phone.send('GET', '/children')).statusCode, 200, 'nothing is closed');
    await asTeacher.close();
    t.equal((await notMine('jan')).statusCode, 204);
    t.equal(await asTeacher.reason(), 'odeszła', 'what was closed before keeps its reason');
    t.not((await phone.send('GET', '/children')).statusCode, 200);
    const admin = await signedIn(kit, 'admin.a');
    const desk = (await admin.send('GET', '/accounts/desk')).json().items;
    t.match(
      desk.find(({ login }: { login: string }) => login === 'anna.a'),
      { state: 'closed', stateReason: /To nie moje dziecko/ },
    );
    const reports = async () => (await admin.send('GET', '/data-reports')).json().items;
    const [report] = await reports();
    t.match(report, {
      studentId: fixtureId('a', 'jan'),
      className: '4a',
      about: /To nie moje dziecko.*anna\.a/,
      state: 'open',
      reportedBy: 'Anna Kowalska',
    });
    const answer = { answer: 'Nowa karta wydana matce.', version: report.version };
    const path = `/data-reports/${report.reportId}/answer`;
    t.equal((await admin.send('POST', path, answer)).statusCode, 204);
    t.match(await reports(), [{ state: 'done' }]);
    const accountPath = `/accounts/${fixtureId('a', 'account/anna')}/state`;
    const open = { state: 'open', reason: 'pomyłka' };
    t.equal((await admin.send('PUT', accountPath, open)).statusCode, 204);
    t.equal(await asTeacher.reason(), 'odeszła', 'a role that was withdrawn stays so');
    t.equal((await new TestBrowser(kit).logIn('anna.a', 'Czerwony9')).statusCode, 200);
  },
);
