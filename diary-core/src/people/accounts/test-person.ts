import type { PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { Secret, TOTP } from 'otpauth';
import type { Test } from 'tap';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { insertAccounts } from './api.ts';
import { TestAuthenticator } from './test-authenticator.ts';
import { cheapHash, TestBrowser } from './test-browser.ts';

export const PASSWORD = 'Zielony7';

/** Code of an app at a time of the test's clock. */
export const codeAt = (secret: string, utcMs: number): string =>
  new TOTP({
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  }).generate({ timestamp: utcMs });

/** Somebody who has signed in by password. */
export const signedIn = async (kit: TestKit, login: string): Promise<TestBrowser> => {
  const browser = new TestBrowser(kit);
  await browser.logIn(login, PASSWORD);
  return browser;
};

/** An account of a role that the fixture school has none of; answers its login. */
export const putAccount = async (kit: TestKit, role: Role, person: string): Promise<string> => {
  const login = `${role.toLowerCase()}.${person}`;
  const personId: PersonId = fixtureId<'PersonId'>('a', person);
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'account' } }, (tx) =>
      insertAccounts(tx, [
        {
          accountId: tx.newId<'AccountId'>(),
          login,
          memberships: [
            role === 'superadmin'
              ? { role, personId: null, holderName: 'Firma Furtka' }
              : { role, personId },
          ],
          passwordHash: cheapHash(PASSWORD),
          isOneTime: false,
          setAtUtc: kit.clock.nowMs(),
        },
      ]),
    );
  return login;
};

/** Somebody of a role that the fixture school has none of, signed in. */
export const signedInAs = async (kit: TestKit, role: Role, person: string): Promise<TestBrowser> =>
  signedIn(kit, await putAccount(kit, role, person));

/** Sets up an app of codes; answers its secret. The clock goes on by a step, so that the next code is another one. */
export const enrolTotp = async (t: Test, kit: TestKit, browser: TestBrowser): Promise<string> => {
  const begun = await browser.send('POST', '/second-factors/totp');
  t.equal(begun.statusCode, 200, begun.body);
  const { secret } = begun.json();
  const code = codeAt(secret, kit.clock.nowMs());
  const done = await browser.send('POST', '/second-factors/totp/confirm', { code });
  t.equal(done.statusCode, 204, done.body);
  kit.clock.advance(30_000);
  return secret;
};

export const enrolPasskey = async (
  t: Test,
  browser: TestBrowser,
  name = 'Telefon',
): Promise<TestAuthenticator> => {
  const device = new TestAuthenticator();
  const options = (await browser.send('POST', '/second-factors/passkeys/options')).json();
  const made = device.make(options.challenge);
  const done = await browser.send('POST', '/second-factors/passkeys', { name, made });
  t.equal(done.statusCode, 204, done.body);
  return device;
};

/** The second step by a code; keeps the session's token. */
export const stepBy = async (browser: TestBrowser, body: object) => {
  const reply = await browser.send('POST', '/session/second-step', body);
  if (reply.statusCode === 200) browser.csrfToken = reply.json().csrfToken;
  return reply;
};
