import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import {
  faultsOf,
  openChromium,
  openPage,
  picture,
  tooSmall,
  withAuthenticator,
} from './chromium.ts';
import { enter } from './sign-in.ts';

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

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

t.test('staff are asked for an address until there is one, and again after a reset', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  const bar = page.getByText('Na twoim koncie nie ma adresu e-mail.');
  await enter(page, demo, 'counsellor');
  await bar.waitFor();
  await picture(page, 'email-bar');
  t.same(await faultsOf(page), []);
  await page.getByRole('link', { name: 'Wpisz adres' }).click();
  await page.getByText('Na koncie nie ma adresu.').waitFor();
  t.equal(await bar.count(), 0, 'not where the address is entered');
  const email = page.getByLabel('Twój adres e-mail');
  await email.fill('pedagog@szkola');
  await page.getByRole('button', { name: 'Zapisz adres' }).click();
  await page.getByText('To nie jest pełny adres.').waitFor();
  await email.fill('pedagog@szkola.example');
  await page.getByRole('button', { name: 'Zapisz adres' }).click();
  await page.getByText('Zapisany adres: pedagog@szkola.example').waitFor();
  await email.scrollIntoViewIfNeeded();
  await picture(page, 'account-email');
  t.same(await faultsOf(page), []);
  await page.goto(demo.coreUrl);
  await page.locator('#main h1').waitFor();
  t.equal(await bar.count(), 0);
  const { accountId } = (await signIn(demo.coreUrl, demo.account('counsellor'))).session;
  const admin = await signIn(demo.coreUrl, demo.account('admin'));
  const issued = await admin.post<{ oneTimePassword: string }>(
    `/api/v1/accounts/${accountId}/password`,
    { reason: 'zapomniane hasło' },
  );
  await page.goto(demo.coreUrl);
  await page.getByLabel('Login', { exact: true }).fill(demo.account('counsellor').login);
  await page.getByLabel('Hasło', { exact: true }).fill(issued.body.oneTimePassword);
  await page.keyboard.press('Enter');
  await page.getByLabel('Hasło jednorazowe').fill(issued.body.oneTimePassword);
  await page.getByLabel('Nowe hasło').fill('Czerwony9');
  await page.keyboard.press('Enter');
  await bar.waitFor();
  await page.locator('.note').filter({ has: bar }).getByRole('button').click();
  await bar.waitFor({ state: 'detached' });
  t.same(faults, []);
});

t.test('a parent corrects the address and what to be told of, on a phone', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone', 'dark');
  t.teardown(() => context.close());
  await enter(page, demo, 'guardian');
  await page.goto(`${demo.coreUrl}/account`);
  const email = page.getByLabel('Twój adres e-mail');
  await email.fill('mama@dom.example');
  await page.keyboard.press('Enter');
  await page.getByText('Zapisany adres: mama@dom.example').waitFor();
  await email.fill('mama@poczta.example');
  await page.keyboard.press('Enter');
  await page.getByText('Zapisany adres: mama@poczta.example').waitFor();
  await email.scrollIntoViewIfNeeded();
  await picture(page, 'account-email-phone-dark');
  await page.getByRole('button', { name: 'Usuń adres' }).click();
  await page.getByText('Na koncie nie ma adresu.').waitFor();
  const notices = page.getByRole('heading', { name: 'Powiadomienia' });
  await notices.click();
  await page.getByLabel('nieobecności').click();
  await page.getByText('Zapisano.').waitFor();
  await page.getByLabel('nieobecności').scrollIntoViewIfNeeded();
  await picture(page, 'account-notices-phone-dark');
  await page.reload();
  await notices.click();
  t.equal(await page.getByLabel('nieobecności').isChecked(), false);
  t.equal(await page.getByLabel('wejścia i wyjścia').isChecked(), true);
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
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
  await page.getByRole('heading', { name: 'Twoje sesje' }).click();
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

t.test(
  'one press signs out on every page that the bar of a guardian reaches [ACCT-50]',
  async (t) => {
    const { page, context } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    const linksIn = (selector: string): Promise<(string | null)[]> =>
      page
        .locator(`${selector} a[href^="/"]`)
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    await enter(page, demo, 'guardian');
    await page.locator('.side a').first().waitFor();
    // By its kind: the pages of a second child are those of the first.
    const reached = new Map<string, string>();
    for (const place of [...(await linksIn('.side')), '/help']) {
      await page.goto(`${demo.coreUrl}${place}`);
      await page.locator('#main h1').waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      for (const href of [place, ...(await linksIn('#main'))])
        if (href !== null && href !== '/') {
          const path = new URL(href, demo.coreUrl).pathname;
          reached.set(path.replace(/[0-9a-f-]{36}/, ':id'), path);
        }
    }
    t.ok(reached.size > 8, [...reached.keys()].join(', '));
    await leave(page);
    for (const path of reached.values()) {
      await enter(page, demo, 'guardian');
      await page.goto(`${demo.coreUrl}${path}`);
      await leave(page);
      await page.goto(`${demo.coreUrl}${path}`);
      await page.waitForURL((url) => url.pathname.startsWith('/login'));
      t.notOk(await page.getByText('Wyloguj').count(), `${path} is shut`);
    }
  },
);
