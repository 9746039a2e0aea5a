import type { AddressInfo } from 'node:net';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { insertMemberships } from './api.ts';
import { deviceLabel } from './device-label.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';
import { codeAt, enrolTotp, PASSWORD, signedIn, stepBy } from './test-person.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

t.test('a device is told in words of a closed list', async (t) => {
  const rows: readonly (readonly [string | undefined, string | null])[] = [
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0',
      'Firefox, Windows',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1',
      'Safari, iOS',
    ],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0', 'Edge, Windows'],
    ['<script>alert(1)</script>', null],
    ['', null],
    [undefined, null],
  ];
  for (const [agent, label] of rows) t.equal(deviceLabel(agent), label);
});

onBothEngines(
  t,
  'own sessions are listed and ended one by one and all others, and their streams close at once',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD, katarzyna: PASSWORD });
    const [phone, desk, school] = [
      new TestBrowser(kit),
      new TestBrowser(kit),
      new TestBrowser(kit),
    ];
    for (const browser of [phone, desk, school]) await browser.logIn('anna.a', PASSWORD);
    const stranger = new TestBrowser(kit);
    await stranger.logIn('katarzyna.a', PASSWORD);
    await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = kit.app.server.address() as AddressInfo;
    const stream = await openStream(port, {
      cookie: [...phone.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    const list = async () => (await desk.send('GET', '/sessions')).json().items;
    const items = await list();
    t.equal(items.length, 3);
    t.equal(items.filter((each: { thisOne: boolean }) => each.thisOne).length, 1);
    t.notOk(JSON.stringify(items).includes('10.0.0.1'), 'no address');
    const phoneId = (await phone.send('GET', '/sessions'))
      .json()
      .items.find((each: { thisOne: boolean }) => each.thisOne).sessionId;
    t.equal((await stranger.send('DELETE', `/sessions/${phoneId}`)).statusCode, 404);
    t.equal((await desk.send('DELETE', `/sessions/${phoneId}`)).statusCode, 204);
    await stream.ended;
    t.equal((await phone.send('GET', '/session')).statusCode, 401);
    t.equal((await list()).length, 2);
    t.equal((await desk.send('DELETE', '/sessions')).statusCode, 204);
    t.equal((await school.send('GET', '/session')).statusCode, 401);
    t.equal((await desk.send('GET', '/session')).statusCode, 200);
    t.equal((await stranger.send('GET', '/session')).statusCode, 200);
  },
);

onBothEngines(
  t,
  'the administrator sees that sessions exist and ends them; another school does not',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD });
    await putSchool(kit, 'b', { admin: PASSWORD });
    const [anna, admin, other] = [new TestBrowser(kit), new TestBrowser(kit), new TestBrowser(kit)];
    await anna.logIn('anna.a', PASSWORD);
    await admin.logIn('admin.a', PASSWORD);
    await other.logIn('admin.b', PASSWORD);
    const path = `/accounts/${fixtureId('a', 'account/anna')}/sessions`;
    t.equal((await admin.send('GET', path)).json().items.length, 1);
    const reason = { reason: 'zgubiony telefon' };
    t.equal((await other.send('GET', path)).statusCode, 404);
    t.equal((await other.send('POST', `${path}/end`, reason)).statusCode, 404);
    t.equal((await anna.send('GET', path)).statusCode, 403);
    t.equal((await admin.send('POST', `${path}/end`, reason)).statusCode, 204);
    t.equal((await anna.send('GET', '/session')).statusCode, 401);
    t.equal((await admin.send('GET', path)).json().items.length, 0);
  },
);

onBothEngines(
  t,
  'an own device locks where a shared one signs out; the password opens it under a new token',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD, scibor: PASSWORD });
    const phone = new TestBrowser(kit);
    const shared = new TestBrowser(kit);
    const body = { login: 'katarzyna.a', password: PASSWORD };
    const reply = await phone.send('POST', '/session', { ...body, ownDevice: true });
    t.equal(reply.json().ownDevice, true);
    const cookie = reply.cookies.find((each) => each.name === 'furtka_session');
    t.equal(cookie?.maxAge, 30 * 24 * 3600, 'outlives the browser');
    await shared.send('POST', '/session', body);
    kit.clock.advance(45 * MINUTE);
    t.equal((await shared.send('GET', '/session')).json().code, 'kernel.unauthenticated');
    for (const path of ['/session', '/children', '/sessions', '/second-factors'])
      t.equal((await phone.send('GET', path)).json().code, 'session.locked', path);
    const kept = new Map(phone.cookies);
    const wrong = await phone.send('POST', '/session/unlock', { password: 'Zielony8' });
    t.equal(wrong.json().code, 'accounts.step_wrong');
    const opened = await phone.send('POST', '/session/unlock', { password: PASSWORD });
    t.equal(opened.statusCode, 200, opened.body);
    phone.csrfToken = opened.json().csrfToken;
    t.equal((await phone.send('GET', '/children')).statusCode, 200);
    const again = await phone.send('POST', '/session/unlock', { password: PASSWORD });
    t.equal(again.json().code, 'session.not_locked');
    const copy = new TestBrowser(kit);
    for (const [name, value] of kept) copy.cookies.set(name, value);
    t.equal((await copy.send('GET', '/session')).statusCode, 401, 'the old token is worth nothing');
    kit.clock.advance(DAY);
    const tries: string[] = [];
    for (let round = 0; round < 7; round += 1)
      tries.push((await phone.send('POST', '/session/unlock', { password: 'x' })).json().code);
    t.ok(tries.includes('accounts.too_many_tries'), 'guessing is slowed');
    kit.clock.advance(30 * DAY);
    t.equal((await phone.send('GET', '/session')).statusCode, 401, 'after 30 days it is over');
  },
);

