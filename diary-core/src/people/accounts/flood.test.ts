import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { hasherOf } from './password-hasher.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';

const PASSWORD = 'Zielony7';
const SECOND = 1_000;

onBothEngines(
  t,
  'failed logins delay further tries, longer each time [ACCT-52]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const stranger = new TestBrowser(kit);
    for (let failed = 0; failed < 6; failed += 1) {
      t.equal((await stranger.logIn('anna.a', 'Zielony8')).statusCode, 401);
    }
    const delayed = await stranger.logIn('anna.a', PASSWORD);
    t.equal(delayed.statusCode, 429, 'even with the right password');
    t.strictSame(delayed.json(), {
      code: 'accounts.too_many_tries',
      details: { retryAfterS: 1 },
    });
    t.equal(delayed.headers['retry-after'], '1');
    kit.clock.advance(SECOND);
    t.equal((await stranger.logIn('anna.a', 'Zielony8')).statusCode, 401);
    t.equal((await stranger.logIn('anna.a', 'x')).json().details.retryAfterS, 2);
    kit.clock.advance(SECOND);
    t.equal(
      (await stranger.logIn('anna.a', 'x')).statusCode,
      429,
      'asking early costs nothing more',
    );
    kit.clock.advance(SECOND);
    t.equal((await stranger.logIn('anna.a', PASSWORD)).statusCode, 200);
    t.equal(
      (await stranger.logIn('anna.a', 'Zielony8')).statusCode,
      401,
      'and counting starts anew',
    );
  },
);

onBothEngines(
  t,
  'a known device is not delayed by the failures of strangers [ACCT-52]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const own = new TestBrowser(kit);
    await own.logIn('anna.a', PASSWORD);
    await own.send('DELETE', '/session');
    const stranger = new TestBrowser(kit);
    stranger.cookies.set('furtka_device', 'B'.repeat(43));
    for (let failed = 0; failed < 8; failed += 1) {
      await stranger.logIn('anna.a', 'Zielony8');
      kit.clock.advance(4 * SECOND);
    }
    await stranger.logIn('anna.a', 'Zielony8');
    t.equal((await stranger.logIn('anna.a', PASSWORD)).statusCode, 429);
    t.equal((await own.logIn('anna.a', PASSWORD)).statusCode, 200);
    t.equal(
      (await stranger.logIn('anna.a', PASSWORD)).statusCode,
      429,
      'which forgives no stranger',
    );
    for (let failed = 0; failed < 6; failed += 1) await own.logIn('anna.a', 'Zielony8');
    t.equal((await own.logIn('anna.a', PASSWORD)).statusCode, 429, 'its own failures count');
  },
);

onBothEngines(
  t,
  'a flood of wrong logins from the school does not lock the school out [ACCT-52]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD, katarzyna: PASSWORD });
    const school = '198.51.100.1';
    const flood = new TestBrowser(kit, school);
    for (let login = 0; login < 40; login += 1) {
      const reply = await flood.logIn(`uczen${login}`, 'Zielony8');
      t.equal(reply.statusCode, 401);
    }
    const person = new TestBrowser(kit, school);
    t.equal((await person.logIn('anna.a', PASSWORD)).statusCode, 200);
    t.equal((await new TestBrowser(kit, school).logIn('katarzyna.a', 'x')).statusCode, 401);
    t.equal((await new TestBrowser(kit, school).logIn('katarzyna.a', PASSWORD)).statusCode, 200);
    const recorded = await kit.db
      .forPlatform('test')
      .read((read) => read.from('audit').select('action').execute());
    const count = (action: string) => recorded.filter((row) => row.action === action).length;
    t.strictSame(
      [count('login.failed'), count('login.flood')],
      [31, 1],
      'the register is not flooded',
    );
    const answers = async (login: string): Promise<number[]> => {
      const stranger = new TestBrowser(kit, school);
      const statuses: number[] = [];
      for (let n = 0; n < 7; n += 1)
        statuses.push((await stranger.logIn(login, 'Zielony8')).statusCode);
      return statuses;
    };
    const known = await answers('admin.a');
    t.strictSame(known, [401, 401, 401, 401, 401, 401, 429]);
    t.strictSame(await answers('nikt.a'), known, 'a flood does not make logins known');
  },
);

onBothEngines(
  t,
  'tries of one login at one moment are refused, never mistaken for something else',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    for (const login of ['anna.a', 'nikt.a']) {
      const replies = await Promise.all(
        [1, 2, 3, 4].map(() => new TestBrowser(kit).logIn(login, 'Zielony8')),
      );
      const codes = new Set(replies.map((reply) => reply.json().code));
      for (const code of codes) t.match(code, /^accounts\.(login_failed|too_many_tries)$/);
    }
  },
);

onBothEngines(
  t,
  'a school may lock accounts; the administrator sees and unlocks them [ACCT-52]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD });
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const { settings, version } = (await admin.send('GET', '/school/settings')).json();
    const chosen = { settings: { ...settings, lockAfterFailures: 5 }, version };
    t.equal((await admin.send('PUT', '/school/settings', chosen)).statusCode, 200);
    const stranger = new TestBrowser(kit);
    for (let failed = 0; failed < 5; failed += 1) await stranger.logIn('anna.a', 'Zielony8');
    const locked = await stranger.logIn('anna.a', PASSWORD);
    t.strictSame([locked.statusCode, locked.json().code], [423, 'accounts.locked']);
    kit.clock.advance(10 * SECOND);
    t.match((await stranger.logIn('anna.a', 'Zielony8')).json(), { code: 'accounts.login_failed' });
    t.match((await admin.send('GET', '/accounts?locked=true')).json().items, [
      { login: 'anna.a', locked: true },
    ]);
    const path = `/accounts/${fixtureId('a', 'account/anna')}/unlock`;
    t.equal((await admin.send('POST', path, {})).statusCode, 400, 'a reason is needed');
    t.equal((await admin.send('POST', path, { reason: 'wyjaśnione' })).statusCode, 204);
    t.equal((await stranger.logIn('anna.a', PASSWORD)).statusCode, 200);
    const twice = await admin.send('POST', path, { reason: 'wyjaśnione' });
    t.equal(twice.json().code, 'accounts.not_locked');
  },
);

onBothEngines(
  t,
  'a login that does not exist costs the same work',
  worldOptions,
  async (t, kit) => {
    const hasher = hasherOf(kit.services);
    const anna = await hasher.hashPassword(PASSWORD);
    await putSchool(kit, 'a', { anna: PASSWORD }, () => anna);
    const judge = hasher.isPassword.bind(hasher);
    const costs: string[] = [];
    hasher.isPassword = (hash, password) => {
      costs.push(hash.split('$').slice(0, 4).join('$'));
      return judge(hash, password);
    };
    const stranger = new TestBrowser(kit);
    for (const login of ['anna.a', 'nikt.a', 'katarzyna.a']) {
      t.equal((await stranger.logIn(login, 'Zielony8')).statusCode, 401);
    }
    const cost = '$argon2id$v=19$m=65536,t=3,p=1';
    t.strictSame(costs, [cost, cost, cost], 'wrong password, no such login, no password yet');
  },
);
