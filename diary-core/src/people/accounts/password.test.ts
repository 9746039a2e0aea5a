import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';

const PASSWORD = 'Zielony7';

onBothEngines(
  t,
  'each broken rule of a password is named [ACCT-09] [ACCT-10] [ACCT-11]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const browser = new TestBrowser(kit);
    await browser.logIn('anna.a', PASSWORD);
    const broken = async (next: string) => {
      const reply = await browser.send('PUT', '/session/password', { current: PASSWORD, next });
      t.equal(reply.statusCode, 400);
      t.equal(reply.json().code, 'accounts.password_weak');
      return reply.json().details.broken;
    };
    t.strictSame(await broken('Krot7ki'), ['too_short']);
    t.strictSame(await broken('BezCyfry'), ['no_digit']);
    t.strictSame(await broken('87654321'), ['no_letter', 'no_upper_case', 'no_lower_case']);
    t.strictSame(await broken('male1234'), ['no_upper_case']);
    t.strictSame(await broken('WIELKIE1'), ['no_lower_case']);
    t.strictSame(await broken(PASSWORD), ['same_as_current']);
    t.strictSame(await broken(''), [
      'too_short',
      'no_letter',
      'no_digit',
      'no_upper_case',
      'no_lower_case',
    ]);
    t.equal((await new TestBrowser(kit).logIn('anna.a', PASSWORD)).statusCode, 200, 'unchanged');
  },
);

onBothEngines(t, 'a password is changed at any time [ACCT-16]', worldOptions, async (t, kit) => {
  await putSchool(kit, 'a', { anna: PASSWORD });
  const browser = new TestBrowser(kit);
  const elsewhere = new TestBrowser(kit);
  await browser.logIn('anna.a', PASSWORD);
  await elsewhere.logIn('anna.a', PASSWORD);
  const next = 'Niebieski8ź';
  const wrong = await browser.send('PUT', '/session/password', { current: 'Zielony8', next });
  t.equal(wrong.json().code, 'accounts.wrong_current_password');
  const changed = await browser.send('PUT', '/session/password', { current: PASSWORD, next });
  t.equal(changed.statusCode, 204);
  t.equal((await browser.send('GET', '/children')).statusCode, 200, 'this session goes on');
  t.equal((await elsewhere.send('GET', '/children')).statusCode, 401, 'others end');
  t.equal((await elsewhere.logIn('anna.a', PASSWORD)).statusCode, 401);
  t.equal((await elsewhere.logIn('anna.a', 'Niebieski8z\u0301')).statusCode, 200, 'ź is ź');
});

onBothEngines(
  t,
  'a new account has a generated one-time password that must be changed first [ACCT-12] [ACCT-13]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const issued = await admin.send('POST', '/accounts', {
      login: 'tomasz.a',
      role: 'guardian',
      personId: fixtureId('a', 'tomasz'),
    });
    const { oneTimePassword } = issued.json();
    t.match(oneTimePassword, /^[a-zA-Z2-9]{16}$/);
    t.notMatch(oneTimePassword, /[0O1lIo]/);
    const list = await admin.send('GET', '/accounts?search=tomasz');
    t.match(list.json().items, [{ login: 'tomasz.a', name: 'Tomasz Żak', password: 'oneTime' }]);
    t.notMatch(list.body, oneTimePassword);
    const user = new TestBrowser(kit);
    t.match((await user.logIn('tomasz.a', oneTimePassword)).json(), { mustChangePassword: true });
    for (const path of ['/children', '/school', '/live', '/timetable']) {
      const refused = await user.send('GET', path);
      t.strictSame(
        [refused.statusCode, refused.json().code],
        [403, 'accounts.must_change_password'],
      );
    }
    t.equal((await user.send('GET', '/session')).statusCode, 200);
    const again = await new TestBrowser(kit).logIn('tomasz.a', oneTimePassword);
    t.equal(again.json().code, 'accounts.one_time_used', 'it is good once');
    const same = { current: oneTimePassword, next: oneTimePassword };
    t.strictSame((await user.send('PUT', '/session/password', same)).json().details.broken, [
      'same_as_current',
    ]);
    const change = { current: oneTimePassword, next: 'Wlasne123' };
    t.equal((await user.send('PUT', '/session/password', change)).statusCode, 204);
    t.equal((await user.send('GET', '/children')).json().items.length, 1);
    t.match((await new TestBrowser(kit).logIn('tomasz.a', 'Wlasne123')).json(), {
      mustChangePassword: false,
    });
  },
);

onBothEngines(
  t,
  'two logins at once do not both use a one-time password',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const path = `/accounts/${fixtureId('a', 'account/anna')}/password`;
    const issued = (
      await admin.send('POST', path, { reason: 'zgubione hasło', document: 'schoolCard' })
    ).json();
    const replies = await Promise.all(
      [1, 2, 3].map(() => new TestBrowser(kit).logIn(issued.login, issued.oneTimePassword)),
    );
    t.equal(replies.filter((reply) => reply.statusCode === 200).length, 1);
  },
);
