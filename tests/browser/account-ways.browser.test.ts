import type { Page } from 'playwright-core';
import t from 'tap';
import { receiveLetters } from '../harness/letters.ts';
import { startOwnCore } from '../harness/own-core.ts';
import { type Person, signIn } from '../harness/person.ts';
import { until } from '../harness/until.ts';
import {
  faultsOf,
  openChromium,
  openPage,
  picture,
  tooSmall,
  withAuthenticator,
} from './chromium.ts';

const HOUR_MS = 3_600_000;
const NEXT = 'Czerwony9';
const letters = await receiveLetters();
const core = await startOwnCore({ mailPort: letters.port });
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await core.remove();
  await letters.stop();
});
const guardian = core.school.login('guardian');

const fillIn = async (page: Page, { login, password }: { login: string; password: string }) => {
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('Hasło', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
};

const setOption = async (admin: Person, key: string, value: unknown): Promise<void> => {
  const { body } = await admin.get<{ items: { key: string; version: number }[] }>(
    '/api/v1/school/options',
  );
  const version = body.items.find((option) => option.key === key)?.version ?? 0;
  const { status } = await admin.put(`/api/v1/school/options/${key}`, { value, version });
  if (status >= 400) throw new Error(`${key}: ${status}`);
};

t.test('a lost password is replaced by the link of a letter', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone');
  t.teardown(() => context.close());
  const before = await signIn(core.url, guardian);
  await before.put('/api/v1/own-account/email', { email: 'mama@dom.example' });
  await page.goto(`${core.url}/login`);
  await page.getByRole('button', { name: 'Nie pamiętam hasła' }).click();
  await page.getByLabel('Twój login').fill(guardian.login);
  t.same(await faultsOf(page), []);
  await picture(page, 'lost-ask-phone');
  await page.getByRole('button', { name: 'Wyślij odnośnik na mój e-mail' }).click();
  await page.getByText('za chwilę przyjdzie odnośnik').waitFor();
  await until('a letter', () => letters.all.length > 0, 60_000);
  const letter = letters.all[0] ?? '';
  t.match(letter, /^To: mama@dom\.example/m);
  const link = /http\S+new-password#[\w-]{43}/.exec(letter)?.[0] ?? '';
  await page.goto(link.slice(0, -5));
  await page.getByText('Ten odnośnik jest niepełny.').waitFor();
  t.same(await faultsOf(page), []);
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByLabel('Nowe hasło').fill(NEXT);
  await picture(page, 'lost-new-phone');
  t.same(await faultsOf(page), []);
  await page.keyboard.press('Enter');
  await page.getByText('Hasło zmienione, wszędzie nastąpiło wylogowanie.').waitFor();
  t.equal((await before.get('/api/v1/session')).status, 401);
  await page.getByRole('link', { name: 'Do logowania' }).click();
  await fillIn(page, { login: guardian.login, password: NEXT });
  await page.waitForURL((url) => url.pathname === '/home');
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByLabel('Nowe hasło').fill('Zielony77');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await picture(page, 'lost-used-phone');
  t.same(faults, []);
});

t.test(
  'how one types is learned only with consent, which goes back with all that was learned',
  async (t) => {
    const { page, context, faults } = await openPage(browser, 'desk', 'dark');
    t.teardown(() => context.close());
    await page.goto(`${core.url}/login`);
    await fillIn(page, { login: guardian.login, password: NEXT });
    await page.waitForURL((url) => url.pathname === '/home');
    await page.goto(`${core.url}/account`);
    const sessions = page.getByRole('heading', { name: 'Twoje sesje' });
    await sessions.click();
    await page.getByText('ta sesja').waitFor();
    await page.getByLabel('Twój adres e-mail').waitFor();
    const consent = page.getByRole('button', { name: 'Zgadzam się' });
    t.equal(await consent.count(), 0, 'the school does not offer it');
    await setOption(await core.person('admin'), 'signIn.learnsTyping', true);
    await page.reload();
    await sessions.click();
    await consent.click();
    await page.getByText('Zapamiętane logowania: 0.').waitFor();
    await page.getByRole('button', { name: 'Wyloguj' }).first().click();
    await page.getByLabel('Login', { exact: true }).pressSequentially(guardian.login);
    const learned = page.waitForResponse((answer) => answer.url().endsWith('/typing/samples'));
    await page.getByLabel('Hasło', { exact: true }).fill(NEXT);
    await page.keyboard.press('Enter');
    await learned;
    await page.goto(`${core.url}/account`);
    await sessions.click();
    await page.getByText('Zapamiętane logowania: 1.').waitFor();
    await page.getByText('Zapamiętane logowania: 1.').scrollIntoViewIfNeeded();
    await picture(page, 'account-typing-dark');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Cofnij zgodę i usuń' }).click();
    await consent.waitFor();
    t.same(faults, []);
  },
);

