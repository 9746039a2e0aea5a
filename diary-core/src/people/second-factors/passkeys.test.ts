import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { TestAuthenticator } from '../accounts/test-authenticator.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { enrolPasskey, PASSWORD, signedIn, stepBy } from '../accounts/test-person.ts';

const question = async (browser: TestBrowser, path: string) =>
  (await browser.send('POST', path)).json();

onBothEngines(
  t,
  'a passkey signs in alone, and is the second step after a password',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD });
    const device = await enrolPasskey(t, await signedIn(kit, 'katarzyna.a'));
    const browser = new TestBrowser(kit);
    const { challenge, rpId, allow } = await question(browser, '/session/passkey/options');
    t.strictSame({ rpId, allow }, { rpId: 'localhost', allow: [] }, 'says nothing of anybody');
    const answer = device.sign(challenge);
    const reply = await browser.send('POST', '/session/passkey', { answer });
    t.match(reply.json(), { login: 'katarzyna.a', name: 'Katarzyna Żak' });
    t.equal((await browser.send('GET', '/children')).statusCode, 200);
    const replay = await new TestBrowser(kit).send('POST', '/session/passkey', { answer });
    t.equal(replay.json().code, 'second_factors.passkey_wrong', 'the same answer again');
    const second = new TestBrowser(kit);
    const half = await second.logIn('katarzyna.a', PASSWORD);
    t.strictSame(half.json().details, { ways: ['passkey'] });
    const asked = await question(second, '/session/second-step/options');
    t.strictSame(asked.passkey.allow, [device.id]);
    const step = { way: 'passkey', answer: device.sign(asked.passkey.challenge) };
    t.equal((await stepBy(second, step)).statusCode, 200);
  },
);

onBothEngines(
  t,
  'an answer for another page, purpose, person or moment opens nothing',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD, admin: PASSWORD });
    const device = await enrolPasskey(t, await signedIn(kit, 'katarzyna.a'));
    const adminDevice = await enrolPasskey(t, await signedIn(kit, 'admin.a'));
    const browser = new TestBrowser(kit);
    const ask = async () => (await question(browser, '/session/passkey/options')).challenge;
    const refused = async (answer: object, why: string) => {
      const reply = await browser.send('POST', '/session/passkey', { answer });
      t.equal(reply.json().code, 'second_factors.passkey_wrong', why);
      t.notOk(browser.cookies.has('furtka_session'), why);
    };
    await refused(device.sign(await ask(), { origin: 'https://furtka.example' }), 'another page');
    await refused(device.sign(await ask(), { rpId: 'furtka.example' }), 'another host');
    await refused(device.sign(await ask(), { withoutPerson: true }), 'nobody was checked');
    await refused(new TestAuthenticator().sign(await ask()), 'an unknown device');
    await refused({ ...device.sign(await ask()), id: adminDevice.id }, 'another person');
    await refused(device.sign('A'.repeat(75)), 'a challenge of nobody');
    const late = device.sign(await ask());
    kit.clock.advance(5 * 60_000);
    await refused(late, 'too late');
    const good = await browser.send('POST', '/session/passkey', {
      answer: device.sign(await ask()),
    });
    t.equal(good.statusCode, 200, good.body);
    await refusedCopy();

    async function refusedCopy() {
      const thief = new TestBrowser(kit);
      const { challenge } = await question(thief, '/session/passkey/options');
      const reply = await thief.send('POST', '/session/passkey', {
        answer: device.sign(challenge, { counter: 1 }),
      });
      t.equal(reply.json().code, 'second_factors.passkey_wrong', 'a copy lags behind');
    }
    const half = new TestBrowser(kit);
    await half.logIn('admin.a', PASSWORD);
    const { passkey } = await question(half, '/session/second-step/options');
    const foreign = { way: 'passkey', answer: device.sign(passkey.challenge) };
    t.equal((await stepBy(half, foreign)).json().code, 'accounts.step_wrong', 'of another account');
    const login = await question(half, '/session/passkey/options');
    const crossed = { way: 'passkey', answer: adminDevice.sign(login.challenge) };
    t.equal((await stepBy(half, crossed)).json().code, 'accounts.step_wrong', 'another purpose');
  },
);

onBothEngines(
  t,
  'a passkey is enrolled once, in the session that asked',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD, admin: PASSWORD });
    const owner = await signedIn(kit, 'katarzyna.a');
    const other = await signedIn(kit, 'admin.a');
    const { challenge } = await question(owner, '/second-factors/passkeys/options');
    const device = new TestAuthenticator();
    const body = { name: 'Podrzucony', made: device.make(challenge) };
    const planted = await other.send('POST', '/second-factors/passkeys', body);
    t.equal(planted.json().code, 'second_factors.passkey_wrong', 'not in another session');
    t.equal((await owner.send('POST', '/second-factors/passkeys', body)).statusCode, 204);
    const twice = await owner.send('POST', '/second-factors/passkeys', body);
    t.equal(twice.json().code, 'second_factors.passkey_wrong', 'not twice');
    const theirs = await question(other, '/second-factors/passkeys/options');
    const same = { name: 'Ten sam', made: device.make(theirs.challenge) };
    t.equal((await other.send('POST', '/second-factors/passkeys', same)).statusCode, 409);
    const list = (await owner.send('GET', '/second-factors')).json();
    t.match(list.passkeys, [{ name: 'Podrzucony' }]);
    const [{ passkeyId }] = list.passkeys;
    const path = `/second-factors/passkeys/${passkeyId}`;
    t.equal((await other.send('DELETE', path)).statusCode, 404, 'nor taken away by another');
  },
);

onBothEngines(
  t,
  'a one-time password is used up by a login whose second step is a passkey, not by a passkey alone',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, director: PASSWORD });
    const director = await signedIn(kit, 'director.a');
    const device = await enrolPasskey(t, director);
    const admin = await signedIn(kit, 'admin.a');
    const path = `/accounts/${fixtureId('a', 'account/director')}/password`;
    const issued = await admin.send('POST', path, { reason: 'zapomniane hasło' });
    const { oneTimePassword } = issued.json();
    const alone = new TestBrowser(kit);
    const asked = (await alone.send('POST', '/session/passkey/options')).json();
    const answer = device.sign(asked.challenge);
    t.equal((await alone.send('POST', '/session/passkey', { answer })).statusCode, 200);
    const enter = async () => {
      const browser = new TestBrowser(kit);
      const half = await browser.logIn('director.a', oneTimePassword);
      t.equal(half.json().code, 'accounts.second_step', half.body);
      const { passkey } = (await browser.send('POST', '/session/second-step/options')).json();
      return stepBy(browser, { way: 'passkey', answer: device.sign(passkey.challenge) });
    };
    t.equal((await enter()).statusCode, 200, 'the first time');
    t.equal((await enter()).json().code, 'accounts.one_time_used');
  },
);
