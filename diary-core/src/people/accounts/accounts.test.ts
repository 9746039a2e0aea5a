import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId, fixtureSchool } from '../../seed/fixture-school.ts';
import { seedSchool } from '../../seed.ts';
import { dutyOperators } from './api.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';

const PASSWORD = 'Zielony7';
const account = (key: 'a' | 'b', name: string) => `/accounts/${fixtureId(key, `account/${name}`)}`;
const reason = { reason: 'zgubione hasło', document: 'schoolCard' };

onBothEngines(
  t,
  'every person has one account of their own [ACCT-01]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    await putSchool(kit, 'b');
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const issue = async (body: object) => {
      const reply = await admin.send('POST', '/accounts', body);
      return reply.statusCode === 200 ? 200 : reply.json().code;
    };
    const tomasz = { login: 'tomasz', role: 'guardian', personId: fixtureId('a', 'tomasz') };
    t.equal(
      await issue({ ...tomasz, login: 'anna.a' }),
      'kernel.duplicate',
      'a login is taken once',
    );
    t.equal(await issue({ ...tomasz, login: 'anna.b' }), 'kernel.duplicate', 'in all schools');
    t.equal(await issue({ ...tomasz, login: 'Tomasz' }), 'kernel.invalid_input', 'lower case');
    t.equal(await issue({ ...tomasz, role: 'student' }), 'accounts.wrong_kind_of_person');
    t.equal(await issue({ login: 'x.y', role: 'teacher' }), 'accounts.person_needed');
    t.equal(
      await issue({ ...tomasz, personId: fixtureId('b', 'tomasz') }),
      'kernel.not_found',
      'a person of another school',
    );
    t.equal(await issue({ login: 'root', role: 'superadmin' }), 'accounts.superadmin_only');
    t.equal(await issue({ login: 'door', role: 'device' }), 'kernel.invalid_input');
    t.equal(await issue(tomasz), 200);
    t.equal(await issue({ ...tomasz, login: 'tomasz2' }), 'accounts.person_has_account');
  },
);

onBothEngines(
  t,
  'the office sees the accounts of its school only',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { secretary: PASSWORD, scibor: PASSWORD });
    await putSchool(kit, 'b');
    const office = new TestBrowser(kit);
    await office.logIn('secretary.a', PASSWORD);
    const logins = async (query: string) =>
      (await office.send('GET', `/accounts${query}`))
        .json()
        .items.map((each: { login: string }) => each.login);
    t.equal((await logins('')).length, 8);
    t.strictSame(await logins('?search=zak'), ['katarzyna.a', 'lucja.a'], 'by name, ł = l');
    t.strictSame(await logins('?search=caretaker'), ['caretaker.a'], 'by login');
    t.strictSame(await logins('?search=.b'), ['scibor.a'], 'Bożena; no login of the other school');
    t.strictSame(await logins('?locked=true'), []);
    const first = (await office.send('GET', '/accounts?limit=5')).json();
    const rest = (await office.send('GET', `/accounts?limit=5&after=${first.next}`)).json();
    t.strictSame([first.items.length, rest.items.length, rest.next], [5, 3, undefined]);
    t.notMatch((await office.send('GET', '/accounts')).body, 'argon2');
    t.equal(
      (await office.send('POST', `${account('a', 'anna')}/password`, reason)).statusCode,
      403,
    );
    const teacher = new TestBrowser(kit);
    await teacher.logIn('scibor.a', PASSWORD);
    t.equal((await teacher.send('GET', '/accounts')).statusCode, 403);
  },
);

onBothEngines(
  t,
  'an administrator reaches no account beyond the school',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD });
    const second = fixtureSchool('b');
    const shared = { role: 'director' as const, personId: fixtureId<'PersonId'>('b', 'director') };
    const visitor = { role: 'superadmin' as const, personId: null };
    await seedSchool(kit.services, {
      ...second,
      accounts: [
        ...second.accounts.filter((each) => each.login !== 'director.b'),
        { id: fixtureId('a', 'account/katarzyna'), login: 'katarzyna.a', memberships: [shared] },
      ],
    });
    await kit.db
      .forSchool(kit.schoolA)
      .change(
        { actor: kit.actor, action: 'test.visitor', subject: { kind: 'account' } },
        async (tx) =>
          tx.insert('membership', {
            id: kit.newId(),
            account_id: fixtureId('a', 'account/lucja'),
            school_id: kit.schoolA,
            role: visitor.role,
            person_id: null,
            state: 'open',
            is_shut_with_account: false,
          }),
      );
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const password = async (path: string) => {
      const reply = await admin.send('POST', `${path}/password`, reason);
      return reply.statusCode === 200 ? 200 : reply.json().code;
    };
    t.equal(await password(account('b', 'anna')), 'kernel.not_found');
    t.equal(await password(account('a', 'katarzyna')), 'accounts.belongs_elsewhere');
    t.equal(await password(account('a', 'lucja')), 'accounts.superadmin_only');
    const pin = await admin.send('POST', `${account('a', 'katarzyna')}/pin`);
    t.equal(pin.json().code, 'accounts.belongs_elsewhere', 'it would open the other kiosk too');
    const other = `${account('b', 'anna')}/unlock`;
    t.equal((await admin.send('POST', other, { reason: 'wyjaśnione' })).statusCode, 404);
    t.equal((await admin.send('GET', `${account('b', 'anna')}/logins`)).statusCode, 404);
    const guardian = new TestBrowser(kit);
    await guardian.logIn('anna.a', PASSWORD);
    t.equal(await password(account('a', 'anna')), 200);
    t.equal((await guardian.send('GET', '/children')).statusCode, 401, 'the sessions end');
  },
);

onBothEngines(t, 'good and failed logins are recorded [AUDIT-11]', worldOptions, async (t, kit) => {
  await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD });
  const guardian = new TestBrowser(kit, '192.0.2.7');
  await guardian.logIn('anna.a', 'Zielony8');
  kit.clock.advance(1_000);
  await guardian.logIn('anna.a', PASSWORD);
  await guardian.send('DELETE', '/session');
  const admin = new TestBrowser(kit);
  await admin.logIn('admin.a', PASSWORD);
  const logins = await admin.send('GET', `${account('a', 'anna')}/logins`);
  const now = kit.clock.nowMs();
  t.strictSame(logins.json().items, [
    { atUtc: now, outcome: 'logout', address: '192.0.2.7' },
    { atUtc: now, outcome: 'good', address: '192.0.2.7' },
    { atUtc: now - 1_000, outcome: 'failed', address: '192.0.2.7' },
  ]);
});

onBothEngines(
  t,
  'a PIN is made by the core and unlike all others',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const issued = await admin.send('POST', `${account('a', 'caretaker')}/pin`);
    t.match(issued.json().pin, /^[0-9]{6}$/);
    const none = await admin.send('POST', `${account('a', 'anna')}/pin`);
    t.equal(none.json().code, 'accounts.no_kiosk_role');
    const operators = await kit.db.forSchool(kit.schoolA).read(dutyOperators);
    t.match(operators, [{ name: 'Jan Woźny', role: 'caretaker' }]);
    t.match(operators[0]?.pinHash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    t.equal((await admin.send('POST', `${account('a', 'director')}/pin`)).statusCode, 200);
    const withDirector = await kit.db.forSchool(kit.schoolA).read(dutyOperators);
    t.match(withDirector, [{ role: 'caretaker' }, { name: 'Adam Dyrektor', role: 'director' }]);
  },
);
