import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { faultsOf, openChromium, openPage, picture, type Size, tooSmall } from './chromium.ts';
import { putAsideBefore } from './earlier-days.ts';
import { enter } from './sign-in.ts';

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const main = demo.facts().doors.find(({ key }) => key === 'main');
const goodTap = {
  v: 1,
  id: randomUUID(),
  source: 'agent',
  sourceId: randomUUID(),
  epoch: randomUUID(),
  seq: 1,
  kind: 'tap',
  doorId: main?.doorId,
  direction: 'in',
  reason: 'denied.unknown',
  occurredAtUtc: Date.parse('2026-11-20T07:00:00Z'),
  clock: 'sure',
  rosterVersion: 1,
};
await putAsideBefore(demo, [
  { code: 'event.version_unknown', payload: JSON.stringify(goodTap) },
  { code: 'event.malformed', payload: 'rub\u202ebish <img src=x onerror=alert(1)>' },
]);

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const admin = async (size: Size = 'desk', colorScheme: 'light' | 'dark' = 'light') => {
  const watched = await openPage(browser, size, colorScheme);
  await enter(watched.page, demo, 'admin');
  return watched;
};

t.test('the administrator sees at once how things are, and that a box went silent', async (t) => {
  const { page, context, faults } = await admin();
  t.teardown(() => context.close());
  await page.getByRole('heading', { name: 'Stan', exact: true }).waitFor();
  await page.getByText('4 z 4 drzwi połączone').waitFor();
  await page.getByText('2 zdarzenia odłożone').waitFor();
  await picture(page, 'admin-health');
  t.same(await faultsOf(page), []);
  const demoPage = await context.newPage();
  await demoPage.goto(`${demo.coreUrl}/demo/`);
  await press(demoPage, 'Odłącz zasilanie');
  await page.bringToFront();
  await page.getByText(/skrzynka milczy od/).waitFor();
  await page.getByText('Sprawdź zasilanie i kabel sieciowy skrzynki.').waitFor();
  t.notOk(await page.getByText('4 z 4 drzwi połączone').isVisible(), 'its doors are not counted');
  await picture(page, 'admin-health-silent');
  t.same(await faultsOf(page), []);
  await demoPage.bringToFront();
  await press(demoPage, 'Włącz zasilanie');
  await page.bringToFront();
  await page.getByText('4 z 4 drzwi połączone').waitFor();
  t.same(faults, []);
});

t.test('a code for a hub is shown once, large, with its end and the command', async (t) => {
  const { page, context, faults } = await admin();
  t.teardown(() => context.close());
  await page.goto(`${demo.coreUrl}/admin/devices`);
  await press(page, 'Kod dla centralki');
  await page.getByText('Ten budynek ma już centralkę').waitFor();
  await press(page, 'Wydaj kod');
  const sheet = page.getByRole('dialog');
  const code = (await sheet.locator('.code-big').textContent()) ?? '';
  t.match(code, /^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/);
  await sheet.getByText(`--core ${demo.coreUrl} --code ${code}`).waitFor();
  await sheet.getByText(/^Ważny do .*Działa raz\.$/).waitFor();
  await picture(page, 'admin-code');
  t.same(await faultsOf(page), []);
  await sheet.getByRole('button', { name: 'Zamknij' }).click();
  await page.getByRole('heading', { name: 'Skrzynki przy drzwiach' }).waitFor();
  t.notOk((await page.content()).includes(code), 'it is gone from the page');
  await press(page, 'Wycofaj centralkę');
  const question = page.getByRole('alertdialog');
  await question.getByText('Drzwi działają dalej z ostatniego planu wejść.').waitFor();
  await question.getByText('Nazwiska zapisane na centralce zostaną skasowane.').waitFor();
  t.same(await faultsOf(page), []);
  await page.keyboard.press('Escape');
  await page.getByText('połączona').first().waitFor();
  await page.getByText('Jak dodać skrzynkę').click();
  await page.getByText(/furtka agent add --config hub\.json/).waitFor();
  t.same(faults, []);
});

