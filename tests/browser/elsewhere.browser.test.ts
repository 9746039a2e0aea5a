import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { startIssuer } from '../harness/issuer.ts';
import { faultsOf, openChromium, openPage, picture, SIZES } from './chromium.ts';
import { enter } from './sign-in.ts';

const issuer = await startIssuer();
const demo: Demo = await startDemo({ args: ['--issuer', issuer.issuer] });
issuer.serve(`${demo.coreUrl}/signed-in-elsewhere`);
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
  await issuer.stop();
});

const leave = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Wyloguj' }).first().click();
  await page.waitForURL((url) => url.pathname.startsWith('/login'));
};

t.test('an administrator adds an issuer, tests its address and switches it on', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await enter(page, demo, 'admin');
  await page.goto(`${demo.coreUrl}/admin`);
  await page.getByRole('link', { name: 'Ustaw', exact: true }).click();
  await page.getByRole('heading', { name: 'Logowanie u innego dostawcy' }).waitFor();
  await page.getByLabel('Nazwa na przycisku').fill('Konto gminne');
  await page.getByLabel('Adres dostawcy').fill('https://192.168.1.10');
  await page.getByLabel('Identyfikator klienta').fill(issuer.clientId);
  await page.getByLabel('Sekret klienta (jeśli jest)').fill(issuer.clientSecret);
  await page.getByRole('button', { name: 'Sprawdź adres' }).click();
  await page.getByText('Ten adres leży w sieci prywatnej.').waitFor();
  await page.getByLabel('Adres dostawcy').fill(issuer.issuer);
  await page.getByRole('button', { name: 'Sprawdź adres' }).click();
  await page.getByText('Dostawca odpowiada.').waitFor();
  t.same(await faultsOf(page), []);
  await picture(page, 'elsewhere-add');
  await page.getByRole('button', { name: 'Dodaj' }).click();
  await page.getByRole('heading', { name: 'Konto gminne' }).waitFor();
  await page.getByLabel('Włączone: przycisk widać na stronie logowania').click();
  await page.getByText('Zapisano.').waitFor();
  t.same(await faultsOf(page), []);
  await picture(page, 'elsewhere-issuer');
  await page.getByRole('button', { name: 'Zmień dane' }).click();
  await page.getByText('Sekret jest zapisany.').waitFor();
  const name = page.getByLabel('Nazwa na przycisku').first();
  await name.fill('Konto miejskie');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('heading', { name: 'Konto miejskie' }).waitFor();
  await page.setViewportSize(SIZES.phone);
  await page.getByRole('button', { name: 'Zmień dane' }).click();
  await name.fill('Konto gminne');
  await picture(page, 'elsewhere-change-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByRole('heading', { name: 'Konto gminne' }).waitFor();
  t.same(faults, []);
});

t.test('a guardian links the account and signs in at the issuer from a phone', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone', 'dark');
  t.teardown(() => context.close());
  issuer.person('gmina-4711');
  await enter(page, demo, 'guardian');
  await page.goto(`${demo.coreUrl}/account`);
  await page.getByRole('button', { name: 'Połącz: Konto gminne' }).click();
  await page.getByRole('button', { name: 'Potwierdź' }).click();
  await page.getByRole('button', { name: 'Rozłącz: Konto gminne' }).waitFor();
  t.equal(new URL(page.url()).pathname, '/account');
  await page.getByRole('button', { name: 'Rozłącz: Konto gminne' }).scrollIntoViewIfNeeded();
  await picture(page, 'elsewhere-linked');
  t.same(await faultsOf(page), []);
  await leave(page);
  await page.getByRole('button', { name: 'Wejdź: Konto gminne' }).waitFor();
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Wejdź: Konto gminne' }).scrollIntoViewIfNeeded();
  await picture(page, 'elsewhere-login');
  await page.getByRole('button', { name: 'Wejdź: Konto gminne' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/home'));
  t.equal(new URL(page.url()).search, '', 'nothing of the issuer stays in the address');
  await page.goto(`${demo.coreUrl}/account`);
  await page.getByRole('button', { name: 'Rozłącz: Konto gminne' }).click();
  const proof = page.getByRole('dialog');
  await proof.getByLabel('Twoje hasło').fill(demo.account('guardian').password);
  await proof.getByRole('button', { name: 'Potwierdź' }).click();
  await page.getByText('Rozłączono.').waitFor();
  await leave(page);
  await page.getByRole('button', { name: 'Wejdź: Konto gminne' }).click();
  await page.getByText('To konto u dostawcy nie jest połączone').waitFor();
  t.same(await faultsOf(page), []);
  await picture(page, 'elsewhere-not-linked');
  t.same(faults, []);
});

t.test(
  'an answer that nobody asked for is refused in words, and the password goes on working',
  async (t) => {
    const { page, context } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await page.goto(`${demo.coreUrl}/signed-in-elsewhere?state=login.x&code=y`);
    await page.getByText('Zacznij jeszcze raz').waitFor();
    await picture(page, 'elsewhere-over');
    t.same(await faultsOf(page), []);
    await page.getByRole('link', { name: 'Do logowania' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/login'));
    await enter(page, demo, 'guardian');
  },
);
