import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
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
const panelOf = (page: Page) => page.getByRole('region', { name: 'Godzina i wersja planu' });
/** The hour of the grid by day and number: `piątek, lekcja 9`. */
const hourOf = (page: Page, at: string) =>
  page.getByRole('region', { name: 'Siatka godzin' }).getByRole('button', { name: `${at}:` });
const isFree = (page: Page, at: string) =>
  page.getByRole('button', { name: `${at}: wolne`, exact: true }).waitFor();
const field = (page: Page, name: string) => panelOf(page).getByRole('combobox', { name });

const homeroom = await signIn(demo.coreUrl, demo.account('homeroomTeacher'));
const own = homeroom.session.memberships.flatMap(({ personId }) => personId ?? []);
const classes = (
  await homeroom.get<{
    classes: { id: string; name: string; mayWrite: boolean }[];
  }>('/api/v1/timetable/overview')
).body.classes;
const led = classes.find(({ mayWrite }) => mayWrite);
if (led === undefined || own.length === 0) throw new Error('no class is led');
const later = (days: number) => {
  const date = new Date(`${demo.facts().monday}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};
let draft = '';

t.test('who does not teach begins with a class; a week is printed', async (t) => {
  const { page, context, faults } = await openAs('admin', '/timetable', 'desk');
  t.teardown(() => context.close());
  await page.getByRole('columnheader', { name: /dziś/ }).waitFor();
  const whose = page.getByRole('combobox', { name: 'Czyj plan' });
  t.match(await whose.locator('option:checked').textContent(), /^Klasa /);
  t.equal(await whose.locator('option', { hasText: 'Moje lekcje' }).count(), 0);
  await page.getByText('8:00–8:45').first().waitFor();
  await picture(page, 'timetable-admin');
  t.same(await faultsOf(page), []);
  const sheet = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Drukuj' }).click();
  await (await sheet).waitForURL(/^blob:/);
  t.same(faults, []);
});

t.test('a new version of a class is typed by keys, taken back, and published', async (t) => {
  const { page, context, faults } = await openAs(
    'homeroomTeacher',
    `/timetable?class=${led.id}`,
    'desk',
  );
  t.teardown(() => context.close());
  await page.getByRole('link', { name: 'Zmień plan klasy' }).click();
  await page.getByRole('heading', { name: `Plan klasy ${led.name}` }).waitFor();
  const before = page.url();
  await panelOf(page).getByLabel('Nowy plan od dnia').fill(later(14));
  await panelOf(page).getByRole('button', { name: 'Nowa wersja' }).click();
  await page.waitForURL((url) => url.href !== before);
  await panelOf(page).getByText('szkic', { exact: true }).first().waitFor();
  draft = new URL(page.url()).pathname;
  await isFree(page, 'piątek, lekcja 8');
  await picture(page, 'timetable-edit');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);

  await hourOf(page, 'piątek, lekcja 8').click();
  await field(page, 'Przedmiot').fill('nie ma takiego');
  await page.keyboard.press('Enter');
  await panelOf(page).getByText('Nie ma takiego przedmiotu albo pasuje kilka.').waitFor();
  await field(page, 'Przedmiot').fill('matematyka');
  await picture(page, 'timetable-hour');
  t.same(await faultsOf(page), []);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^piątek, lekcja 8: Matematyka/ }).waitFor();
  t.match(
    await page.evaluate(() => document.activeElement?.getAttribute('data-hour')),
    '5-9',
    'Enter leads to the hour below',
  );
  await page.keyboard.press('Control+z');
  await isFree(page, 'piątek, lekcja 8');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('m');
  await page.keyboard.type('atematyka');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^piątek, lekcja 8: Matematyka/ }).waitFor();

  await panelOf(page).getByRole('button', { name: 'Opublikuj plan' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByText('Dotychczasowy plan kończy się dzień przed').waitFor();
  await picture(page, 'timetable-publish');
  t.same(await faultsOf(page), []);
  await question.getByRole('button', { name: 'Opublikuj plan' }).click();
  await page.getByText(`Plan klasy ${led.name} opublikowany.`).waitFor();
  await panelOf(page).getByText('obowiązuje', { exact: true }).first().waitFor();
  t.same(faults, []);
});

t.test('of two who type one hour the later one is asked, and undo overwrites nobody', async (t) => {
  const one = await openAs('homeroomTeacher', draft, 'desk');
  const two = await openAs('homeroomTeacher', draft, 'desk');
  t.teardown(() => Promise.all([one.context.close(), two.context.close()]));
  const keep = async (page: Page, subject: string) => {
    await field(page, 'Przedmiot').fill(subject);
    await panelOf(page).getByRole('button', { name: 'Zapisz godzinę' }).click();
  };
  const has = (page: Page, subject: string) =>
    page.getByRole('button', { name: new RegExp(`^czwartek, lekcja 8: ${subject}`) }).waitFor();
  await hourOf(two.page, 'czwartek, lekcja 8').click();
  await field(two.page, 'Przedmiot').waitFor();
  await hourOf(one.page, 'czwartek, lekcja 8').click();
  await keep(one.page, 'historia');
  await has(one.page, 'Historia');
  // The open page follows, and still what the other has typed is not written over it.
  await has(two.page, 'Historia');
  await keep(two.page, 'matematyka');
  await panelOf(two.page).getByText('Tę godzinę zmienił przed chwilą ktoś inny.').waitFor();
  await picture(two.page, 'timetable-clash');
  t.same(await faultsOf(two.page), []);
  await has(two.page, 'Historia');
  await panelOf(two.page).getByRole('button', { name: 'Zapisz moją wersję' }).click();
  await has(two.page, 'Matematyka');
  await has(one.page, 'Matematyka');
  await one.page.getByRole('button', { name: 'Cofnij' }).click();
  await one.page.getByText('Tę godzinę zmienił przed chwilą ktoś inny.').waitFor();
  await one.page.locator('button[disabled]', { hasText: 'Cofnij' }).waitFor();
  await has(one.page, 'Matematyka');
  await picture(one.page, 'timetable-undo-refused');
  t.same(await faultsOf(one.page), []);
  t.same([...one.faults, ...two.faults], []);
});

t.test('a teacher types own hours on a phone in the dark; a parent reads the week', async (t) => {
  const { page, context, faults } = await openAs('teacher', '/timetable', 'phone', 'dark');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: 'Wpisz swoje lekcje' }).click();
  await page.getByRole('heading', { name: 'Moje lekcje' }).waitFor();
  await page.getByRole('radio', { name: 'pt.' }).click();
  await picture(page, 'timetable-own-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  await hourOf(page, 'piątek, lekcja 9').click();
  await field(page, 'Przedmiot').fill('matematyka');
  await picture(page, 'timetable-own-hour-phone-dark');
  await panelOf(page).getByRole('button', { name: 'Zapisz godzinę' }).click();
  await page.getByRole('button', { name: /^piątek, lekcja 9: Matematyka/ }).waitFor();
  t.same(faults, []);
  const guardian = await signIn(demo.coreUrl, demo.account('guardian'));
  const { items } = (
    await guardian.get<{ items: { studentId: string; className?: string }[] }>('/api/v1/children')
  ).body;
  const child = items.find(({ className }) => className === led.name);
  const week = `/child/${child?.studentId}/plan?date=${later(14)}`;
  const parent = await openAs('guardian', week, 'phone');
  t.teardown(() => parent.context.close());
  await parent.page.getByRole('radio', { name: 'pt.' }).click();
  await picture(parent.page, 'timetable-parent-phone');
  await parent.page.getByText('Matematyka').first().waitFor();
  t.same(await faultsOf(parent.page), []);
  t.same(await tooSmall(parent.page, 24), []);
});