t.test(
  'a locked account is unlocked with a reason, and opens by the present password [ACCT-19]',
  async (t) => {
    const { page, context, faults } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    const admin = await core.person('admin');
    const { body: now } = await admin.get<{ settings: object; version: number }>(
      '/api/v1/school/settings',
    );
    const settings = { ...now.settings, lockAfterFailures: 5 };
    await admin.put('/api/v1/school/settings', { settings, version: now.version });
    const wrong = { login: guardian.login, password: 'Niebieski5' };
    for (let tries = 0; tries < 5; tries += 1) await t.rejects(signIn(core.url, wrong));
    await page.goto(`${core.url}/login`);
    await fillIn(page, { login: guardian.login, password: NEXT });
    await page.getByText(/zablokowane/).waitFor();
    await picture(page, 'login-locked');
    t.same(await faultsOf(page), []);
    await fillIn(page, core.school.login('admin'));
    await page.waitForURL((url) => url.pathname === '/admin');
    await page.goto(`${core.url}/accounts`);
    await page.getByLabel('Pokaż').selectOption({ label: 'zablokowane' });
    await page.locator('.account-row').first().click();
    await page.getByRole('button', { name: 'Odblokuj konto' }).click();
    const question = page.getByRole('alertdialog');
    const verb = question.getByRole('button', { name: 'Odblokuj konto' });
    t.ok(await verb.isDisabled(), 'no reason yet');
    await question.getByLabel('Powód').fill('matka zadzwoniła, pomyliła hasło');
    await picture(page, 'accounts-unlock');
    await verb.click();
    await page.getByText('Nie ma takiego konta.').waitFor();
    t.same(await faultsOf(page), []);
    await signIn(core.url, { login: guardian.login, password: NEXT });
    const { body: changes } = await admin.get<{ items: { action: string; reason?: string }[] }>(
      '/api/v1/audit?limit=50',
    );
    t.match(
      changes.items.find(({ action }) => action === 'account.unlock'),
      { reason: 'matka zadzwoniła, pomyliła hasło' },
    );
    t.same(faults, []);
  },
);

t.test('who must have a second factor and has none sets one up before anything else', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone', 'dark');
  t.teardown(() => context.close());
  await withAuthenticator(page);
  const admin = await core.person('admin');
  await setOption(admin, 'signIn.graceDays', 0);
  await setOption(admin, 'signIn.secondFactorFor', 'staff');
  await page.goto(`${core.url}/login`);
  await fillIn(page, core.school.login('secretariat'));
  await page.getByRole('heading', { name: 'Ustaw drugi składnik' }).waitFor();
  await page.goto(`${core.url}/people`);
  await page.getByRole('heading', { name: 'Ustaw drugi składnik' }).waitFor();
  await page.getByLabel('Nazwa klucza').waitFor();
  await picture(page, 'secure-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  // Half an hour later the password is asked for once more.
  core.ahead(HOUR_MS / 2);
  await page.getByLabel('Nazwa klucza').fill('Telefon');
  await page.getByRole('button', { name: 'Dodaj klucz' }).click();
  const proof = page.getByRole('dialog');
  await proof.getByLabel('Twoje hasło').fill(core.school.login('secretariat').password);
  await picture(page, 'secure-proof-phone-dark');
  await proof.getByRole('button', { name: 'Potwierdź' }).click();
  await page.waitForURL((url) => url.pathname === '/cards');
  t.same(faults, []);
});
