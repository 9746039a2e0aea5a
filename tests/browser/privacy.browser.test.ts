import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { faultsOf, openChromium, openPage, picture, type Size, tooSmall } from './chromium.ts';
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

t.test(
  'a parent reads what the school holds, on a phone [PRIV-01, PRIV-09, PRIV-10]',
  async (t) => {
    const { page, context, faults } = await openAs('guardian', '/privacy', 'phone');
    t.teardown(() => context.close());
    await page.getByText('Dane z kart i drzwi służą wyłącznie bezpieczeństwu dzieci.').waitFor();
    await page
      .getByText('Administratorem danych, także danych z kart i drzwi, jest szkoła.')
      .waitFor();
    await page.getByText(/Dane przetwarzane są od/).waitFor();
    await page.getByRole('heading', { name: 'Komu udostępniono dane' }).waitFor();
    await picture(page, 'privacy-own-phone');
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Zapisz wszystko do pliku' }).click();
    t.match((await saved).suggestedFilename(), /\.json$/);
    await page.getByText('Plik zapisany.').waitFor();
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    t.same(faults, []);
  },
);

t.test('the office takes a request and answers it, with a disclosure [PRIV-11]', async (t) => {
  const { page, context, faults } = await openAs('secretariat', '/admin/privacy', 'desk', 'dark');
  t.teardown(() => context.close());
  const form = page.getByRole('form', { name: 'Nowy wniosek' });
  await form.getByRole('searchbox').fill('a');
  await form.locator('.person-found button').first().click();
  await form.getByLabel('Kto pyta').fill('mama ucznia');
  await form.getByRole('button', { name: 'Przyjmij wniosek' }).click();
  const line = page.locator('.privacy-line').first();
  await line.getByText('czeka', { exact: true }).waitFor();
  await picture(page, 'privacy-requests-dark');
  t.same(await faultsOf(page), []);
  await line.getByLabel('Co odpowiedziano').fill('wydano informację');
  await line.getByRole('button', { name: 'Zapisz odpowiedź' }).click();
  await line.getByText('odpowiedziano', { exact: true }).waitFor();
  await page.getByRole('radio', { name: 'Udostępnienia' }).click();
  const other = page.getByRole('form', { name: 'Nowe udostępnienie' });
  await other.getByRole('searchbox').fill('a');
  await other.locator('.person-found button').first().click();
  await other.getByLabel('Komu').fill('Sąd Rejonowy');
  await other.getByLabel('Podstawa prawna').fill('art. 15');
  await other.getByLabel('Zakres').fill('adres');
  await other.getByRole('button', { name: 'Zapisz udostępnienie' }).click();
  await page.locator('.privacy-line').getByText('Sąd Rejonowy').waitFor();
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});
