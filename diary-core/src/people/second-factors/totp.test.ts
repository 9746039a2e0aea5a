import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { codeAt, enrolTotp, PASSWORD, signedIn, stepBy } from '../accounts/test-person.ts';
import { stepOf } from './totp-code.ts';

t.test('a code is good for its step and one on either side, once', async (t) => {
  // RFC 6238 appendix B, SHA-1: the last six of the eight digits.
  const secret = Buffer.from('12345678901234567890');
  const rows: readonly (readonly [number, string])[] = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
  ];
  for (const [seconds, code] of rows) {
    const nowUtc = seconds * 1000;
    const step = Math.floor(seconds / 30);
    t.equal(stepOf(secret, code, { nowUtc, lastStep: 0 }), step);
    t.equal(stepOf(secret, code, { nowUtc: nowUtc + 30_000, lastStep: 0 }), step);
    t.equal(stepOf(secret, code, { nowUtc: nowUtc - 30_000, lastStep: 0 }), step);
    t.equal(stepOf(secret, code, { nowUtc: nowUtc + 60_000, lastStep: 0 }), undefined);
    t.equal(stepOf(secret, code, { nowUtc, lastStep: step }), undefined, 'again');
  }
  for (const code of ['', '28708', '2870822', '28708x', ' 287082'])
    t.equal(stepOf(secret, code, { nowUtc: 59_000, lastStep: 0 }), undefined, code);
});

onBothEngines(
  t,
  'with an app of codes a password alone opens nothing, and a code opens once',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const secret = await enrolTotp(t, kit, await signedIn(kit, 'admin.a'));
    const kept = await kit.db
      .forPlatform('a test looks at what is kept')
      .read((read) => read.require('totp', fixtureId('a', 'account/admin')));
    t.notOk(kept.secret?.includes(Buffer.from(secret)), 'the secret is sealed');
    const browser = new TestBrowser(kit);
    const half = await browser.logIn('admin.a', PASSWORD);
    t.strictSame(half.json(), { code: 'accounts.second_step', details: { ways: ['totp'] } });
    t.notOk(browser.cookies.has('furtka_session'));
    t.equal((await browser.send('GET', '/session')).statusCode, 401);
    const code = codeAt(secret, kit.clock.nowMs());
    t.equal((await stepBy(browser, { way: 'totp', code })).statusCode, 200);
    t.equal((await browser.send('GET', '/accounts')).statusCode, 200);
    const again = new TestBrowser(kit);
    await again.logIn('admin.a', PASSWORD);
    const replayed = await stepBy(again, { way: 'totp', code });
    t.equal(replayed.json().code, 'accounts.step_wrong', 'a code that was seen is worth nothing');
    kit.clock.advance(30_000);
    const next = codeAt(secret, kit.clock.nowMs());
    t.equal((await stepBy(again, { way: 'totp', code: next })).statusCode, 200);
  },
);

onBothEngines(
  t,
  'codes are not guessed across sessions: tries are slowed, then the password is asked for again',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const secret = await enrolTotp(t, kit, await signedIn(kit, 'admin.a'));
    const wrong = { way: 'totp', code: '000000' };
    const attacker = new TestBrowser(kit, '10.6.6.6');
    await attacker.logIn('admin.a', PASSWORD);
    for (let round = 0; round < 5; round += 1)
      t.equal((await stepBy(attacker, wrong)).json().code, 'accounts.step_wrong');
    t.equal((await stepBy(attacker, wrong)).json().code, 'accounts.step_expired');
    const codes = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const another = new TestBrowser(kit, `10.6.7.${round}`);
      await another.logIn('admin.a', PASSWORD);
      codes.add((await stepBy(another, wrong)).json().code);
    }
    t.ok(codes.has('accounts.too_many_tries'), 'a new session from elsewhere gives no new tries');
    const slowed = new TestBrowser(kit);
    await slowed.logIn('admin.a', PASSWORD);
    kit.clock.advance(10 * 60_000);
    await slowed.logIn('admin.a', PASSWORD);
    const code = codeAt(secret, kit.clock.nowMs());
    t.equal((await stepBy(slowed, { way: 'totp', code })).statusCode, 200, 'the owner comes in');
  },
);

onBothEngines(
  t,
  'half a login ends by time, by another password, and belongs to its browser',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const owner = await signedIn(kit, 'admin.a');
    const secret = await enrolTotp(t, kit, owner);
    const step = () => ({ way: 'totp', code: codeAt(secret, kit.clock.nowMs()) });
    const slow = new TestBrowser(kit);
    await slow.logIn('admin.a', PASSWORD);
    kit.clock.advance(5 * 60_000);
    t.equal((await stepBy(slow, step())).json().code, 'accounts.step_expired');
    const stranger = new TestBrowser(kit);
    t.equal((await stepBy(stranger, step())).json().code, 'accounts.step_expired');
    stranger.cookies.set('furtka_step', 'A'.repeat(43));
    t.equal((await stepBy(stranger, step())).json().code, 'accounts.step_expired', 'planted');
    const open = new TestBrowser(kit);
    await open.logIn('admin.a', PASSWORD);
    const next = { current: PASSWORD, next: 'Niebieski8' };
    t.equal((await owner.send('PUT', '/session/password', next)).statusCode, 204);
    t.equal((await stepBy(open, step())).json().code, 'accounts.step_expired');
  },
);
