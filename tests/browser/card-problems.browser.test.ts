import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { faultsOf, openChromium, openPage, picture, type Size } from './chromium.ts';
import { enter } from './sign-in.ts';

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const open = async (role: string, size: Size, scheme: 'light' | 'dark' = 'light') => {
  const opened = await openPage(browser, size, scheme);
  t.teardown(() => opened.context.close());
  await enter(opened.page, demo, role);
  return opened;
};

t.test('a parent reports, the homeroom teacher answers, the parent reads it', async (t) => {
  const { page, faults } = await open('guardian', 'phone', 'dark');
  const teacher = await signIn(demo.coreUrl, demo.account('homeroomTeacher'));
  const led = await teacher.get<{ items: { firstName: string; lastName: string }[] }>(
    '/api/v1/students',
  );
  const names = led.body.items.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  await page.getByRole('article').first().waitFor();
  const children = await page
    .getByRole('article')
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label') ?? ''));
  const child = children.find((name) => names.includes(name));
  if (child === undefined) throw new Error('a parent without a child in the class');
  await page
    .getByRole('article', { name: child })
    .getByRole('link', { name: 'Zgłoś problem z kartą' })
    .click();
  const form = page.getByRole('form', { name: 'Zgłoś problem z kartą' });
  await form.getByLabel('Co się stało').selectOption({ label: 'Zgubiona' });
  await form.getByText('Kartę blokuje sekretariat.').waitFor();
  await form.getByLabel('Uwaga').fill('Chyba w autobusie.');
  await picture(page, 'card-problem-form-phone-dark');
  t.same(await faultsOf(page), []);
  await form.getByRole('button', { name: 'Wyślij zgłoszenie' }).click();
  const own = page.getByRole('region', { name: 'Moje zgłoszenia' });
  await own.getByText('Chyba w autobusie.').waitFor();
  await own.getByText(/^Wychowawca: /).waitFor();

  const desk = await open('homeroomTeacher', 'desk');
  await desk.page.locator('.side a[href="/my-class/data"]').click();
  await desk.page.getByRole('link', { name: 'Problemy z kartami (1)' }).click();
  const list = desk.page.getByRole('region', { name: 'Karty uczniów do załatwienia (1)' });
  await list.getByRole('button', { name: 'Odpowiedz' }).click();
  await list.getByLabel('Odpowiedź').fill('Duplikat zamówię w sekretariacie.');
  await picture(desk.page, 'card-problem-answer-desk');
  t.same(await faultsOf(desk.page), []);
  await list.getByRole('button', { name: 'Załatwione' }).click();
  await desk.page.getByText('Nikt na nic nie czeka.').waitFor();

  await own.getByText('Duplikat zamówię w sekretariacie.').waitFor();
  await own.getByText('Załatwione').waitFor();
  await picture(page, 'card-problem-answered-phone-dark');
  t.same(await faultsOf(page), []);
  t.same([...faults, ...desk.faults], []);
});

t.test('a teacher’s own card goes to the facilities manager; the office sees both', async (t) => {
  const { page } = await open('teacher', 'desk', 'dark');
  await page.locator('.side a[href="/account"]').click();
  await page.getByRole('link', { name: 'Problemy z kartami' }).click();
  await page.getByRole('button', { name: 'Zgłoś problem z kartą' }).click();
  const form = page.getByRole('form', { name: 'Zgłoś problem z kartą' });
  await form.getByLabel('Co się stało').selectOption({ label: 'Zgubiona' });
  await form.getByRole('button', { name: 'Wyślij zgłoszenie' }).click();
  await page.getByText(/^Kierownik gospodarczy: /).waitFor();

  const manager = await open('facilitiesManager', 'desk');
  await manager.page.getByRole('link', { name: 'Problemy z kartami (1)' }).click();
  await manager.page
    .getByRole('region', { name: 'Karty pracowników do załatwienia (1)' })
    .waitFor();
  await picture(manager.page, 'card-problem-manager-desk');
  t.same(await faultsOf(manager.page), []);

  const office = await open('secretariat', 'desk', 'dark');
  await office.page.getByRole('link', { name: 'Problemy z kartami' }).click();
  const staff = office.page.getByRole('region', { name: 'Karty pracowników do załatwienia (1)' });
  await staff.getByRole('button', { name: 'Zablokuj kartę' }).waitFor();
  await picture(office.page, 'card-problem-office-desk-dark');
  t.same(await faultsOf(office.page), []);
  await staff.getByRole('button', { name: 'Zablokuj kartę' }).click();
  await office.page.waitForURL(/\/cards\?.*card=/);
});
