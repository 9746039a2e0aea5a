import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { dutyOperators, insertMemberships } from './api.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';

const PASSWORD = 'Zielony7';
const DAY_MS = 86_400_000;
const account = (key: 'a' | 'b', name: string) => `/accounts/${fixtureId(key, `account/${name}`)}`;
const student = (name: string) => `/children/${fixtureId('a', name)}`;

onBothEngines(
  t,
  'an account is suspended, closed and opened again, and keeps its history [ACCT-54]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, caretaker: PASSWORD });
    await putSchool(kit, 'b');
    const [admin, caretaker] = [new TestBrowser(kit), new TestBrowser(kit, '10.0.0.2')];
    await admin.logIn('admin.a', PASSWORD);
    await caretaker.logIn('caretaker.a', PASSWORD);
    const set = async (path: string, state: string) => {
      const reply = await admin.send('PUT', `${path}/state`, { state, reason: 'długi urlop' });
      return reply.statusCode === 204 ? 204 : reply.json().code;
    };
    t.equal(await set(account('a', 'caretaker'), 'suspended'), 204);
    t.equal((await caretaker.send('GET', '/session')).statusCode, 401, 'its session is over');
    const again = await caretaker.logIn('caretaker.a', PASSWORD);
    t.equal(again.json().code, 'accounts.suspended');
    const wrong = await caretaker.logIn('caretaker.a', 'Zielony8');
    t.equal(wrong.json().code, 'accounts.login_failed', 'a stranger learns nothing');
    t.same(await kit.db.forSchool(kit.schoolA).read(dutyOperators), [], 'nor the kiosk');
    const rows = (await admin.send('GET', '/accounts?search=caretaker')).json().items;
    t.match(rows, [{ state: 'suspended', stateReason: 'długi urlop' }]);
    t.equal(await set(account('a', 'caretaker'), 'suspended'), 'accounts.same_state');
    t.equal(await set(account('a', 'caretaker'), 'closed'), 204);
    t.ok((await admin.send('GET', `${account('a', 'caretaker')}/logins`)).json().items.length > 0);
    t.equal(await set(account('a', 'caretaker'), 'open'), 204);
    kit.clock.advance(60_000);
    t.equal((await caretaker.logIn('caretaker.a', PASSWORD)).statusCode, 200);
    t.equal(await set(account('a', 'admin'), 'closed'), 'accounts.own_account');
    t.equal(await set(account('b', 'anna'), 'closed'), 'kernel.not_found');
    const empty = { state: 'closed', reason: ' ' };
    t.equal((await admin.send('PUT', `${account('a', 'anna')}/state`, empty)).statusCode, 400);
  },
);

onBothEngines(
  t,
  'a parent gets a new password when a document was shown, and that is kept [ACCT-20]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const issue = (body: object) => admin.send('POST', `${account('a', 'anna')}/password`, body);
    const reason = 'zapomniane hasło';
    t.equal((await issue({ reason })).json().code, 'accounts.document_needed');
    t.equal((await issue({ reason, document: 'libraryCard' })).json().code, 'kernel.invalid_input');
    const issued = await issue({ reason, document: 'identityCard' });
    t.equal(issued.statusCode, 200);
    const handouts = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => read.from('account_handout').select(['document', 'received_on']).execute());
    t.same(handouts, [{ document: 'identityCard', received_on: null }]);
    const parent = new TestBrowser(kit);
    await parent.logIn('anna.a', issued.json().oneTimePassword);
    t.equal((await parent.send('GET', '/session')).json().mustChangePassword, true);
    const staff = await admin.send('POST', `${account('a', 'scibor')}/password`, { reason });
    t.equal(staff.statusCode, 200, 'staff are known by sight');
  },
);

onBothEngines(
  t,
  'a teacher chooses a new password every 30 days where the school wants it [ACCT-08]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD, anna: PASSWORD });
    const signIn = async (name: string) => {
      const browser = new TestBrowser(kit);
      await browser.logIn(`${name}.a`, PASSWORD);
      return browser;
    };
    kit.clock.advance(29 * DAY_MS);
    t.equal((await (await signIn('scibor')).send('GET', '/calendar')).statusCode === 403, false);
    kit.clock.advance(DAY_MS);
    const teacher = await signIn('scibor');
    t.match((await teacher.send('GET', '/session')).json(), {
      mustChangePassword: true,
      isPasswordTooOld: true,
    });
    const refused = await teacher.send('GET', '/subjects');
    t.equal(refused.json().code, 'accounts.must_change_password', 'nothing else works');
    const change = { current: PASSWORD, next: 'Zielony8' };
    t.equal((await teacher.send('PUT', '/session/password', change)).statusCode, 204);
    t.equal((await teacher.send('GET', '/session')).json().mustChangePassword, false);
    const parent = await signIn('anna');
    t.equal((await parent.send('GET', '/session')).json().mustChangePassword, false);
    const admin = await signIn('admin');
    const never = { value: 0, version: 0 };
    const key = '/school/options/accounts.teacherPasswordDays';
    t.equal((await admin.send('PUT', key, never)).statusCode, 200);
    kit.clock.advance(40 * DAY_MS);
    const later = new TestBrowser(kit);
    await later.logIn('scibor.a', 'Zielony8');
    t.equal((await later.send('GET', '/session')).json().mustChangePassword, false, 'switched off');
  },
);

