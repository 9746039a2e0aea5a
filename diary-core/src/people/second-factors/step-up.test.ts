import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import {
  codeAt,
  enrolPasskey,
  enrolTotp,
  PASSWORD,
  signedIn,
  stepBy,
} from '../accounts/test-person.ts';

const MINUTE = 60_000;

t.test('every dangerous act that exists asks for a fresh proof', async (t) => {
  const asking = features
    .flatMap((feature) => feature.routes ?? [])
    .filter(({ access }) => 'stepUp' in access && access.stepUp === true)
    .map(({ method, path }) => `${method} ${path}`);
  for (const name of [
    'POST /accounts',
    'POST /accounts/:accountId/password',
    'PUT /school/options/:key',
    'DELETE /hubs/:hubId',
    'POST /second-factors/totp',
    'DELETE /second-factors/totp',
    'POST /second-factors/passkeys',
    'DELETE /second-factors/passkeys/:passkeyId',
    'POST /second-factors/code-card',
    'DELETE /second-factors/code-card',
    'POST /accounts/:accountId/second-factors/reset',
    'POST /accounts/:accountId/code-card',
    'POST /accounts/:accountId/rights',
    'POST /accounts/:accountId/rights/:key/take',
    'POST /envelopes',
    'POST /inspections',
    'POST /keeping/copies',
    'POST /people/:personId/removal',
    'POST /retention/runs',
  ])
    t.ok(asking.includes(name), name);
});

onBothEngines(
  t,
  'ten minutes after the login a dangerous act asks again, by the strongest way there is',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const browser = await signedIn(kit, 'admin.a');
    const issue = (login: string) =>
      browser.send('POST', '/accounts', { login, role: 'inspection' });
    t.equal((await issue('wizyta1')).statusCode, 200, 'just signed in');
    kit.clock.advance(10 * MINUTE);
    const late = await issue('wizyta2');
    t.equal(late.statusCode, 403);
    t.strictSame(late.json(), { code: 'session.step_up', details: { ways: ['password'] } });
    const wrong = { way: 'password', password: 'Zielony8' };
    t.equal(
      (await browser.send('POST', '/session/proof', wrong)).json().code,
      'accounts.step_wrong',
    );
    t.equal((await issue('wizyta2')).statusCode, 403);
    const right = { way: 'password', password: PASSWORD };
    t.equal((await browser.send('POST', '/session/proof', right)).statusCode, 204);
    t.equal((await issue('wizyta2')).statusCode, 200, 'the act is repeated');
    const secret = await enrolTotp(t, kit, browser);
    kit.clock.advance(10 * MINUTE);
    t.strictSame((await issue('wizyta3')).json().details, { ways: ['totp'] });
    const weaker = await browser.send('POST', '/session/proof', right);
    t.equal(weaker.json().code, 'accounts.step_wrong', 'the password is not enough any more');
    const code = codeAt(secret, kit.clock.nowMs());
    t.equal((await browser.send('POST', '/session/proof', { way: 'totp', code })).statusCode, 204);
    t.equal((await issue('wizyta3')).statusCode, 200);
    const again = await browser.send('POST', '/session/proof', { way: 'totp', code });
    t.equal(again.json().code, 'accounts.step_wrong', 'a code proves once');
  },
);

onBothEngines(
  t,
  'a session that was left open neither adds nor removes a factor, and another page cannot',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const browser = await signedIn(kit, 'admin.a');
    const device = await enrolPasskey(t, browser);
    kit.clock.advance(10 * MINUTE);
    const { passkeys } = (await browser.send('GET', '/second-factors')).json();
    const path = `/second-factors/passkeys/${passkeys[0].passkeyId}`;
    for (const [method, target] of [
      ['DELETE', path],
      ['POST', '/second-factors/totp'],
      ['POST', '/second-factors/code-card'],
      ['POST', '/second-factors/passkeys/options'],
    ] as const)
      t.equal((await browser.send(method, target)).json().code, 'session.step_up', target);
    const { passkey } = (await browser.send('POST', '/session/proof/options')).json();
    const proof = { way: 'passkey', answer: device.sign(passkey.challenge) };
    t.equal((await browser.send('POST', '/session/proof', proof)).statusCode, 204);
    const token = browser.csrfToken;
    browser.csrfToken = undefined;
    t.equal((await browser.send('DELETE', path)).json().code, 'kernel.csrf');
    browser.csrfToken = token;
    const elsewhere = new TestBrowser(kit);
    const question = (await elsewhere.send('POST', '/session/passkey/options')).json();
    const answer = device.sign(question.challenge);
    t.equal((await elsewhere.send('POST', '/session/passkey', { answer })).statusCode, 200);
    t.equal((await browser.send('DELETE', path)).statusCode, 204);
    t.equal((await elsewhere.send('GET', '/session')).statusCode, 401, 'other sessions end');
    t.equal((await browser.send('GET', '/session')).statusCode, 200);
  },
);

