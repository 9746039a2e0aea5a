import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { codeAt, enrolTotp, PASSWORD, signedIn, stepBy } from '../accounts/test-person.ts';
import { type Person, TestIssuer } from './test-issuer.ts';

const issuer = new TestIssuer();
const privateIssuers = [await issuer.start()];
t.teardown(() => issuer.stop());
const options = { ...worldOptions, config: { privateIssuers } };

const ANNA: Person = { sub: 'anna-u-dostawcy' };
const PEOPLE = { anna: PASSWORD, katarzyna: PASSWORD, admin: PASSWORD };

/** The school's administrator sets the issuer and switches it on. */
const putIssuer = async (kit: TestKit, admin: TestBrowser, isFactorTrusted = false) => {
  const { clientId, clientSecret } = issuer;
  const body = { issuer: `${issuer.issuer}/`, clientId, clientSecret, label: 'Konto gminne' };
  const { issuerId } = (await admin.send('POST', '/sign-in-issuers', body)).json();
  const on = { clientId, label: 'Konto gminne', isOn: true, isFactorTrusted, version: 1 };
  await admin.send('PUT', `/sign-in-issuers/${issuerId}`, on);
  kit.clock.advance(1);
  return issuerId as string;
};

const begin = async (kit: TestKit, issuerId: string) => {
  const browser = new TestBrowser(kit);
  const started = await browser.send('POST', '/session/elsewhere', { issuerId });
  return { browser, url: started.json().url as string };
};

const signInAs = async (kit: TestKit, issuerId: string, person: Person) => {
  const { browser, url } = await begin(kit, issuerId);
  const reply = await browser.send('POST', '/session/elsewhere/finish', issuer.signIn(url, person));
  if (reply.statusCode === 200) browser.csrfToken = reply.json().csrfToken;
  return { browser, reply };
};

const link = async (browser: TestBrowser, issuerId: string, person: Person) => {
  const { url } = (await browser.send('POST', '/own-account/elsewhere', { issuerId })).json();
  return browser.send('POST', '/own-account/elsewhere/finish', issuer.signIn(url, person));
};

const world = async (kit: TestKit, isFactorTrusted = false) => {
  issuer.tampering = {};
  await putSchool(kit, 'a', PEOPLE);
  const admin = await signedIn(kit, 'admin.a');
  const issuerId = await putIssuer(kit, admin, isFactorTrusted);
  const anna = await signedIn(kit, 'anna.a');
  return { admin, anna, issuerId };
};

onBothEngines(
  t,
  'an account is linked by its owner, who signs in elsewhere then, until it is unlinked',
  options,
  async (t, kit) => {
    const { admin, anna, issuerId } = await world(kit);
    const offers = await new TestBrowser(kit).send('GET', '/session/elsewhere');
    t.same(offers.json().items, [{ issuerId, label: 'Konto gminne', schoolName: 'Szkoła A' }]);
    const early = await signInAs(kit, issuerId, ANNA);
    t.equal(early.reply.json().code, 'elsewhere.not_linked', 'nobody is found by a likeness');
    t.equal((await link(anna, issuerId, ANNA)).statusCode, 204);
    t.match((await anna.send('GET', '/own-account/elsewhere')).json().items, [
      { issuerId, madeBy: 'owner', linkedAtUtc: Number },
    ]);
    t.equal((await link(anna, issuerId, { sub: 'druga' })).json().code, 'elsewhere.linked_already');
    const other = await signedIn(kit, 'katarzyna.a');
    t.equal((await link(other, issuerId, ANNA)).json().code, 'elsewhere.taken');
    const { browser, reply } = await signInAs(kit, issuerId, ANNA);
    t.match(reply.json(), { login: 'anna.a' });
    t.equal((await browser.send('GET', '/children')).statusCode, 200);
    const email = await browser.send('PUT', '/own-account/email', { email: 'a@dom.example' });
    t.equal(email.json().code, 'session.step_up', 'a session at the issuer proves nothing anew');
    const accountId = fixtureId<'AccountId'>('a', 'account/anna');
    const history = (await admin.send('GET', `/accounts/${accountId}/logins`)).json().items;
    t.match(history[0], { outcome: 'good', issuer: 'Konto gminne' });
    t.equal(history.filter((row: { issuer?: string }) => row.issuer !== undefined).length, 1);
    t.equal(
      (await anna.send('GET', '/sessions')).json().items.length,
      2,
      'in the list of sessions',
    );
    await anna.send('DELETE', '/sessions');
    t.equal((await browser.send('GET', '/session')).statusCode, 401, 'ended with the others');
    t.equal((await anna.send('DELETE', `/own-account/elsewhere/${issuerId}`)).statusCode, 204);
    t.equal((await signInAs(kit, issuerId, ANNA)).reply.json().code, 'elsewhere.not_linked');
    const acts = await kit.db
      .forPlatform('test')
      .read((read) =>
        read
          .from('audit')
          .select(['action', 'actor_id'])
          .where('action', 'in', ['signInLink.add', 'signInLink.remove'])
          .orderBy('version')
          .execute(),
      );
    t.same(acts, [
      { action: 'signInLink.add', actor_id: accountId },
      { action: 'signInLink.remove', actor_id: accountId },
    ]);
  },
);

