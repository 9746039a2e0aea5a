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

t.test('[ADMIN-02, ADMIN-08] the administrator sets an option with the minutes', async (t) => {
  const { page, context, faults } = await openAs('admin', '/settings', 'desk');
  t.teardown(() => context.close());
  const option = page.getByRole('listitem', { name: 'Usprawiedliwianie nieobecności' });
  await option.getByText('usprawiedliwia od razu').waitFor();
  await picture(page, 'settings');
  await option.getByRole('button', { name: /^Zmień/ }).click();
  await page.getByLabel('Wartość').selectOption({ label: 'decyduje wychowawca' });
  const save = page.getByRole('button', { name: 'Zapisz ustawienie' });
  t.ok(await save.isDisabled(), 'no minutes yet');
  await page.getByLabel('Protokół rady pedagogicznej').fill('Protokół RP 3/2026');
  await picture(page, 'settings-question');
  t.same(await faultsOf(page), []);
  await save.click();
  await option.getByText('Protokół: Protokół RP 3/2026').waitFor();
  await option.getByText('domyślnie: usprawiedliwia od razu').waitFor();
  await page.getByRole('button', { name: 'Cofnij' }).click();
  await option.getByText('domyślnie:').waitFor({ state: 'detached' });
  await page.getByLabel('Szukaj w ustawieniach').fill('średni');
  await page.getByRole('listitem', { name: 'Rodzic widzi średnią dziecka' }).waitFor();
  t.equal(await page.locator('.option').count(), 1);
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('a director reads the settings on a phone in the dark and changes none', async (t) => {
  const { page, context, faults } = await openAs('director', '/settings', 'phone', 'dark');
  t.teardown(() => context.close());
  await page.getByText('Ustawienia zmienia administrator dziennika.').waitFor();
  await page.locator('.option').first().waitFor();
  t.equal(await page.getByRole('button', { name: /^Zmień:/ }).count(), 0);
  await picture(page, 'settings-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});

t.test('[PERM-47] the director reads the matrix and finds a right by its words', async (t) => {
  const { page, context, faults } = await openAs('director', '/rights', 'desk');
  t.teardown(() => context.close());
  const row = page.getByRole('row', { name: /^Lista kont: podgląd/ });
  await row.waitFor();
  await picture(page, 'rights');
  t.equal(
    await row.getByText('szkoła').count(),
    3,
    'administrator, secretariat, superadministrator',
  );
  t.same(await faultsOf(page), []);
  await page.getByLabel('Szukaj uprawnienia').fill('karta blok');
  await page.getByRole('row', { name: /^Karta: blokowanie/ }).waitFor();
  t.equal(await row.count(), 0);
  await page.getByRole('radio', { name: 'Co mogę ja' }).click();
  await page.getByText('Nie ma uprawnienia z takim słowem.').waitFor();
  t.same(faults, []);
});

t.test(
  '[PERM-04, PERM-46] the administrator gives director rights on the page and takes them back',
  async (t) => {
    const { page, context, faults } = await openAs('admin', '/rights?tab=people', 'phone', 'dark');
    t.teardown(() => context.close());
    await page.getByText('Nikomu nie nadano jeszcze niczego ponad role.').waitFor();
    const secretary = demo.account('secretariat').login;
    await page.getByLabel('Komu').fill(secretary);
    await page.locator('.rights-candidates button').first().click();
    await page.getByLabel('Jakie uprawnienie').selectOption({ label: 'Prawa dyrektora' });
    await page.getByLabel('Powód').fill('powołanie');
    await picture(page, 'rights-give-phone-dark');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Nadaj uprawnienie' }).click();
    const given = page.locator('.given').filter({ hasText: 'Prawa dyrektora' });
    await given.getByText('powołanie').waitFor();
    await given.getByRole('button', { name: 'Odbierz' }).click();
    await page.getByRole('alertdialog').getByLabel('Powód').fill('odwołanie');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Odbierz' }).click();
    await page.getByText('Zakończone').waitFor();
    t.same(await tooSmall(page, 24), []);
    t.same(await faultsOf(page), []);
    t.same(faults, []);
  },
);

t.test('a teacher who was given the right changes the settings of the school', async (t) => {
  const giver = await openAs('admin', '/rights?tab=people', 'desk');
  t.teardown(() => giver.context.close());
  await giver.page.getByLabel('Komu').fill(demo.account('teacher').login);
  await giver.page.locator('.rights-candidates button').first().click();
  await giver.page.getByLabel('Jakie uprawnienie').selectOption({ label: 'Moduł administracyjny' });
  await giver.page.getByLabel('Powód').fill('prowadzi ustawienia');
  await giver.page.getByRole('button', { name: 'Nadaj uprawnienie' }).click();
  await giver.page.locator('.given').first().waitFor();
  const { page, context, faults } = await openAs('teacher', '/settings', 'desk', 'dark');
  t.teardown(() => context.close());
  await page.locator('.option').first().waitFor();
  t.ok((await page.getByRole('button', { name: /^Zmień:/ }).count()) > 0);
  t.equal(await page.getByRole('radio', { name: 'Konta' }).count(), 0, 'and nothing else');
  await picture(page, 'settings-granted-dark');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});
