import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { faultsOf, openChromium, openPage, picture, type Size } from './chromium.ts';
import { enter } from './sign-in.ts';

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const openAs = async (role: string, path: string, size: Size, scheme?: 'dark') => {
  const watched = await openPage(browser, size, scheme);
  await enter(watched.page, demo, role);
  await watched.page.goto(`${demo.coreUrl}${path}`);
  return watched;
};

t.test('the administrator closes dates and opens them again [LOCK-01, LOCK-02]', async (t) => {
  const { page, context, faults } = await openAs('admin', '/admin/locks', 'desk');
  t.teardown(() => context.close());
  const close = async (from: string, to: string) => {
    await page.getByRole('button', { name: 'Zamknij daty' }).click();
    await page.getByLabel('Od dnia').fill(from);
    await page.getByLabel('Do dnia').fill(to);
    await page.getByLabel('Powód').fill('klasyfikacja');
  };
  await close('2026-09-01', '2027-01-31');
  await page.getByLabel('frekwencja').uncheck();
  await picture(page, 'locks-form');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz i zamknij' }).click();
  const line = page.locator('.lock-line').filter({ hasText: /^1\.09\.2026/ });
  await line.getByText('oceny, zachowanie, zrealizowane lekcje · wszystkie oddziały').waitFor();
  await close('2027-01-15', '2027-02-15');
  await page.getByRole('radio', { name: 'wybrane oddziały' }).click();
  await page.locator('.lock-check').filter({ hasText: /^\d/ }).first().click();
  await page.getByText('Pokrywa się z 1 inną blokadą:').waitFor();
  await page.getByRole('button', { name: 'Zapisz i zamknij' }).click();
  await page.locator('.lock-line').nth(1).waitFor();
  await picture(page, 'locks');
  await line.getByRole('button', { name: /^Otwórz na nowo/ }).click();
  const question = page.getByRole('alertdialog');
  await question.getByLabel('Powód').fill('poprawka');
  await question.getByRole('button', { name: 'Otwórz na nowo' }).click();
  await line.getByText('otwarte na nowo').waitFor();
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});