onBothEngines(
  t,
  'a stolen session guesses no code: tries to prove are slowed across sessions',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const browser = await signedIn(kit, 'admin.a');
    await enrolTotp(t, kit, browser);
    const codes: string[] = [];
    for (let round = 0; round < 8; round += 1)
      codes.push(
        (await browser.send('POST', '/session/proof', { way: 'totp', code: '000000' })).json().code,
      );
    t.ok(codes.includes('accounts.too_many_tries'), codes.join());
  },
);

onBothEngines(
  t,
  'a school asks its staff for a second factor from a date: before it a note, after it nothing else works',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD, katarzyna: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const set = async (key: string, value: string | number, version: number) => {
      const reply = await admin.send('PUT', `/school/options/signIn.${key}`, { value, version });
      t.equal(reply.statusCode, 200, reply.body);
    };
    await set('graceDays', 2, 0);
    await set('secondFactorFor', 'staff', 0);
    const fromUtc = kit.clock.nowMs() + 2 * 24 * 60 * MINUTE;
    const session = async (login: string) =>
      (await (await signedIn(kit, login)).send('GET', '/session')).json();
    t.match(await session('scibor.a'), { factorAskedFromUtc: fromUtc, mustEnrolFactor: false });
    t.notOk('factorAskedFromUtc' in (await session('katarzyna.a')), 'families are not asked');
    await set('secondFactorFor', 'fullAccess', 1);
    t.notOk('factorAskedFromUtc' in (await session('scibor.a')), 'he does not see everything');
    t.ok('factorAskedFromUtc' in (await session('admin.a')));
    await set('secondFactorFor', 'staff', 2);
    await set('graceDays', 0, 1);
    const late = await signedIn(kit, 'scibor.a');
    t.match((await late.send('GET', '/session')).json(), { mustEnrolFactor: true });
    t.equal((await late.send('GET', '/sessions')).json().code, 'accounts.must_enrol');
    await enrolTotp(t, kit, late);
    t.equal((await late.send('GET', '/sessions')).statusCode, 200, 'now everything works');
    t.equal(
      (await late.send('DELETE', '/second-factors/totp')).json().code,
      'second_factors.last_needed',
    );
    t.equal((await late.send('POST', '/second-factors/code-card')).statusCode, 200);
    t.equal((await late.send('DELETE', '/second-factors/totp')).statusCode, 204);
  },
);

onBothEngines(
  t,
  'the office lets somebody in who lost everything, against a document, and lets nobody above itself in',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, katarzyna: PASSWORD });
    await putSchool(kit, 'b', { admin: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const parent = await signedIn(kit, 'katarzyna.a');
    await enrolTotp(t, kit, parent);
    const parentId = fixtureId('a', 'account/katarzyna');
    const body = { document: 'idCard', reason: 'zgubiony telefon' };
    const path = `/accounts/${parentId}/second-factors`;
    t.match((await admin.send('GET', path)).json(), { codeCard: null, passkeys: [] });
    const other = await signedIn(kit, 'admin.b');
    t.equal((await other.send('POST', `${path}/reset`, body)).statusCode, 404);
    t.equal((await parent.send('POST', `${path}/reset`, body)).statusCode, 403);
    t.equal((await admin.send('POST', `${path}/reset`, { reason: 'x' })).statusCode, 400);
    const ownPath = `/accounts/${fixtureId('a', 'account/admin')}/second-factors/reset`;
    t.equal((await admin.send('POST', ownPath, body)).json().code, 'second_factors.above_you');
    const card = await admin.send('POST', `/accounts/${parentId}/code-card`, body);
    t.equal(card.json().serial, 1);
    const desk = new TestBrowser(kit);
    t.strictSame((await desk.logIn('katarzyna.a', PASSWORD)).json().details, {
      ways: ['totp', 'codeCard'],
    });
    const step = { way: 'codeCard', code: card.json().codes[0] };
    t.equal((await stepBy(desk, step)).statusCode, 200);
    t.equal((await admin.send('POST', `${path}/reset`, body)).statusCode, 204);
    t.equal((await parent.send('GET', '/session')).statusCode, 401, 'all sessions end');
    t.equal((await new TestBrowser(kit).logIn('katarzyna.a', PASSWORD)).statusCode, 200);
    const records = await kit.db.forPlatform('a test reads what was recorded').read((read) =>
      read
        .from('audit as a')
        .innerJoin('audit_content as c', (join) =>
          join.onRef('c.school_id', '=', 'a.school_id').onRef('c.audit_version', '=', 'a.version'),
        )
        .select('c.new_text as content')
        .where('a.action', '=', 'factor.reset')
        .execute(),
    );
    t.ok(
      records.some((row) => row.content?.includes('idCard')),
      'the kind of document is recorded',
    );
  },
);