onBothEngines(
  t,
  'what does not come from the issuer for this very login is refused',
  options,
  async (t, kit) => {
    const { anna, issuerId } = await world(kit);
    await link(anna, issuerId, ANNA);
    const nowS = () => Math.floor(Date.now() / 1000);
    const lies: Record<string, TestIssuer['tampering']> = {
      nonce: { claims: { nonce: 'x' } },
      audience: { claims: { aud: 'another client' } },
      issuer: { claims: { iss: 'https://login.szkola.example' } },
      expired: { claims: { iat: nowS() - 400, exp: nowS() - 120 } },
      'not yet': { claims: { nbf: nowS() + 120 } },
      'no subject': { claims: { sub: undefined } },
      'another key': { isOtherKey: true },
      'no signature': { header: { alg: 'none' } },
      'a shared key': { header: { alg: 'HS256' } },
    };
    for (const [name, tampering] of Object.entries(lies)) {
      issuer.tampering = tampering;
      t.equal((await signInAs(kit, issuerId, ANNA)).reply.json().code, 'elsewhere.refused', name);
    }
    issuer.tampering = { claims: { iat: nowS() - 330, exp: nowS() - 30 } };
    t.equal((await signInAs(kit, issuerId, ANNA)).reply.statusCode, 200, 'clocks differ a little');
    issuer.tampering = {};
    const finish = (browser: TestBrowser, body: object) =>
      browser.send('POST', '/session/elsewhere/finish', body);
    const first = await begin(kit, issuerId);
    const back = issuer.signIn(first.url, ANNA);
    t.equal((await finish(new TestBrowser(kit), back)).json().code, 'elsewhere.over', 'no cookie');
    const other = await begin(kit, issuerId);
    t.equal((await finish(other.browser, back)).json().code, 'elsewhere.over', 'another state');
    const swapped = { ...back, state: new URL(other.url).searchParams.get('state') ?? '' };
    other.browser.cookies.delete('furtka_elsewhere');
    t.equal((await finish(other.browser, swapped)).json().code, 'elsewhere.over');
    const third = await begin(kit, issuerId);
    const stolen = { ...issuer.signIn(third.url, ANNA), code: back.code };
    t.equal((await finish(third.browser, stolen)).json().code, 'elsewhere.refused', 'PKCE');
    const held = new Map(first.browser.cookies);
    const again = issuer.signIn(first.url, ANNA);
    t.equal((await finish(first.browser, again)).statusCode, 200);
    const replay = new TestBrowser(kit);
    for (const [name, value] of held) replay.cookies.set(name, value);
    t.equal((await finish(replay, again)).json().code, 'elsewhere.refused', 'a code works once');
    const wrongIss = await begin(kit, issuerId);
    const mixed = { ...issuer.signIn(wrongIss.url, ANNA), iss: 'https://login.szkola.example' };
    t.equal((await finish(wrongIss.browser, mixed)).json().code, 'elsewhere.refused', 'mix-up');
    const late = await begin(kit, issuerId);
    kit.clock.advance(10 * 60_000);
    t.equal(
      (await finish(late.browser, issuer.signIn(late.url, ANNA))).json().code,
      'elsewhere.over',
    );
    const cancelled = await begin(kit, issuerId);
    const { state, iss } = issuer.signIn(cancelled.url, ANNA);
    const said = await finish(cancelled.browser, { state, iss, error: 'access_denied' });
    t.equal(said.json().code, 'elsewhere.cancelled');
    const login = await begin(kit, issuerId);
    const asLink = await signedIn(kit, 'katarzyna.a');
    asLink.cookies.set('furtka_elsewhere', login.browser.cookies.get('furtka_elsewhere') ?? '');
    const crossed = issuer.signIn(login.url, { sub: 'obcy' });
    const linked = await asLink.send('POST', '/own-account/elsewhere/finish', crossed);
    t.equal(linked.json().code, 'elsewhere.over', 'a login does not become a link');
  },
);

