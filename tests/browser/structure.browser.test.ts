import type { Page } from 'playwright-core';
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
const STRUCTURE = '/admin/structure';
const TABS = ['years', 'units', 'classes', 'subjects', 'groups', 'courses', 'categories', 'bodies'];
const panelOf = (page: Page) => page.getByRole('region', { name: 'Wybrana pozycja' });
/** By all its text: cells follow each other without a space. */
const rowOf = (page: Page, hasText: string | RegExp) =>
  page.getByRole('row').filter({ hasText }).first();
const show = (page: Page, tab: string) =>
  page.getByRole('radio', { name: tab, exact: true }).click();
const press = (page: Page, name: string | RegExp) =>
  panelOf(page).getByRole('button', { name, exact: true }).first().click();
const toast = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

t.test('a school is set up with the mouse: unit, class, group, assignment', async (t) => {
  const { page, context, faults } = await openAs('admin', '/classes', 'desk');
  t.teardown(() => context.close());
  await page.getByRole('link', { name: 'Struktura szkoły' }).click();
  await show(page, 'Jednostki');
  await page.getByText('Szkoła nie ma wydzielonych jednostek').waitFor();
  await page.getByRole('button', { name: 'Dodaj jednostkę' }).click();
  await press(page, 'Dodaj');
  await panelOf(page).getByText('Popraw zaznaczone').waitFor();
  await panelOf(page).getByLabel('Nazwa').fill('Szkoła Podstawowa nr 7');
  await panelOf(page).getByLabel('Skrót').fill('SP 7');
  t.same(await faultsOf(page), []);
  await press(page, 'Dodaj');
  await toast(page, 'Dodano: Szkoła Podstawowa nr 7.');

  await show(page, 'Oddziały');
  await page.getByRole('button', { name: 'Dodaj oddział' }).click();
  await panelOf(page).getByRole('textbox', { name: 'Oddział' }).fill('7z');
  await panelOf(page).getByLabel('Poziom').selectOption('7');
  await panelOf(page).getByLabel('Jednostka').selectOption({ label: 'Szkoła Podstawowa nr 7' });
  await press(page, 'Dodaj');
  await rowOf(page, /7z/).click();
  await panelOf(page).getByRole('button', { name: 'Zmień daty' }).click();
  await panelOf(page).getByText('Wspólną grupę mają tylko oddziały').waitFor();
  await picture(page, 'structure-class');
  t.same(await faultsOf(page), []);

  await show(page, 'Grupy');
  await page.getByRole('button', { name: 'Dodaj grupę' }).click();
  await panelOf(page).getByLabel('Nazwa').fill('5ab basen');
  await panelOf(page).getByLabel('5a', { exact: true }).check();
  await panelOf(page).getByLabel('5b', { exact: true }).check();
  await press(page, 'Dodaj');
  await rowOf(page, /5ab basen/).click();
  await panelOf(page).getByText('Do grupy nikt jeszcze nie należy.').waitFor();
  await panelOf(page).getByRole('button', { name: 'Zmień skład' }).click();
  const members = panelOf(page).getByRole('form', { name: 'Skład grupy' });
  await members.getByRole('checkbox').nth(0).check();
  await members.getByRole('checkbox').nth(3).check();
  await picture(page, 'structure-group');
  t.same(await faultsOf(page), []);
  await members.getByRole('button', { name: 'Zapisz' }).click();
  await toast(page, /Skład grupy „5ab basen” obowiązuje od/);
  await rowOf(page, /5ab basen5a, 5b2/).waitFor();

  await show(page, 'Przydziały zajęć');
  await page.getByRole('button', { name: 'Dodaj przydział' }).click();
  await panelOf(page).getByLabel('Przedmiot').selectOption({ index: 1 });
  const targets = panelOf(page).getByLabel('Oddział albo grupa').locator('option');
  const ofClasses = targets.filter({ hasText: /^Oddział / });
  t.ok((await ofClasses.count()) > 0, 'a lesson is held with a class');
  await panelOf(page)
    .getByLabel('Rodzaj', { exact: true })
    .selectOption({ label: 'zajęcia dodatkowe' });
  t.equal(await ofClasses.count(), 0, 'other activities with a group only');
  await picture(page, 'structure-activity');
  t.same(await faultsOf(page), []);
  await panelOf(page).getByLabel('Oddział albo grupa').selectOption({ label: 'Grupa 5ab basen' });
  await panelOf(page).getByLabel('Uczy', { exact: true }).selectOption({ index: 1 });
  await press(page, 'Dodaj');
  await page.getByLabel('Szukaj: przedmiot, oddział, nazwisko').fill('basen');
  await rowOf(page, /5ab basenzajęcia dodatkowe/).click();
  await panelOf(page).getByText('zajęcia dodatkowe, dziennik zajęć dodatkowych').waitFor();
  await panelOf(page).getByLabel('Uczy', { exact: true }).selectOption({ index: 2 });
  await panelOf(page).getByLabel('Powód zmiany').fill('urlop');
  await picture(page, 'structure-course');
  t.same(await faultsOf(page), []);
  await press(page, 'Zapisz');
  await page.getByRole('button', { name: 'Cofnij' }).last().click();
  t.same(faults, []);
});

