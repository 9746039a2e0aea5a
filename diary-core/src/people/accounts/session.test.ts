import type { AddressInfo } from 'node:net';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { sessionAuthenticator } from './sessions.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';

const PASSWORD = 'Zielony7';
const MINUTE = 60_000;

onBothEngines(
  t,
  'a login and a password open a session [ACCT-06]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD });
    await putSchool(kit, 'b');
    const browser = new TestBrowser(kit);
    const reply = await browser.logIn(' Katarzyna.A ', PASSWORD);
    t.equal(reply.statusCode, 200);
    t.match(reply.json(), {
      memberships: [
        {
          schoolId: kit.schoolA,
          schoolName: 'Szkoła A',
          role: 'guardian',
          personId: fixtureId('a', 'katarzyna'),
          zone: 'Europe/Warsaw',
        },
      ],
      accountId: fixtureId('a', 'account/katarzyna'),
      name: 'Katarzyna Żak',
      login: 'katarzyna.a',
      mustChangePassword: false,
      idleEndsAtUtc: kit.clock.nowMs() + 45 * MINUTE,
      schoolNowUtc: kit.clock.nowMs(),
    });
    const cookie = reply.cookies.find((each) => each.name === 'furtka_session');
    t.match(cookie, { httpOnly: true, sameSite: 'Strict', path: '/' });
    t.ok(Buffer.from(cookie?.value ?? '', 'base64url').length >= 32, '256 bits');
    t.equal((await browser.send('GET', '/children')).json().items.length, 2);
    t.match((await browser.send('GET', '/session')).json(), { csrfToken: browser.csrfToken });
    const stranger = new TestBrowser(kit);
    const wrong = await stranger.logIn('katarzyna.a', 'Zielony8');
    const unknown = await stranger.logIn('nikt.a', 'Zielony8');
    const noPassword = await stranger.logIn('anna.a', 'Zielony8');
    for (const refused of [wrong, unknown, noPassword]) {
      t.equal(refused.statusCode, 401);
      t.strictSame(refused.json(), { code: 'accounts.login_failed', details: {} });
      t.strictSame(refused.cookies, []);
    }
    t.equal((await stranger.send('GET', '/children')).statusCode, 401);
  },
);

onBothEngines(
  t,
  'the last good and the last failed login are shown [ACCT-14] [ACCT-15]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const browser = new TestBrowser(kit);
    const first = (await browser.logIn('anna.a', PASSWORD)).json();
    t.notOk('lastGoodLoginAtUtc' in first);
    t.notOk('lastFailedLoginAtUtc' in first);
    const goodAt = kit.clock.nowMs();
    kit.clock.advance(10 * MINUTE);
    const failedAt = kit.clock.nowMs();
    await new TestBrowser(kit).logIn('anna.a', 'Zielony8');
    kit.clock.advance(MINUTE);
    const second = (await browser.logIn('anna.a', PASSWORD)).json();
    t.match(second, { lastGoodLoginAtUtc: goodAt, lastFailedLoginAtUtc: failedAt });
    const later = (await browser.send('GET', '/session')).json();
    t.match(later, { lastGoodLoginAtUtc: goodAt, lastFailedLoginAtUtc: failedAt });
  },
);

onBothEngines(
  t,
  '45 minutes without activity end a session [ACCT-17]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const browser = new TestBrowser(kit);
    await browser.logIn('anna.a', PASSWORD);
    const status = async () => (await browser.send('GET', '/children')).statusCode;
    kit.clock.advance(44 * MINUTE);
    t.equal(await status(), 200);
    kit.clock.advance(45 * MINUTE - 1);
    t.equal(await status(), 200, 'the act before counted');
    kit.clock.advance(45 * MINUTE);
    t.equal(await status(), 401);
    t.equal((await browser.send('GET', '/session')).statusCode, 401);
    const again = await browser.logIn('anna.a', PASSWORD);
    t.equal(again.statusCode, 200, 'an expired cookie is no hindrance');
  },
);