onBothEngines(
  t,
  'staff sign out after 45 minutes on any device until the school lets their own ones lock',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD });
    const enter = async () => {
      const browser = new TestBrowser(kit);
      const body = { login: 'scibor.a', password: PASSWORD, ownDevice: true };
      const reply = await browser.send('POST', '/session', body);
      browser.csrfToken = reply.json().csrfToken;
      return { browser, ownDevice: reply.json().ownDevice };
    };
    const first = await enter();
    t.equal(first.ownDevice, false);
    const admin = new TestBrowser(kit);
    await admin.logIn('admin.a', PASSWORD);
    const path = '/school/options/signIn.ownDeviceLocks';
    const changed = await admin.send('PUT', path, { value: 'everybody', version: 0 });
    t.equal(changed.statusCode, 200, changed.body);
    const second = await enter();
    t.equal(second.ownDevice, true);
    kit.clock.advance(45 * MINUTE);
    t.equal((await first.browser.send('GET', '/session')).statusCode, 401);
    t.equal((await second.browser.send('GET', '/session')).json().code, 'session.locked');
    t.equal((await second.browser.send('DELETE', '/session/locked')).statusCode, 204);
    t.equal((await second.browser.send('GET', '/session')).statusCode, 401);
  },
);

/** Katarzyna on her own phone, which locks. */
const ownPhone = async (kit: TestKit): Promise<TestBrowser> => {
  const phone = new TestBrowser(kit);
  const body = { login: 'katarzyna.a', password: PASSWORD, ownDevice: true };
  phone.csrfToken = (await phone.send('POST', '/session', body)).json().csrfToken;
  return phone;
};
const unlock = (phone: TestBrowser) =>
  phone.send('POST', '/session/unlock', { password: PASSWORD });

onBothEngines(
  t,
  'a device stays locked only while it may lock: the school says no, or its owner works there now [C-41]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, katarzyna: PASSWORD });
    const [forbidden, staff] = [await ownPhone(kit), await ownPhone(kit)];
    kit.clock.advance(45 * MINUTE);
    const state = async (phone: TestBrowser) => (await phone.send('GET', '/session')).json().code;
    t.equal(await state(forbidden), 'session.locked');
    const admin = await signedIn(kit, 'admin.a');
    const path = '/school/options/signIn.ownDeviceLocks';
    const choose = (value: string, version: number) => admin.send('PUT', path, { value, version });
    t.equal((await choose('nobody', 0)).statusCode, 200);
    t.equal(await state(forbidden), 'kernel.unauthenticated');
    t.equal((await unlock(forbidden)).json().code, 'kernel.unauthenticated');
    const seen = `/accounts/${fixtureId('a', 'account/katarzyna')}/sessions`;
    t.same((await admin.send('GET', seen)).json().items, [], 'it is over for the office too');
    t.equal((await choose('families', 1)).statusCode, 200);
    t.equal(await state(staff), 'session.locked');
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.staff', subject: { kind: 'account' } }, (tx) =>
        insertMemberships(tx, [
          {
            accountId: fixtureId<'AccountId'>('a', 'account/katarzyna'),
            memberships: [{ role: 'teacher', personId: fixtureId<'PersonId'>('a', 'lis') }],
          },
        ]),
      );
    t.equal(await state(staff), 'kernel.unauthenticated');
    t.equal((await unlock(staff)).json().code, 'kernel.unauthenticated');
  },
);

onBothEngines(
  t,
  'a locked device asks for the second factor as the login does, and locks again afterwards [C-41]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD });
    const phone = await ownPhone(kit);
    const secret = await enrolTotp(t, kit, phone);
    kit.clock.advance(45 * MINUTE);
    const before = new Map(phone.cookies);
    const half = await unlock(phone);
    t.match(
      [half.statusCode, half.json()],
      [401, { code: 'accounts.second_step', details: { ways: ['totp'] } }],
    );
    t.equal((await phone.send('GET', '/session')).json().code, 'session.locked', 'still shut');
    const done = await stepBy(phone, { way: 'totp', code: codeAt(secret, kit.clock.nowMs()) });
    t.match(done.json(), { ownDevice: true });
    t.equal((await phone.send('GET', '/children')).statusCode, 200);
    const copy = new TestBrowser(kit);
    for (const [name, value] of before) copy.cookies.set(name, value);
    t.equal((await copy.send('GET', '/session')).statusCode, 401, 'the locked one has ended');
    kit.clock.advance(45 * MINUTE);
    t.equal((await phone.send('GET', '/session')).json().code, 'session.locked');
  },
);