t.test('the same with the keyboard alone: a category of grades, changed and removed', async (t) => {
  const { page, context, faults } = await openAs('admin', `${STRUCTURE}?tab=courses`, 'desk');
  t.teardown(() => context.close());
  await rowOf(page, /Biologia5a/).waitFor();
  await page.getByRole('radio', { name: 'Przydziały zajęć' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByText('Nie ma jeszcze kategorii ocen').waitFor();
  await page.getByRole('button', { name: 'Dodaj kategorię' }).focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('name'));
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'name');
  await page.keyboard.type('Sprawdzian');
  await page.keyboard.press('Tab');
  t.equal(await focused(), 'shortName');
  await page.keyboard.type('spr');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('30');
  await page.keyboard.press('Enter');
  await panelOf(page).getByText('Waga to liczba od 0 do 10').waitFor();
  t.equal(await focused(), 'weight', 'led to the fault');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2,5');
  await page.keyboard.press('Enter');
  await rowOf(page, /Sprawdzianspr2,5liczy się/).waitFor();
  await rowOf(page, /Sprawdzian/).focus();
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('heading', { name: 'Sprawdzian' }).waitFor();
  await picture(page, 'structure-category');
  t.same(await faultsOf(page), []);
  await panelOf(page).getByRole('button', { name: 'Usuń' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').getByText('Usunąć: Sprawdzian?').waitFor();
  await page.keyboard.press('Escape');
  await panelOf(page).getByRole('button', { name: 'Usuń' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Usuń' }).press('Enter');
  await page.getByText('Nie ma jeszcze kategorii ocen').waitFor();
  t.same(faults, []);
});

t.test('of two administrators the later one is told, and nothing is overwritten', async (t) => {
  const one = await openAs('admin', `${STRUCTURE}?tab=subjects`, 'desk');
  const other = await openAs('admin', `${STRUCTURE}?tab=subjects`, 'desk');
  t.teardown(async () => {
    await one.context.close();
    await other.context.close();
  });
  for (const { page } of [one, other]) {
    await rowOf(page, /Biologia/).click();
    await panelOf(page).getByLabel('Nazwa').waitFor();
  }
  await panelOf(one.page).getByLabel('Nazwa').fill('Biologia i ekologia');
  await press(one.page, 'Zapisz');
  await toast(one.page, 'Zapisano: Biologia i ekologia.');
  await panelOf(other.page).getByLabel('Nazwa').fill('Biologia z elementami');
  await press(other.page, 'Zapisz');
  await panelOf(other.page).getByText('Ktoś zmienił te dane w międzyczasie').waitFor();
  t.equal(await panelOf(other.page).getByLabel('Nazwa').inputValue(), 'Biologia z elementami');
  await picture(other.page, 'structure-conflict');
  await press(other.page, 'Pokaż obecne dane');
  t.equal(await panelOf(other.page).getByLabel('Nazwa').inputValue(), 'Biologia i ekologia');
});

t.test('bells of a weekday: a shortened Friday', async (t) => {
  const { page, context, faults } = await openAs('admin', '/bells', 'desk');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: 'Dodaj plan dzwonków' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByLabel('Nazwa planu').fill('Dzwonki skrócone');
  await question.getByRole('button', { name: 'Dodaj plan dzwonków' }).click();
  await page.getByRole('heading', { name: 'Dzwonki skrócone', exact: true }).waitFor();
  await page
    .getByRole('button', { name: /Klasy: / })
    .first()
    .click();
  await page.getByLabel('piątek').selectOption({ label: 'Dzwonki skrócone' });
  await toast(page, /Zapisano dni tygodnia/);
  await picture(page, 'structure-bells');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('a homeroom teacher records the class council', async (t) => {
  const { page, context, faults } = await openAs('homeroomTeacher', '/class-bodies', 'phone');
  t.teardown(() => context.close());
  await rowOf(page, /samorząd klasowy/).click();
  await panelOf(page).getByLabel('Dodaj osobę').selectOption({ index: 1 });
  await panelOf(page).getByLabel('Dodaj osobę').selectOption({ index: 1 });
  await picture(page, 'structure-council');
  t.same(await faultsOf(page), []);
  await press(page, 'Zapisz');
  await toast(page, /Zapisano skład/);
  await rowOf(page, /samorząd klasowy.*wpisano/).waitFor();
  t.same(faults, []);
});

t.test('every part on a phone in the dark', async (t) => {
  const { page, context, faults } = await openAs('admin', STRUCTURE, 'phone', 'dark');
  t.teardown(() => context.close());
  for (const tab of TABS) {
    await page.goto(`${demo.coreUrl}${STRUCTURE}?tab=${tab}`);
    await page.locator('.office-list').locator('[role="grid"], .empty').first().waitFor();
    await picture(page, `structure-phone-${tab}`);
    t.same(await faultsOf(page), [], tab);
  }
  t.same(faults, []);
});