t.test(
  'a door is renamed, and the register tells who, from where, what to what [AUDIT-06, AUDIT-07, AUDIT-09]',
  async (t) => {
    const { page, context, faults } = await admin();
    t.teardown(() => context.close());
    await page.goto(`${demo.coreUrl}/admin/devices`);
    await press(page, 'Zmień drzwi: Boisko');
    await page.getByLabel('Nazwa', { exact: true }).fill('');
    await press(page, 'Zapisz drzwi');
    await page.getByText('Wpisz nazwę drzwi.').waitFor();
    await picture(page, 'admin-door-wrong');
    t.same(await faultsOf(page), []);
    await page.getByLabel('Nazwa', { exact: true }).fill('Furtka na boisko');
    await press(page, 'Zapisz drzwi');
    await page.getByText('Zapisano: Furtka na boisko.').waitFor();
    await page.getByRole('link', { name: 'Szkoła', exact: true }).click();
    await page.getByRole('radio', { name: 'Rejestr', exact: true }).click();
    await page.getByLabel('Co się stało').fill('zmiana drzwi');
    await press(page, 'Szukaj');
    const act = page
      .getByRole('list', { name: /Wpisy rejestru/ })
      .getByRole('listitem')
      .first();
    await act.getByText('zmiana drzwi').waitFor();
    const said = ((await act.textContent()) ?? '').replace(/\s+/g, ' ');
    t.match(said, /nazwa ?było Boisko ?→ ?jest Furtka na boisko/);
    t.match(said, /administrator/);
    t.match(said, /adres (127\.0\.0\.1|::1)/);
    t.ok(said.includes(demo.account('admin').name), 'by name');
    await picture(page, 'admin-history');
    t.same(await faultsOf(page), []);
    await press(page, 'Sprawdź rejestr');
    await page.getByText(/^Rejestr nienaruszony: \d+ wpis/).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      press(page, 'Zapisz do pliku'),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    t.match(text, /zmiana drzwi;door\.change;.*nazwa: Boisko → Furtka na boisko/);
    await page.getByLabel('Co się stało').fill('pogoda');
    await press(page, 'Szukaj');
    await page.getByText('Rejestr nie zna takiej czynności').waitFor();
    t.same(faults, []);
  },
);

t.test('events put aside are shown as they came, and taken again', async (t) => {
  const { page, context, faults } = await admin();
  t.teardown(() => context.close());
  await page.goto(`${demo.coreUrl}/admin/quarantine`);
  await page.getByText('Nowsza wersja zdarzeń, niż zna dziennik').first().waitFor();
  await page
    .getByText(/^Treść, \d+ bajt/)
    .last()
    .click();
  await page.getByText('U+202E').waitFor();
  await page.getByText('<img src=x onerror=alert(1)>').waitFor();
  await picture(page, 'admin-quarantine');
  t.same(await faultsOf(page), []);
  await press(page, 'Przyjmij ponownie wszystkie');
  await page.getByText('1 przyjęte, 1 dalej odłożone.').waitFor();
  const rows = page.getByRole('list', { name: /Odłożone zdarzenia/ }).getByRole('listitem');
  await rows.first().getByText('przyjęte', { exact: true }).waitFor();
  await rows.last().getByText('dalej odłożone', { exact: true }).waitFor();
  await picture(page, 'admin-quarantine-after');
  t.same(await faultsOf(page), []);
  await page.reload();
  await rows.first().waitFor();
  t.equal(await rows.count(), 1, 'what was taken is gone');
  t.same(faults, []);
});

t.test('the same pages on a phone, in the dark', async (t) => {
  const { page, context, faults } = await admin('phone', 'dark');
  t.teardown(() => context.close());
  for (const [path, heading] of [
    ['/admin', 'Stan'],
    ['/admin/devices', 'Urządzenia'],
    ['/admin/history', 'Rejestr zmian'],
    ['/admin/quarantine', 'Zdarzenia odłożone'],
  ] as const) {
    await page.goto(demo.coreUrl + path);
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await page.locator('.sheet').first().waitFor();
    await picture(page, `admin-phone${path.replaceAll('/', '-')}`);
    t.same(await faultsOf(page), [], path);
    t.same(await tooSmall(page, 24), [], path);
  }
  t.same(faults, []);
});