onBothEngines(
  t,
  'a login elsewhere goes through the gates of a password; it is a second factor only where both say so',
  options,
  async (t, kit) => {
    const { admin, anna, issuerId } = await world(kit, true);
    await link(anna, issuerId, ANNA);
    const secret = await enrolTotp(t, kit, anna);
    const { browser, reply } = await signInAs(kit, issuerId, ANNA);
    t.match(
      [reply.statusCode, reply.json()],
      [401, { code: 'accounts.second_step', details: { ways: ['totp'] } }],
    );
    const stepped = await stepBy(browser, { way: 'totp', code: codeAt(secret, kit.clock.nowMs()) });
    t.equal(stepped.statusCode, 200, stepped.body);
    const accountId = fixtureId<'AccountId'>('a', 'account/anna');
    const history = (await admin.send('GET', `/accounts/${accountId}/logins`)).json().items;
    t.equal(history[0].issuer, 'Konto gminne', 'also after a second step');
    const strong = { ...ANNA, amr: ['pwd', 'mfa'] };
    t.equal(
      (await signInAs(kit, issuerId, strong)).reply.statusCode,
      200,
      'believed by the school',
    );
    const { clientId } = issuer;
    const patch = {
      clientId,
      label: 'Konto gminne',
      isOn: true,
      isFactorTrusted: false,
      version: 2,
    };
    t.equal((await admin.send('PUT', `/sign-in-issuers/${issuerId}`, patch)).statusCode, 204);
    t.equal((await signInAs(kit, issuerId, strong)).reply.json().code, 'accounts.second_step');
    const setLock = (locked_at_utc: number | null) =>
      kit.db
        .forPlatform('test')
        .change({ actor: kit.actor, action: 'test', subject: { kind: 'account' } }, (tx) =>
          tx.update('account', accountId, { locked_at_utc }),
        );
    await setLock(kit.clock.nowMs());
    t.equal((await signInAs(kit, issuerId, strong)).reply.json().code, 'accounts.locked');
    const failed = (await admin.send('GET', `/accounts/${accountId}/logins`)).json().items;
    t.equal(failed[0].outcome, 'failed', 'recorded as a failed login');
    await setLock(null);
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test', subject: { kind: 'account' } }, (tx) =>
        tx.updateWhere(
          'membership',
          { account_id: accountId },
          { state: 'suspended', state_reason: 'urlop' },
        ),
      );
    t.equal((await signInAs(kit, issuerId, strong)).reply.json().code, 'accounts.suspended');
  },
);

