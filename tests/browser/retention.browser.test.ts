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

t.test('periods, holds and incidents on a phone [PRIV-15, ADMIN-10]', async (t) => {
  const { page, context, faults } = await openAs('admin', '/admin/privacy?tab=retention', 'phone');
  t.teardown(() => context.close());
  await page.getByText('Wejścia i wyjścia').first().waitFor();
  await page.getByRole('button', { name: 'Zmień okres: Wejścia i wyjścia' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByLabel('Ile dni').fill('20');
  t.ok(await question.getByRole('button', { name: 'Zapisz okres' }).isDisabled(), 'out of bounds');
  await question.getByLabel('Ile dni').fill('90');
  await question.getByLabel('Powód').fill('uchwała');
  await question.getByRole('button', { name: 'Zapisz okres' }).click();
  await page.getByText('90 dni', { exact: false }).first().waitFor();
  await picture(page, 'privacy-retention-phone');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  await page.getByRole('radio', { name: 'Naruszenia' }).click();
  await page.getByLabel('Co się stało').fill('Ktoś zalogował się z obcego komputera.');
  await page.getByRole('button', { name: 'Zgłoś naruszenie' }).click();
  const line = page.locator('.privacy-line').first();
  await line.getByText('bez decyzji').waitFor();
  await line.getByRole('button', { name: 'Zostaw dla dowodów' }).click();
  await page.getByRole('alertdialog').getByLabel('Powód').fill('prokuratura');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Zostaw dla dowodów' }).click();
  await line.getByText('dostęp zostawiony dla dowodów').waitFor();
  await line.getByRole('button', { name: 'Zawiadomiono dostawcę' }).click();
  await line.getByRole('button', { name: 'Zamknij sprawę' }).waitFor();
  await picture(page, 'privacy-incident-phone');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});