onBothEngines(
  t,
  'a parent changes the password of the child, a child not of the parent [ACCT-31] [ACCT-32]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD, lucja: PASSWORD });
    const [parent, child] = [new TestBrowser(kit), new TestBrowser(kit)];
    await parent.logIn('katarzyna.a', PASSWORD);
    await child.logIn('lucja.a', PASSWORD);
    const own = await parent.send('GET', `${student('lucja')}/account`);
    t.same(own.json(), { login: 'lucja.a' });
    const put = (browser: TestBrowser, name: string, next: string) =>
      browser.send('PUT', `${student(name)}/password`, { next });
    t.equal((await put(parent, 'lucja', 'krótkie')).json().code, 'accounts.password_weak');
    t.equal((await put(parent, 'lucja', 'Czerwony9')).statusCode, 204);
    t.equal((await child.send('GET', '/session')).statusCode, 401, 'the child is signed out');
    t.equal((await child.logIn('lucja.a', 'Czerwony9')).statusCode, 200);
    t.equal((await put(parent, 'jan', 'Czerwony9')).statusCode, 404, 'another parent’s child');
    t.equal((await put(child, 'katarzyna', 'Czerwony9')).statusCode, 403);
    t.equal((await put(child, 'lucja', 'Czerwony9')).statusCode, 403, 'the child has the own way');
    const ownWay = { current: 'Czerwony9', next: 'Niebieski9' };
    t.equal((await child.send('PUT', '/session/password', ownWay)).statusCode, 204);
    const after = new TestBrowser(kit);
    t.equal((await after.logIn('katarzyna.a', PASSWORD)).statusCode, 200, 'the parent’s stands');
  },
);

onBothEngines(
  t,
  'a parent does not take over an account that does more in another school [ACCT-31]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD, lucja: PASSWORD });
    await putSchool(kit, 'b');
    const put = (next: string) => parent.send('PUT', `${student('lucja')}/password`, { next });
    const join = (role: 'student' | 'guardian', person: string) =>
      kit.db
        .forSchool(kit.schoolB)
        .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'account' } }, (tx) =>
          insertMemberships(tx, [
            {
              accountId: fixtureId<'AccountId'>('a', 'account/lucja'),
              memberships: [{ role, personId: fixtureId<'PersonId'>('b', person) }],
            },
          ]),
        );
    const parent = new TestBrowser(kit);
    await parent.logIn('katarzyna.a', PASSWORD);
    await join('student', 'lucja');
    t.equal((await put('Czerwony9')).statusCode, 204, 'a student there too is the same child');
    await join('guardian', 'tomasz');
    t.equal((await put('Niebieski9')).json().code, 'accounts.not_only_student');
    t.equal((await new TestBrowser(kit).logIn('lucja.a', 'Czerwony9')).statusCode, 200);
  },
);

onBothEngines(
  t,
  'one act signs everybody of the school out [ACCT-51]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { director: PASSWORD, anna: PASSWORD, scibor: PASSWORD });
    await putSchool(kit, 'b', { anna: PASSWORD });
    const signIn = async (login: string) => {
      const browser = new TestBrowser(kit);
      await browser.logIn(login, PASSWORD);
      return browser;
    };
    const director = await signIn('director.a');
    const [parent, teacher] = [await signIn('anna.a'), await signIn('scibor.a')];
    const other = await signIn('anna.b');
    const body = { reason: 'ewakuacja', keepOwn: true };
    t.equal((await parent.send('POST', '/sessions/end-all', body)).statusCode, 403);
    t.same((await director.send('POST', '/sessions/end-all', body)).json(), { ended: 2 });
    t.equal((await parent.send('GET', '/session')).statusCode, 401);
    t.equal((await teacher.send('GET', '/session')).statusCode, 401);
    t.equal((await director.send('GET', '/session')).statusCode, 200, 'kept by wish');
    t.equal((await other.send('GET', '/session')).statusCode, 200, 'another school goes on');
    await director.send('POST', '/sessions/end-all', { ...body, keepOwn: false });
    t.equal((await director.send('GET', '/session')).statusCode, 401);
  },
);

onBothEngines(
  t,
  'everybody enters an e-mail address and acknowledges the monitoring once [ACCT-48] [ACCT-53]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { scibor: PASSWORD });
    const teacher = new TestBrowser(kit);
    const session = (await teacher.logIn('scibor.a', PASSWORD)).json();
    t.equal(session.noticeToAcknowledge, 1);
    const notice = (version: number) => teacher.send('POST', '/own-account/notice', { version });
    t.equal((await notice(2)).json().code, 'accounts.other_notice');
    t.equal((await notice(1)).statusCode, 204);
    const firstAt = await kit.db
      .forPlatform('test')
      .read((read) => read.require('account', fixtureId('a', 'account/scibor')));
    kit.clock.advance(1_000);
    t.equal((await notice(1)).statusCode, 204, 'twice is once');
    const after = await kit.db
      .forPlatform('test')
      .read((read) => read.require('account', fixtureId('a', 'account/scibor')));
    t.equal(after.notice_at_utc, firstAt.notice_at_utc);
    t.equal((await teacher.send('GET', '/session')).json().noticeToAcknowledge, undefined);
    const email = (value: string | null) =>
      teacher.send('PUT', '/own-account/email', { email: value });
    for (const bad of [
      'scibor',
      'a@b',
      'a b@szkola.pl',
      '@szkola.pl',
      'a@@szkola.pl',
      'a@szkola.p',
    ])
      t.equal((await email(bad)).json().code, 'kernel.invalid_input', bad);
    t.equal((await email('b.scibor@szkola.pl')).statusCode, 204);
    t.same((await teacher.send('GET', '/own-account/email')).json(), {
      email: 'b.scibor@szkola.pl',
    });
    t.equal((await email(null)).statusCode, 204);
  },
);
