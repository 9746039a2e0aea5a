import { renameSync } from 'node:fs';
import { join } from 'node:path';
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

const open = async (size: Size, scheme?: 'dark') => {
  const watched = await openPage(browser, size, scheme);
  await enter(watched.page, demo, 'admin');
  await watched.page.goto(`${demo.coreUrl}/admin/backup`);
  await watched.page.getByRole('heading', { level: 1, name: 'Kopie zapasowe' }).waitFor();
  return watched;
};

t.test('the administrator makes a copy and sees it lie in the folder', async (t) => {
  const { page, context, faults } = await open('desk');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: 'Zrób kopię teraz' }).click();
  const copy = page.locator('.copy-line').filter({ hasText: 'na żądanie' }).first();
  await copy.getByText('jest', { exact: true }).waitFor({ timeout: 60_000 });
  await page.getByRole('heading', { name: 'Miejsce' }).waitFor();
  await picture(page, 'backup');
  t.same(await faultsOf(page), []);
  await page.emulateMedia({ contrast: 'more' });
  await picture(page, 'backup-contrast');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('copies whose disk was taken away are no copies', async (t) => {
  const folder = join(demo.dataDir, 'copies');
  const away = join(demo.dataDir, 'copies-away');
  renameSync(folder, away);
  t.teardown(() => renameSync(away, folder));
  const { page, context, faults } = await open('phone', 'dark');
  t.teardown(() => context.close());
  await page.getByRole('alert').getByText('kopii nie ma tam, gdzie powinny leżeć').waitFor();
  await page.getByText('nie ma jej w katalogu').first().waitFor();
  t.equal(await page.getByText('jest', { exact: true }).count(), 0);
  await picture(page, 'backup-gone-phone-dark');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});