onBothEngines(
  t,
  'the administrator sets issuers and links by exact subject; one school opens nothing in another',
  options,
  async (t, kit) => {
    const { admin, anna, issuerId } = await world(kit);
    await putSchool(kit, 'b', { admin: PASSWORD });
    const rows = await admin.send('GET', '/sign-in-issuers');
    t.match(rows.json().items, [
      {
        issuer: issuer.issuer,
        hasSecret: true,
        isOn: true,
        links: 0,
        backAddress: 'http://localhost:8080/signed-in-elsewhere',
      },
    ]);
    t.notMatch(rows.body, issuer.clientSecret);
    const kept = await kit.db
      .forPlatform('test')
      .read((read) => read.from('sign_in_issuer').select('client_secret').execute());
    t.notMatch(JSON.stringify(kept), issuer.clientSecret, 'sealed');
    const add = (address: string) => {
      const body = { issuer: address, clientId: 'x', label: 'Inny' };
      return admin.send('POST', '/sign-in-issuers', body);
    };
    t.equal((await add(issuer.issuer)).json().code, 'elsewhere.twice');
    for (const address of ['http://login.szkola.example', 'login', 'https://a:b@c.example'])
      t.equal((await add(address)).json().code, 'elsewhere.address_wrong', address);
    const tryAt = (address: string) =>
      admin.send('POST', '/sign-in-issuers/try', { issuer: address });
    t.match((await tryAt(issuer.issuer)).json(), { issuer: issuer.issuer, hasPkce: true });
    for (const address of ['https://127.0.0.1', 'https://10.0.0.1', 'https://localhost'])
      t.equal((await tryAt(address)).json().code, 'elsewhere.address_refused', address);
    t.equal((await tryAt(`${issuer.issuer}/x`)).json().code, 'elsewhere.wrong_issuer');
    t.equal((await anna.send('GET', '/sign-in-issuers')).statusCode, 403);
    const path = `/accounts/${fixtureId('a', 'account/anna')}/elsewhere/${issuerId}`;
    const body = { subject: 'Anna-U-Dostawcy', reason: 'lista z gminy' };
    t.equal((await admin.send('POST', path, body)).statusCode, 204);
    t.equal((await signInAs(kit, issuerId, ANNA)).reply.json().code, 'elsewhere.not_linked');
    const exact = await signInAs(kit, issuerId, { sub: body.subject });
    t.equal(exact.reply.statusCode, 200, 'the exact subject');
    const own = `/accounts/${fixtureId('a', 'account/admin')}/elsewhere/${issuerId}`;
    t.equal((await admin.send('POST', own, body)).json().code, 'elsewhere.above_you');
    const stranger = await signedIn(kit, 'admin.b');
    t.equal((await stranger.send('POST', path, body)).statusCode, 404);
    const foreign = `/accounts/${fixtureId('b', 'account/anna')}/elsewhere/${issuerId}`;
    t.equal((await stranger.send('POST', foreign, body)).statusCode, 404);
    t.equal((await stranger.send('DELETE', `/sign-in-issuers/${issuerId}`)).statusCode, 404);
    await kit.db
      .forSchool(kit.schoolB)
      .change({ actor: kit.actor, action: 'test', subject: { kind: 'account' } }, (tx) =>
        tx.insert('membership', {
          id: tx.newId<'MembershipId'>(),
          account_id: fixtureId<'AccountId'>('a', 'account/anna'),
          school_id: kit.schoolB,
          role: 'teacher',
          person_id: null,
          state: 'open',
          state_reason: null,
          is_shut_with_account: false,
          from_utc: null,
          to_utc: null,
          holder_name: null,
        }),
      );
    const both = await signInAs(kit, issuerId, { sub: body.subject });
    t.equal(both.reply.json().code, 'elsewhere.belongs_elsewhere');
    await putIssuer(kit, stranger);
    const agreed = await signInAs(kit, issuerId, { sub: body.subject });
    t.equal(agreed.reply.statusCode, 200, 'the other school has switched on the same');
    const removed = await admin.send('POST', `${path}/remove`, { reason: 'odeszła' });
    t.equal(removed.statusCode, 204);
    t.equal((await admin.send('DELETE', `/sign-in-issuers/${issuerId}`)).statusCode, 204);
    t.equal((await begin(kit, issuerId)).url, undefined, 'gone');
  },
);

onBothEngines(
  t,
  'an issuer that does not answer is said to be down; links are exported and erased with the person',
  options,
  async (t, kit) => {
    const { admin, anna, issuerId } = await world(kit);
    await link(anna, issuerId, ANNA);
    issuer.tampering = { isDown: true };
    const { reply } = await signInAs(kit, issuerId, ANNA);
    t.same([reply.statusCode, reply.json().code], [503, 'elsewhere.issuer_down']);
    const dead = await admin.send('POST', '/sign-in-issuers/try', { issuer: issuer.issuer });
    t.equal(dead.json().code, 'elsewhere.issuer_down');
    issuer.tampering = {};
    const personId = fixtureId<'PersonId'>('a', 'anna');
    const links = () =>
      kit.db.forPlatform('test').read((read) => read.from('sign_in_link').selectAll().execute());
    t.equal((await links()).length, 1);
    t.ok(kit.services.subjectData.some(({ table }) => table.name === 'sign_in_link'));
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test', subject: { kind: 'person' } }, async (tx) => {
        for (const eraser of kit.services.erasers)
          if (/accounts|elsewhere/.test(eraser.name))
            await eraser.erase(tx, [personId], { services: kit.services, actor: kit.actor });
      });
    await kit.settle();
    t.same(await links(), []);
  },
);
