import type { CDPSession, Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';
import { enter } from './sign-in.ts';

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

/** A device that checks the person, inside the browser. */
const withAuthenticator = async (page: Page): Promise<CDPSession> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return devtools;
};

const leave = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Wyloguj' }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/login'));
};

/** The page as on an own device forty-five minutes later; nobody waits so long, so the core's answers are put in its mouth. */
const showLockedWithFactor = async (page: Page): Promise<void> => {
  const answer = (path: string, status: number, json: object) =>
    page.route(`**/api/v1${path}`, (route) => route.fulfill({ status, json }));
  await answer('/session', 403, { code: 'session.locked', details: {} });
  const step = { code: 'accounts.second_step', details: { ways: ['totp'] } };
  await answer('/session/unlock', 401, step);
  await answer('/session/second-step/options', 200, { ways: ['totp'] });
  await page.goto(`${demo.coreUrl}/login`);
  await page.getByRole('heading', { name: 'Zablokowane' }).waitFor();
  await page.getByLabel('Twoje hasło', { exact: true }).fill('Zielony7');
  await page.getByRole('button', { name: 'Odblokuj' }).click();
  await page.getByRole('heading', { name: 'Drugi krok' }).waitFor();
};

t.test('a guardian makes a passkey and signs in with it by two steps', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await withAuthenticator(page);
  await enter(page, demo, 'guardian');
  await page.goto(`${demo.coreUrl}/account`);
  await page.getByLabel('Nazwa klucza').fill('Laptop w domu');
  await page.getByRole('button', { name: 'Dodaj klucz' }).click();
  await page.getByText('Klucz dodany.').waitFor();
  await page.getByText('Laptop w domu').waitFor();
  await picture(page, 'account-passkey');
  t.same(await faultsOf(page), []);
  await leave(page);
  await page.getByRole('button', { name: 'Wejdź kluczem' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/home'));
  await leave(page);
  const { login, password } = demo.account('guardian');
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Hasło', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.getByRole('heading', { name: 'Drugi krok' }).waitFor();
  t.same(await faultsOf(page), []);
  await picture(page, 'login-second-step');
  await page.getByRole('button', { name: 'Użyj klucza' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/home'));
  await page.goto(`${demo.coreUrl}/account`);
  await page.getByRole('button', { name: 'Usuń' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Usuń' }).click();
  await page.getByText('Usunięto.').waitFor();
  await showLockedWithFactor(page);
  t.same(await faultsOf(page), []);
  await picture(page, 'lock-second-step');
  t.same(faults, []);
});

t.test('a card of codes is shown once, and another session is ended from the list', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone', 'dark');
  const other = await openPage(browser, 'desk');
  t.teardown(async () => {
    await context.close();
    await other.context.close();
  });
  await enter(other.page, demo, 'student');
  await enter(page, demo, 'student');
  await page.goto(`${demo.coreUrl}/account`);
  await page.getByRole('button', { name: /^Zakończ: / }).click();
  await page.getByText('Sesja zakończona.').waitFor();
  await other.page.waitForURL((url) => url.pathname.startsWith('/login'));
  await page.getByRole('button', { name: 'Ustaw aplikację' }).click();
  await page.getByRole('img', { name: 'Kod kwadratowy dla aplikacji' }).waitFor();
  await picture(page, 'account-totp');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Nowa karta' }).click();
  await page.getByText('Karta nr 1.').waitFor();
  t.equal(await page.locator('.code-card li').count(), 30);
  await picture(page, 'account-code-card');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Mam, zamknij' }).click();
  await page.getByText('zostało kodów: 30').waitFor();
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});

t.test('one press signs out on every page [ACCT-50]', async (t) => {
  const { page, context } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  for (const path of ['/home', '/passages', '/account', '/help']) {
    await enter(page, demo, 'guardian');
    await page.goto(`${demo.coreUrl}${path}`);
    await leave(page);
    await page.goto(`${demo.coreUrl}${path}`);
    await page.waitForURL((url) => url.pathname.startsWith('/login'));
    t.notOk(await page.getByText('Wyloguj').count(), `${path} is shut`);
  }
});
