import type { Test } from 'tap';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, putAccount, signedIn } from '../accounts/test-person.ts';

const NEXT = 'Niebieski8';

/** Password, second factor and sessions of one's own: each is seen and changed, and only one's own. */
const configures = async (t: Test, kit: TestKit, login: string): Promise<void> => {
  const browser = await signedIn(kit, login);
  const elsewhere = await signedIn(kit, login);
  t.match((await browser.send('GET', '/session')).json(), { login });
  t.equal((await browser.send('GET', '/sessions')).json().items.length, 2, login);
  t.equal((await browser.send('DELETE', '/sessions')).statusCode, 204, login);
  t.equal((await elsewhere.send('GET', '/session')).statusCode, 401, login);
  const change = { current: PASSWORD, next: NEXT };
  t.equal((await browser.send('PUT', '/session/password', change)).statusCode, 204, login);
  t.equal((await new TestBrowser(kit).logIn(login, PASSWORD)).statusCode, 401, login);
  t.equal((await new TestBrowser(kit).logIn(login, NEXT)).statusCode, 200, login);
  t.equal((await browser.send('POST', '/second-factors/code-card')).statusCode, 200, login);
  t.match((await browser.send('GET', '/second-factors')).json(), { codeCard: { left: 30 } });
};

onBothEngines(
  t,
  'teachers, homeroom teachers and counsellors configure their own account [PERM-20, PERM-27, PERM-36]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { scibor: PASSWORD, admin: PASSWORD });
    await configures(t, kit, 'scibor.a');
    for (const role of ['teacher', 'counsellor'] as const)
      await configures(t, kit, await putAccount(kit, role, 'lis'));
    t.equal((await new TestBrowser(kit).logIn('admin.a', PASSWORD)).statusCode, 200);
  },
);

onBothEngines(
  t,
  'parents and pupils configure their own account [PERM-41, PERM-45, ACCT-30]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { katarzyna: PASSWORD, lucja: PASSWORD, anna: PASSWORD });
    for (const login of ['katarzyna.a', 'lucja.a']) await configures(t, kit, login);
    t.equal((await new TestBrowser(kit).logIn('anna.a', PASSWORD)).statusCode, 200);
  },
);
