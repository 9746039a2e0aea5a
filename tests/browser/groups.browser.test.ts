import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { faultsOf, openChromium, openPage, picture, type Size } from './chromium.ts';
import { enter } from './sign-in.ts';

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});
const admin = await signIn(demo.coreUrl, demo.account('admin'));

const openAs = async (role: string, size: Size, scheme?: 'dark') => {
  const watched = await openPage(browser, size, scheme);
  await enter(watched.page, demo, role);
  await watched.page.goto(`${demo.coreUrl}/groups`);
  return watched;
};
const panelOf = (page: Page) => page.getByRole('region', { name: 'Wybrana pozycja' });
const press = (page: Page, name: string | RegExp) =>
  panelOf(page).getByRole('button', { name, exact: true }).first().click();
const rowOf = (page: Page, hasText: string | RegExp) =>
  page.getByRole('row').filter({ hasText }).first();

t.test('a teacher without the right reads and finds nothing to make', async (t) => {
  const { page, context, faults } = await openAs('teacher', 'desk');
  t.teardown(() => context.close());
  await page
    .getByText(/Tworzy je administrator|Wybierz pozycję/)
    .first()
    .waitFor();
  t.equal(await page.getByRole('button', { name: 'Dodaj grupę' }).count(), 0);
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test(
  '[GROUP-13] a teacher makes a group of two classes, changes, closes and takes back',
  async (t) => {
    const set = await admin.put('/api/v1/school/options/group.creators', {
      value: 'teachers',
      version: 0,
    });
    t.equal(set.status, 200);
    const { page, context, faults } = await openAs('teacher', 'desk');
    t.teardown(() => context.close());
    await page.getByRole('button', { name: 'Dodaj grupę' }).click();
    await press(page, 'Dodaj');
    await panelOf(page).getByText('Wybierz przynajmniej jeden oddział').waitFor();
    await panelOf(page).getByLabel('Nazwa').fill('5ab chór');
    await panelOf(page).getByLabel('5a', { exact: true }).check();
    await panelOf(page).getByLabel('5b', { exact: true }).check();
    await press(page, 'Cały oddział 5a');
    const first = await panelOf(page).locator('.group-class').nth(1).locator('label').first();
    const surname = ((await first.textContent()) ?? '').replace(/^\d+\. /, '').split(' ')[0] ?? '';
    await panelOf(page)
      .getByRole('searchbox')
      .fill(surname.toUpperCase().replaceAll('Ł', 'l').slice(0, 4));
    await panelOf(page).locator('.group-class').last().getByRole('checkbox').first().check();
    await picture(page, 'groups-new');
    t.same(await faultsOf(page), []);
    await press(page, 'Dodaj');
    await page.getByText('Dodano: 5ab chór.').waitFor();
    await rowOf(page, /5ab chór5a, 5bmoja/).waitFor();
    const rows = panelOf(page).locator('.group-lines tbody tr');
    await rows.first().waitFor();
    const all = await rows.count();
    t.ok(all > 10, `${all} pupils`);
    await picture(page, 'groups-one');
    t.same(await faultsOf(page), []);

    await press(page, 'Zmień skład');
    const form = panelOf(page).getByRole('form', { name: 'Skład grupy' });
    await form.getByRole('checkbox').first().uncheck();
    await form.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText(/Skład grupy „5ab chór” obowiązuje od/).waitFor();
    await rows.nth(all - 1).waitFor({ state: 'detached' });
    t.equal(await rows.count(), all - 1);

    await press(page, 'Zamknij grupę');
    await picture(page, 'groups-close');
    t.same(await faultsOf(page), []);
    await press(page, 'Zamknij grupę');
    await page.getByText(/Grupa „5ab chór” jest zamknięta od/).waitFor();
    await panelOf(page).getByText('Tego dnia nikt nie należy do grupy.').waitFor();
    await page.getByRole('button', { name: 'Cofnij' }).last().click();
    await rows.nth(all - 2).waitFor();

    await page.emulateMedia({ media: 'print' });
    await picture(page, 'groups-print');
    t.notOk(await page.getByRole('button', { name: 'Drukuj listę' }).isVisible());
    t.ok(await rows.first().isVisible());
    t.same(faults, []);
  },
);

t.test(
  'classes whose terms have other dates are refused in words, with the keyboard',
  async (t) => {
    const { items } = (
      await admin.get<{ items: { classId: string; name: string }[] }>('/api/v1/classes')
    ).body;
    const other = items.find(({ name }) => name === '6a');
    const path = `/api/v1/classes/${other?.classId}/terms`;
    const now = (
      await admin.get<{
        terms: { ordinal: number; from: string; to: string }[];
        version: number;
      }>(path)
    ).body;
    const day = (date: string, days: number) =>
      new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    const [one, two] = now.terms;
    if (!one || !two) throw new Error('the demo has two terms');
    const set = await admin.put(path, {
      terms: [
        { ...one, to: day(one.to, -7) },
        { ...two, from: day(two.from, -7) },
      ],
      version: now.version,
    });
    t.equal(set.status, 200);
    const { page, context, faults } = await openAs('teacher', 'phone', 'dark');
    t.teardown(() => context.close());
    await rowOf(page, /5ab chór/).waitFor();
    await picture(page, 'groups-phone');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Dodaj grupę' }).press('Enter');
    await panelOf(page).getByLabel('5a', { exact: true }).press('Space');
    await panelOf(page).getByLabel('6a', { exact: true }).press('Space');
    await panelOf(page).getByText('6a: inne daty semestrów niż 5a.').waitFor();
    await picture(page, 'groups-phone-apart');
    t.same(await faultsOf(page), []);
    await page.keyboard.press('Escape');
    await page.goto(`${demo.coreUrl}/groups`);
    await rowOf(page, /5ab chór/).click();
    await panelOf(page).locator('.group-lines tbody tr').first().waitFor();
    await picture(page, 'groups-phone-one');
    t.same(await faultsOf(page), []);
    t.same(faults, []);
  },
);

t.test('the director reads from the page of classes and changes nothing', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await enter(page, demo, 'director');
  await page.goto(`${demo.coreUrl}/classes`);
  await page.getByRole('link', { name: 'Grupy', exact: true }).click();
  await rowOf(page, /5ab chór/).click();
  await panelOf(page)
    .getByText(/listę prowadzi/)
    .waitFor();
  await panelOf(page).getByRole('button', { name: 'Drukuj listę' }).waitFor();
  t.equal(
    await panelOf(page)
      .getByRole('button', { name: /Zmień|Zamknij grupę|Usuń/ })
      .count(),
    0,
  );
  t.same(faults, []);
});
