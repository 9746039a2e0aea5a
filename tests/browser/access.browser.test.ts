import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { until } from '../harness/until.ts';
import { faultsOf, openChromium, openPage, picture, type Size, tooSmall } from './chromium.ts';
import { inCp1250 } from './first-day-files.ts';
import { enter } from './sign-in.ts';

interface Guardian {
  readonly guardianId: string;
  readonly name: string;
  readonly childNames: string[];
}

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
const part = (page: Page, name: string) => page.getByRole('region', { name });
const lineOf = (page: Page, region: string, hasText: string) =>
  part(page, region).getByRole('listitem').filter({ hasText }).first();

const admin = await signIn(demo.coreUrl, demo.account('admin'));
const homeroom = await signIn(demo.coreUrl, demo.account('homeroomTeacher'));
const today = demo.facts().monday;
const shown = `${Number(today.slice(8))}.${today.slice(5, 7)}.${today.slice(0, 4)}`;
const own = homeroom.session.memberships.flatMap(({ personId }) => personId ?? []);
const classes = (
  await admin.get<{
    items: { classId: string; name: string; homeroom?: { staffId: string } }[];
  }>('/api/v1/classes/summary')
).body.items;
const led = classes.find((one) => one.homeroom && own.some((id) => id === one.homeroom?.staffId));
if (led === undefined) throw new Error('no class is led');
const guardians = (
  await homeroom.get<{ items: Guardian[] }>(`/api/v1/classes/${led.classId}/access`)
).body.items;
/** The guardian who can sign in; her child is in the class of the homeroom teacher. */
const known = guardians.find(({ name }) => name === demo.account('guardian').name);
const [first, second] = guardians.filter(
  (one) =>
    one !== known &&
    one.childNames.length === 1 &&
    guardians.filter(({ childNames }) => childNames.some((name) => name === one.childNames[0]))
      .length === 1,
);
if (!first || !second || !known) throw new Error('the class is too small');

t.test('the administrator sets what access costs; a wrong account is told', async (t) => {
  const { page, context, faults } = await openAs('admin', '/access', 'desk');
  t.teardown(() => context.close());
  await page.getByText('Teraz każdy rodzic ma dostęp rozszerzony i nikt nie płaci.').waitFor();
  t.same(await faultsOf(page), []);
  const option = '/api/v1/school/options/access.everybodyExtended';
  t.equal((await admin.put(option, { value: false, version: 0 })).status, 200);
  await page.reload();
  await page.getByText('Nikt nie jest jeszcze na liście.').waitFor();
  await page.getByLabel('Opłata za rok szkolny w zł').fill('pięćdziesiąt');
  await page.getByText('Wpisz kwotę, na przykład 50 albo 49,50.').waitFor();
  await page.getByLabel('Opłata za rok szkolny w zł').fill('49,50');
  await page.getByLabel('Odbiorca').fill('Rada Rodziców');
  await page.getByLabel('Tytuł przelewu').fill('Dostęp do dziennika');
  await page.getByLabel('Rachunek Rady Rodziców').fill('61 1090 1014 0000 0712 1981 2875');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page
    .getByText(/To nie jest numer rachunku/)
    .first()
    .waitFor();
  await picture(page, 'access-wrong-account');
  await page.getByLabel('Rachunek Rady Rodziców').fill('61 1090 1014 0000 0712 1981 2874');
  await page.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('Zapisano tabelę i opłatę.').waitFor();
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});

