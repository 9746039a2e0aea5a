import t from 'tap';
import { startOwnCore } from '../harness/own-core.ts';
import { signIn } from '../harness/person.ts';
import {
  faultsOf,
  openChromium,
  openPage,
  picture,
  tooSmall,
  withAuthenticator,
} from './chromium.ts';

const MINUTE_MS = 60_000;
const PASSWORD = 'Czerwony9';
const core = await startOwnCore();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await core.remove();
});
const [slip, wrongHands, withKey] = await core.printSlips();

t.test('a parent comes from the slip to the child, and the own phone locks', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone');
  t.teardown(() => context.close());
  await page.goto(`${core.url}/first`);
  await page.getByRole('heading', { name: 'Pierwsze logowanie' }).waitFor();
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  const code = page.getByLabel('Kod z karty');
  const next = page.getByRole('button', { name: 'Dalej' });
  await code.fill('ABCD EFGH');
  await next.click();
  await page.getByText('Nie ma takiego kodu.').waitFor();
  await code.fill((slip?.code ?? '').toLowerCase());
  await picture(page, 'first-1-code-phone');
  await next.click();
  await page.getByRole('heading', { name: 'Własne hasło' }).waitFor();
  await page.getByText(core.school.school.school.name).waitFor();
  await page.getByLabel('Nowe hasło').fill(PASSWORD);
  await page.getByLabel('To moje własne urządzenie').check();
  await picture(page, 'first-2-password-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Ustaw hasło i wejdź' }).click();
  await page.getByRole('heading', { name: 'Zasady i pomoc' }).waitFor();
  await picture(page, 'first-3-rules-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Znam' }).click();
  await page.getByRole('button', { name: 'To nie moje dziecko' }).first().waitFor();
  await picture(page, 'first-4-children-phone');
  t.same(await faultsOf(page), []);
  await page.getByLabel('Adres e-mail').fill('rodzic');
  await next.click();
  await page.getByText('To nie jest pełny adres.').waitFor();
  await page.getByLabel('Adres e-mail').fill('rodzic@dom.example');
  // Whoever reads the rules for long shows once more who it is.
  core.ahead(11 * MINUTE_MS);
  await next.click();
  await page.getByRole('heading', { name: 'Potwierdź, że to ty' }).waitFor();
  await page.getByRole('dialog').getByLabel('Twoje hasło').fill(PASSWORD);
  await picture(page, 'first-4-step-up-phone');
  await page.getByRole('dialog').getByRole('button', { name: 'Potwierdź' }).click();
  await page.getByLabel('wiadomości ze szkoły').uncheck();
  await picture(page, 'first-5-notices-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.waitForURL((url) => url.pathname === '/home');
  const parent = await signIn(core.url, {
    login: slip?.login ?? '',
    password: PASSWORD,
  });
  t.match((await parent.get('/api/v1/own-account/email')).body, { email: 'rodzic@dom.example' });
  t.match((await parent.get('/api/v1/own-account/notices')).body, { messages: false });
  core.ahead(46 * MINUTE_MS);
  await page.reload();
  await page.getByRole('heading', { name: 'Zablokowane' }).waitFor();
  t.notOk(await page.getByText(core.school.school.school.name).count(), 'not even whose it is');
  await picture(page, 'lock-phone');
  t.same(await faultsOf(page), []);
  await page.getByLabel('Twoje hasło').fill('Zielony77');
  await page.getByRole('button', { name: 'Odblokuj' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Twoje hasło').fill(PASSWORD);
  await page.getByRole('button', { name: 'Odblokuj' }).click();
  await page.waitForURL((url) => url.pathname === '/home');
  core.ahead(46 * MINUTE_MS);
  await page.reload();
  await page.getByRole('button', { name: 'Zmień osobę' }).click();
  await page.getByLabel('Login', { exact: true }).waitFor();
  t.same(
    faults.filter((fault) => !fault.includes('400')),
    [],
  );
});

t.test('a used code leads to the login; a slip in the wrong hands ends there', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk', 'dark');
  t.teardown(() => context.close());
  await page.goto(`${core.url}/first`);
  const code = page.getByLabel('Kod z karty');
  await code.fill(slip?.code ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('Ten kod już zadziałał.').waitFor();
  await picture(page, 'first-used-dark');
  t.same(await faultsOf(page), []);
  await code.fill(wrongHands?.code ?? '');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nowe hasło').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Znam' }).click();
  await page.getByRole('button', { name: 'To nie moje dziecko' }).first().click();
  await picture(page, 'first-not-mine-dark');
  await page.getByRole('alertdialog').getByRole('button', { name: 'To nie moje dziecko' }).click();
  await page.waitForURL((url) => url.pathname === '/login');
  await page.getByLabel('Login', { exact: true }).fill(wrongHands?.login ?? '');
  await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  t.same(faults, []);
});

t.test('who calls the device the own one is offered a passkey, and enters by it', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone', 'dark');
  t.teardown(() => context.close());
  await withAuthenticator(page);
  await page.goto(`${core.url}/first`);
  await page.getByLabel('Kod z karty').fill(withKey?.code ?? '');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nowe hasło').fill(PASSWORD);
  await page.getByLabel('To moje własne urządzenie').check();
  await page.getByRole('button', { name: 'Ustaw hasło i wejdź' }).click();
  await page.getByRole('heading', { name: 'Wejście bez hasła' }).waitFor();
  await picture(page, 'first-passkey-dark');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Dodaj klucz' }).click();
  await page.getByRole('heading', { name: 'Zasady i pomoc' }).waitFor();
  await page.getByRole('button', { name: 'Znam' }).click();
  await page.getByRole('button', { name: 'Pomiń i przejdź dalej' }).click();
  await page.getByRole('button', { name: 'Gotowe' }).click();
  await page.waitForURL((url) => url.pathname === '/home');
  await page.getByRole('button', { name: 'Wyloguj' }).first().click();
  await page.getByRole('button', { name: 'Wejdź kluczem' }).click();
  await page.waitForURL((url) => url.pathname === '/home');
  t.same(faults, []);
});
