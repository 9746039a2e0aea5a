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

t.test('the notice of monitoring stands on each page until acknowledged [ACCT-53]', async (t) => {
  const { page, context, faults } = await openAs('director', '/people', 'phone', 'dark');
  t.teardown(() => context.close());
  const notice = page.getByText('Praca w dzienniku jest monitorowana.');
  await notice.waitFor();
  await page.goto(`${demo.coreUrl}/settings`);
  await notice.waitFor();
  await picture(page, 'notice-phone-dark');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Wiem o tym' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('.option').first().waitFor();
  t.equal(await notice.count(), 0);
  t.same(faults, []);
});

t.test('the administrator finds, suspends, opens again, and prints slips', async (t) => {
  const { page, context, faults } = await openAs('admin', '/accounts', 'desk');
  t.teardown(() => context.close());
  await page.locator('.account-row').first().waitFor();
  await picture(page, 'accounts');
  await page.getByLabel('Rola').selectOption({ label: 'rodzic lub opiekun' });
  await page.locator('.account-row').first().click();
  const name = (await page.locator('#account-name').textContent()) ?? '';
  await page.getByRole('button', { name: 'Zawieś' }).click();
  const verb = page.getByRole('alertdialog').getByRole('button', { name: 'Zawieś' });
  t.ok(await verb.isDisabled(), 'no reason yet');
  await page.getByLabel('Powód').fill('na prośbę sądu');
  await picture(page, 'accounts-question');
  await verb.click();
  await page.getByText(`Konto zawieszone: ${name}.`).waitFor();
  await page.getByRole('button', { name: 'Otwórz ponownie' }).waitFor();
  await page.getByText('na prośbę sądu').waitFor();
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Nowe karty dla oddziału' }).click();
  await page.getByLabel('Klasa').last().selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Przygotuj karty' }).click();
  await page
    .getByRole('button', { name: /^Drukuj \d+/ })
    .first()
    .waitFor({ timeout: 120_000 });
  await picture(page, 'accounts-slips');
  t.same(faults, []);
});

