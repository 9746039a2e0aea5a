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

t.test('regulations are published and read first by a parent [HELP-02, HELP-03]', async (t) => {
  const admin = await openAs('admin', '/admin/privacy?tab=terms', 'desk');
  t.teardown(() => admin.context.close());
  await admin.page.getByRole('button', { name: 'Przygotuj nową wersję' }).click();
  await admin.page.getByLabel('Tytuł').fill('Regulamin dziennika');
  await admin.page
    .getByLabel('Treść po polsku')
    .fill('Hasła nie podaje się nikomu.\n\nKonto jest osobiste.');
  await picture(admin.page, 'terms-draft');
  t.same(await faultsOf(admin.page), []);
  await admin.page.getByRole('button', { name: 'Zapisz wersję roboczą' }).click();
  await admin.page.getByRole('button', { name: 'Ogłoś' }).click();
  await admin.page.getByRole('alertdialog').getByRole('button', { name: 'Ogłoś' }).click();
  await admin.page.getByText('obowiązuje', { exact: true }).waitFor();
  const parent = await openPage(browser, 'phone', 'dark');
  t.teardown(() => parent.context.close());
  await enter(parent.page, demo, 'guardian');
  await parent.page.goto(`${demo.coreUrl}/home`);
  await parent.page.getByText('Konto jest osobiste.').waitFor();
  t.match(parent.page.url(), /\/terms$/, 'before anything else');
  await picture(parent.page, 'terms-phone-dark');
  t.same(await faultsOf(parent.page), []);
  t.same(await tooSmall(parent.page, 24), []);
  await parent.page.getByRole('button', { name: 'Znam' }).click();
  await parent.page.getByText('Regulamin przeczytany i potwierdzony.').waitFor();
  await parent.page.getByRole('link', { name: 'Przejdź dalej' }).click();
  await parent.page.waitForURL(/\/home/);
  await parent.page.goto(`${demo.coreUrl}/help`);
  await parent.page.getByRole('link', { name: 'Regulamin' }).click();
  await parent.page.getByText('Hasła nie podaje się nikomu.').waitFor();
  t.same(admin.faults, []);
  t.same(parent.faults, []);
});