t.test(
  'the homeroom teacher notes who received login data, and enters the treasurer’s list from a file [ACCT-22]',
  async (t) => {
    const slips = { classId: led.classId, audience: 'guardians' };
    t.ok((await admin.post('/api/v1/login-slips', slips)).status < 300);
    const receipts = `/api/v1/classes/${led.classId}/receipts`;
    const made = await until('slips are made', async () => {
      const { body } = await homeroom.get<{ items: { name: string }[] }>(receipts);
      return body.items.length > 0 && body.items;
    });
    const { page, context, faults } = await openAs('homeroomTeacher', '/class-accounts', 'desk');
    t.teardown(() => context.close());
    const receiver = made[0]?.name ?? '';
    await part(page, 'Dane logowania').getByLabel(`Odbiór: ${receiver}`).first().check();
    await page.getByLabel('Dzień odbioru').fill('2031-01-01');
    await page.getByText('Ten dzień jeszcze nie nadszedł.').waitFor();
    await page.getByLabel('Dzień odbioru').fill(today);
    await picture(page, 'class-accounts-receipt');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Zapisz odbiór (1)' }).click();
    await page.getByText('Zapisano odbiór: 1.').waitFor();
    await page.getByText(`odebrano ${shown}, bez logowania`).waitFor();
    const sheet = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Drukuj listę odbioru' }).click();
    await (await sheet).waitForURL(/^blob:/);

    // A sheet of an old spreadsheet: windows-1250, semicolons, one stranger, one line twice.
    const lines = [
      `${first.childNames[0]};;;`,
      'Nikt Nieznany;;50;',
      `${first.childNames[0]};;;`,
      `${second.childNames[0]};;30,00;`,
      `${known.childNames[0]};${known.name};;`,
    ];
    await page.locator('input[type=file]').setInputFiles({
      name: 'wplaty.csv',
      mimeType: 'text/csv',
      buffer: inCp1250(lines.join('\r\n')),
    });
    const typed = page.getByLabel('Uczeń, rodzic, kwota, data');
    // The page reads the file by itself, in its own time.
    const isRead = (field: HTMLTextAreaElement) => field.value !== '';
    await page.waitForFunction(isRead, (await typed.elementHandle()) as never);
    t.match(await typed.inputValue(), first.childNames[0]);
    await page.getByRole('button', { name: 'Sprawdź' }).click();
    await page.getByText('Gotowe wiersze: 3 z 5.').waitFor();
    await page.getByText('nie ma takiej osoby w tej klasie').waitFor();
    await page.getByText('drugi raz na tej liście').waitFor();
    await page.getByText('inna kwota niż opłata').first().waitFor();
    await picture(page, 'class-accounts-list');
    t.same(await faultsOf(page), []);
    await page.getByRole('button', { name: 'Zapisz gotowe (3)' }).click();
    await page.getByText('Zapisano wpłaty: 3.').waitFor();
    const row = lineOf(page, 'Lista wpłat skarbnika', second.name);
    await row.getByText(`wpłata 30,00 zł, ${shown} · czeka na aktywację`).waitFor();
    await row.getByRole('button', { name: 'Usuń z listy' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByLabel('Powód').fill('pomyłka skarbnika');
    await question.getByRole('button', { name: 'Usuń z listy' }).click();
    await row.getByRole('button', { name: 'Wpisz wpłatę' }).click();
    await picture(page, 'class-accounts-payment');
    await page.getByRole('button', { name: 'Wpisz', exact: true }).click();
    await page.getByText(`Wpisano: ${second.name}.`).waitFor();
    t.same(await tooSmall(page, 24), []);
    t.same(faults, []);
  },
);

t.test(
  'a parent orders the activation, the administrator activates together and takes one back [ACCT-25, ACCT-29]',
  async (t) => {
    const parent = await openAs('guardian', '/account', 'phone', 'dark');
    t.teardown(() => parent.context.close());
    await parent.page.getByText('Wpłata 49,50 zł jest na liście skarbnika.').waitFor();
    await parent.page.getByRole('button', { name: 'Zleć aktywację' }).click();
    await parent.page.getByText('Aktywacja zlecona. Włączy ją administrator.').waitFor();
    await parent.page.getByRole('heading', { name: 'Mój dostęp' }).scrollIntoViewIfNeeded();
    await picture(parent.page, 'access-own-phone-dark');
    t.same(await faultsOf(parent.page), []);

    const { page, context, faults } = await openAs('admin', '/access', 'phone', 'dark');
    t.teardown(() => context.close());
    await lineOf(page, 'Wpłaty i aktywacja', known.name).getByText('zlecono aktywację').waitFor();
    await page.getByLabel(`Aktywuj: ${second.name}`).uncheck();
    await page.getByRole('button', { name: 'Aktywuj (2)' }).click();
    await page.getByText('Aktywowano: 2.').waitFor();
    const line = lineOf(page, 'Wpłaty i aktywacja', first.name);
    await line.getByText('aktywny').waitFor();
    await picture(page, 'access-phone-dark');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await line.getByRole('button', { name: 'Wróć do podstawowego' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByLabel('Powód').fill('zwrot wpłaty');
    await question.getByRole('button', { name: 'Wróć do podstawowego' }).click();
    await question.waitFor({ state: 'detached' });
    t.same(faults, []);
    await parent.page.reload();
    await parent.page.getByText(/^Dostęp rozszerzony do \d+\.\d\d\.\d{4}\.$/).waitFor();
  },
);

t.test('of two administrators who set the fee the later one is told', async (t) => {
  const one = await openAs('admin', '/access', 'desk');
  const two = await openAs('admin', '/access', 'desk');
  t.teardown(() => Promise.all([one.context.close(), two.context.close()]));
  const fee = (page: Page) => page.getByLabel('Opłata za rok szkolny w zł');
  await fee(two.page).waitFor();
  await fee(one.page).fill('60');
  await one.page.getByRole('button', { name: 'Zapisz' }).click();
  await one.page.getByText('Zapisano tabelę i opłatę.').waitFor();
  await fee(two.page).fill('70');
  await two.page.getByRole('button', { name: 'Zapisz' }).click();
  await two.page.getByText('u Ciebie 70, zapisane 60,00').waitFor();
  await picture(two.page, 'access-clash');
  t.same(await faultsOf(two.page), []);
  const kept = async () => (await admin.get<{ feeGrosz: number }>('/api/v1/access-modes')).body;
  t.equal((await kept()).feeGrosz, 6000);
  await two.page.getByRole('button', { name: 'Zapisz moje' }).click();
  await two.page.getByText('Zapisano tabelę i opłatę.').waitFor();
  t.equal((await kept()).feeGrosz, 7000);
  await fee(two.page).fill('71');
  await two.page.getByRole('button', { name: 'Zapisz' }).click();
  await until('the next change is saved without a question', async () => {
    return (await kept()).feeGrosz === 7100;
  });
});