t.test('the office issues a code card at the desk and takes second factors away', async (t) => {
  const { page, context, faults } = await openAs('admin', '/accounts', 'desk');
  t.teardown(() => context.close());
  await page.getByLabel('Rola').selectOption({ label: 'rodzic lub opiekun' });
  await page.locator('.account-row').nth(1).click();
  await page.getByText('Ta osoba loguje się samym hasłem.').waitFor();
  await page.getByRole('button', { name: 'Wydaj kartę kodów' }).click();
  const question = page.getByRole('alertdialog');
  const verb = question.getByRole('button', { name: 'Wydaj kartę kodów' });
  await question.getByLabel('Powód').fill('nie ma telefonu');
  t.ok(await verb.isDisabled(), 'no document seen yet');
  await question.getByLabel('Co okazano').selectOption({ label: 'dowód osobisty' });
  await picture(page, 'accounts-code-card-question');
  await verb.click();
  await page.locator('.code-card li').first().waitFor();
  t.equal(await page.locator('.code-card li').count(), 30);
  await picture(page, 'accounts-code-card');
  t.same(await faultsOf(page), []);
  await page.locator('.code-card').getByRole('button').last().click();
  await page.getByText(/karta kodów nr 1, zostało kodów: 30/).waitFor();
  await page.getByRole('button', { name: 'Usuń drugi składnik' }).click();
  await question.getByLabel('Co okazano').selectOption({ label: 'paszport' });
  await question.getByLabel('Powód').fill('karta zgubiona');
  await question.getByRole('button', { name: 'Usuń drugi składnik' }).click();
  await page.getByText('Ta osoba loguje się samym hasłem.').waitFor();
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('logins, sessions, typing and a PIN of one account stand in its panel', async (t) => {
  const phone = await openAs('caretaker', '/account', 'phone');
  const { page, context, faults } = await openAs('admin', '/accounts', 'desk');
  t.teardown(async () => {
    await phone.context.close();
    await context.close();
  });
  await page.getByLabel('Szukaj po nazwisku lub loginie').fill(demo.account('caretaker').login);
  await page.locator('.account-row').first().click();
  await page.getByRole('button', { name: 'Nadaj nowy PIN' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Nadaj nowy PIN' }).click();
  t.match(await page.locator('[data-secret="pin"]').textContent(), /^\d{3} \d{3}$/);
  await page.locator('[data-secret="pin"]').scrollIntoViewIfNeeded();
  await picture(page, 'accounts-pin');
  await page.getByRole('button', { name: 'Przekazano, ukryj' }).click();
  t.equal(await page.locator('[data-secret="pin"]').count(), 0);
  await page.getByText('Historia logowań').click();
  await page.locator('.account-log').getByText('logowanie').first().waitFor();
  await page.getByText('Logowania wpisane inaczej niż zwykle').click();
  await page.getByText('Nie ma żadnych.').waitFor();
  await page.getByText('Gdzie ta osoba jest zalogowana').click();
  await page.getByRole('button', { name: 'Wyloguj wszędzie' }).scrollIntoViewIfNeeded();
  await picture(page, 'accounts-history');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Wyloguj wszędzie' }).click();
  await question.getByLabel('Powód').fill('telefon zgubiony');
  await question.getByRole('button', { name: 'Wyloguj wszędzie' }).click();
  await page.getByText('Nigdzie.').waitFor();
  await phone.page.waitForURL((url) => url.pathname.startsWith('/login'));
  t.same(faults, []);
});

t.test('a director ends every session of the school in an evacuation [ACCT-51]', async (t) => {
  const teacher = await openAs('teacher', '/account', 'desk');
  const { page, context, faults } = await openAs('director', '/doors', 'phone');
  t.teardown(async () => {
    await teacher.context.close();
    await context.close();
  });
  await page.getByRole('button', { name: 'Wyloguj wszystkich' }).waitFor();
  await picture(page, 'evacuation-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Wyloguj wszystkich' }).click();
  await picture(page, 'evacuation-question-phone');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Wyloguj wszystkich' }).click();
  await page.getByText(/^Zakończono \d+ sesj/).waitFor();
  await teacher.page.waitForURL((url) => url.pathname.startsWith('/login'));
  await page.reload();
  await page.getByRole('button', { name: 'Wyloguj wszystkich' }).waitFor();
  t.same(faults, []);
});

t.test('the secretariat’s account is bound to one appointed person', async (t) => {
  const { page, context, faults } = await openAs('admin', '/accounts', 'desk');
  t.teardown(() => context.close());
  const part = page.getByRole('region', { name: 'Konto sekretariatu' });
  await part.getByRole('heading', { name: 'Konto sekretariatu' }).click();
  const other = part.getByRole('button', { name: 'Wyznacz inną osobę' });
  await other.waitFor();
  const before = await part.getByText(/^Wyznaczona osoba:/).allTextContents();
  await other.click();
  const question = page.getByRole('alertdialog');
  const verb = question.getByRole('button', { name: 'Wyznacz', exact: true });
  await question.getByLabel('Kto').selectOption({ index: 3 });
  t.ok(await verb.isDisabled(), 'no letter yet');
  const name = await question.getByLabel('Kto').locator('option:checked').textContent();
  await question.getByLabel('Pismo, którym wyznaczono').fill('pismo 12/2026');
  await picture(page, 'accounts-secretariat');
  t.same(await faultsOf(page), []);
  await verb.click();
  await page.getByText(/^Wyznaczono: /).waitFor();
  await part.getByText(`Wyznaczona osoba: ${name}`).waitFor();
  t.equal(await part.getByText(/^Wyznaczona osoba:/).count(), 1, before.join(', '));
  t.same(faults, []);
});

t.test('a parent types the code of a slip; a wrong one is told', async (t) => {
  const { page, context, faults } = await openAs('guardian', '/join', 'phone');
  t.teardown(() => context.close());
  await page.getByLabel('Kod z karty').fill('aaaaaaaaaaaaaaaa');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Dołącz' }).click();
  await page.getByText('Kod jest błędny, zużyty albo nieważny.').waitFor();
  t.same(
    faults.filter((fault) => !fault.includes('400')),
    [],
  );
});

t.test('the administrator opens an inspection and seals an envelope', async (t) => {
  const { page, context, faults } = await openAs('admin', '/accounts', 'desk');
  t.teardown(() => context.close());
  const inspections = page.getByRole('heading', { name: 'Konta dla kontroli zewnętrznej' });
  await inspections.click();
  await page.getByRole('button', { name: 'Otwórz konto dla kontroli' }).click();
  await page.getByLabel('Imię i nazwisko kontrolującego').fill('Irena Wizytator');
  await page.getByLabel('Instytucja').fill('Kuratorium Oświaty');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Otwórz konto dla kontroli' }).click();
  await page.locator('[data-secret="one-time"]').waitFor();
  await page.keyboard.press('Escape');
  await page.reload();
  await inspections.click();
  await page.getByText('Irena Wizytator').first().waitFor();
  await page.getByRole('button', { name: 'Przygotuj kopertę' }).click();
  await page.getByLabel('Gdzie będzie leżeć').fill('sejf dyrektora');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Przygotuj kopertę' }).click();
  await page.getByText('sejf dyrektora, zamknięta').waitFor({ timeout: 60_000 });
  await picture(page, 'accounts-special');
  t.same(faults, []);
});

t.test('a parent changes the password of a child', async (t) => {
  const { page, context, faults } = await openAs('guardian', '/home', 'phone');
  t.teardown(() => context.close());
  await page.getByRole('link', { name: 'Hasło dziecka' }).first().click();
  await page.getByLabel('Nowe hasło').fill('Czerwony9');
  await picture(page, 'child-password-phone');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zmień hasło dziecka' }).click();
  await page.getByText(/^Hasło zmienione:/).waitFor();
  t.same(faults, []);
});

t.test('the list fits a phone', async (t) => {
  const { page, context, faults } = await openAs('admin', '/accounts', 'phone');
  t.teardown(() => context.close());
  await page.locator('.account-row').first().waitFor();
  await picture(page, 'accounts-phone');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});