onBothEngines(
  t,
  'what is no activity does not lengthen a session',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const browser = new TestBrowser(kit);
    await browser.logIn('anna.a', PASSWORD);
    const token = browser.cookies.get('furtka_session') ?? '';
    const sessions = sessionAuthenticator(kit.services);
    for (let minute = 0; minute < 44; minute += 1) {
      kit.clock.advance(MINUTE);
      t.ok(await sessions.bySession(token, { isActivity: false }));
    }
    kit.clock.advance(MINUTE);
    t.notOk(await sessions.bySession(token, { isActivity: false }));
  },
);

onBothEngines(t, 'a logout ends the session at once', worldOptions, async (t, kit) => {
  await putSchool(kit, 'a', { anna: PASSWORD });
  const browser = new TestBrowser(kit);
  await browser.logIn('anna.a', PASSWORD);
  const kept = new Map(browser.cookies);
  t.equal((await browser.send('DELETE', '/session')).statusCode, 204);
  t.notOk(browser.cookies.has('furtka_session'), 'the cookie is taken away');
  for (const [name, value] of kept) browser.cookies.set(name, value);
  t.equal((await browser.send('GET', '/children')).statusCode, 401, 'a kept copy is worth nothing');
});

onBothEngines(
  t,
  'a session cannot be chosen, and another page cannot use it',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const browser = new TestBrowser(kit);
    const planted = 'A'.repeat(43);
    browser.cookies.set('furtka_session', planted);
    await browser.logIn('admin.a', PASSWORD);
    const first = browser.cookies.get('furtka_session') ?? '';
    t.not(first, planted, 'the id is made by the server');
    await browser.logIn('admin.a', PASSWORD);
    t.not(browser.cookies.get('furtka_session'), first, 'and a new one at each login');
    const old = new TestBrowser(kit);
    old.cookies.set('furtka_session', first);
    t.equal((await old.send('GET', '/school')).statusCode, 401, 'the one before has ended');
    const token = browser.csrfToken;
    for (const forged of [undefined, 'x', `${token}x`, '']) {
      browser.csrfToken = forged;
      const site = await browser.send('POST', '/sites', { name: 'Podstawiony' });
      t.equal(site.json().code, 'kernel.csrf');
      t.equal((await browser.send('DELETE', '/session')).json().code, 'kernel.csrf');
    }
    browser.csrfToken = token;
    t.equal((await browser.send('POST', '/sites', { name: 'Prawdziwy' })).statusCode, 200);
  },
);

onBothEngines(t, 'bad input to a login changes nothing', worldOptions, async (t, kit) => {
  const browser = new TestBrowser(kit);
  for (const body of [
    {},
    { login: 'a' },
    { login: 'a', password: '' },
    { login: 'a', password: 5 },
    { login: 'a', password: 'b', role: 'admin' },
    { login: 'x'.repeat(121), password: 'b' },
    { login: 'a', password: 'x'.repeat(201) },
  ]) {
    const reply = await browser.send('POST', '/session', body);
    t.equal(reply.statusCode, 400, JSON.stringify(body).slice(0, 60));
    t.notMatch(reply.body, 'xxxx', 'what was typed does not come back');
  }
});

onBothEngines(
  t,
  'an open page that opens its stream anew keeps nobody signed in [ACCT-17]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const browser = new TestBrowser(kit);
    await browser.logIn('anna.a', PASSWORD);
    await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = kit.app.server.address() as AddressInfo;
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    for (let minutes = 10; minutes < 45; minutes += 10) {
      kit.clock.advance(10 * MINUTE);
      const stream = await openStream(port, { cookie });
      stream.cut();
      await stream.ended;
    }
    kit.clock.advance(5 * MINUTE);
    t.equal((await browser.send('GET', '/children')).statusCode, 401);
  },
);
