import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { startEmptySchool } from '../harness/empty-school.ts';
import { faultsOf, openChromium, openPage, picture, type Size, tooSmall } from './chromium.ts';
import { inCp1250, OPTIVUM, PUPILS, peselOf, STAFF, TIMETABLE } from './first-day-files.ts';

const PASSWORD = 'ZielonyLas7';

const school = await startEmptySchool();
const browser = await openChromium();
const { page, context, faults } = await openPage(browser, 'desk');
t.teardown(async () => {
  if (!t.passing()) await picture(page, 'first-day-failed');
  await browser.close();
  await school.remove();
});

const press = (name: string | RegExp, at: Page = page) =>
  at.getByRole('button', { name, exact: typeof name === 'string' }).click();
const card = (name: string) =>
  page.locator('.first-day-card').filter({ has: page.locator(`#card-${name}`) });
const toCards = async () => {
  await page.goto(`${school.url}/admin/start`);
  await card('start').waitFor();
};
const isDone = (name: string) => card(name).getByText('gotowe', { exact: true }).waitFor();
const signIn = async (at: Page, login: string, password: string) => {
  await at.goto(`${school.url}/`);
  await at.getByLabel('Login', { exact: true }).fill(login);
  await at.getByLabel('Hasło', { exact: true }).fill(password);
  await press('Zaloguj', at);
};
const ownPassword = async (at: Page, oneTime: string) => {
  await at.getByRole('heading', { name: 'Własne hasło' }).waitFor();
  await at.getByLabel('Hasło jednorazowe').fill(oneTime);
  await at.getByLabel('Nowe hasło').fill(PASSWORD);
  await press('Zmień hasło', at);
};
/** Hands a file to the page of imports and waits for what comes of it. */
const handIn = async (name: string, content: Buffer | string) => {
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await press('Pokaż podgląd');
  await page.locator('#import-file, .imports [role="alert"]').first().waitFor({ timeout: 60_000 });
};
const seen = async (t: Test, name: string, size: Size = 'desk') => {
  await picture(page, name);
  t.same(await faultsOf(page), [], name);
  if (size === 'phone') t.same(await tooSmall(page, 24), [], name);
};
const takeIn = async () => {
  const agreed = page.getByLabel('Kto wyraził zgodę');
  if ((await agreed.count()) > 0) await agreed.fill('Nina Karaś');
  await press('Wczytaj');
  await page.getByText('Wczytano.').waitFor({ timeout: 60_000 });
};

t.test('the administrator gets in, and sees ten cards of an empty school', async (t) => {
  await signIn(page, school.login, school.oneTimePassword);
  await ownPassword(page, school.oneTimePassword);
  await page.waitForURL((url) => url.pathname === '/admin');
  const notice = page.getByRole('button', { name: 'Wiem o tym' });
  await notice.waitFor();
  await notice.click();
  await page.getByRole('link', { name: 'Do kart pierwszego dnia' }).click();
  await page.getByText('Gotowe: 0 z 10.').waitFor();
  t.equal(await page.locator('.first-day-card').count(), 10);
  await seen(t, 'first-day-empty');
  await page.goto(`${school.url}/admin/import`);
  await page.getByText('Nie było jeszcze żadnego pliku.').waitFor();
  await seen(t, 'import-empty');
  await handIn('uczniowie.csv', inCp1250(PUPILS));
  await page.getByText('W tym dniu nie trwa żaden rok szkolny.').waitFor();
  await seen(t, 'import-no-year');
  await press('Odłóż plik');
  await page.getByText('Plik odłożono').waitFor();
});

t.test('a key for the administrator, the school’s name, its year and bells', async (t) => {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto(`${school.url}/account`);
  await page.getByLabel('Nazwa klucza').fill('Komputer w sekretariacie');
  await press('Dodaj klucz');
  await page.getByText('Klucz dodany.').waitFor();
  await toCards();
  await isDone('admin');
  await page.getByLabel('Nazwa szkoły').fill('Szkoła Podstawowa nr 3');
  await page.getByLabel('Adres szkoły').fill('ul. Leśna 3, 05-000 Łąki');
  await press('Zapisz szkołę');
  await isDone('school');
  await card('school').getByRole('link', { name: 'Typ, RSPO i znak szkoły' }).waitFor();
  await card('school').getByRole('link', { name: 'Konto Rady Rodziców' }).waitFor();
  const spring = await page.getByLabel('Drugi okres od').inputValue();
  await page.getByLabel('Drugi okres od').fill(`${spring.slice(0, 4)}-01-19`);
  await page.getByLabel('Początek lekcji 1').fill('7:50');
  await seen(t, 'first-day-year');
  await press('Weź ten rok');
  await isDone('year');
  const terms = await page.evaluate(async () => {
    const schoolId = (await (await fetch('/api/v1/session')).json()).memberships[0].schoolId;
    const headers = { 'x-furtka-school': schoolId };
    return (await (await fetch('/api/v1/school-years', { headers })).json()).items[0].terms;
  });
  t.match(terms, [
    { ordinal: 1, to: `${spring.slice(0, 4)}-01-18` },
    { ordinal: 2, from: `${spring.slice(0, 4)}-01-19` },
  ]);
});

t.test(
  'pupils come from a sheet in windows-1250: a formula and a PESEL that stands twice stay out [ACCT-24]',
  async (t) => {
    await card('pupils').getByRole('link', { name: 'Wczytaj z pliku' }).click();
    await page.getByText('Arkusz z SIO, SOU').waitFor();
    await handIn('uczniowie.csv', inCp1250(PUPILS));
    await page.getByText('2 wiersze z błędem').waitFor();
    await page.getByText('Nazwisko: w komórce jest formuła; wpisz samą wartość').waitFor();
    await page.getByText('PESEL: ta sama osoba jest już w wierszu 5').waitFor();
    await page.getByText('klasa 4a, klasa 5b').waitFor();
    await page.getByText('Najpierw wpisz zgodę dyrekcji.').waitFor();
    t.ok(await page.getByRole('button', { name: 'Wczytaj', exact: true }).isDisabled());
    await seen(t, 'import-pupils');
    await takeIn();
    await seen(t, 'import-pupils-in');
    await toCards();
    await isDone('pupils');
    t.match(await card('pupils').textContent(), /4 uczniów · 2 oddziały|4 uczniów/);
  },
);

t.test('files that cannot go in say why, and change nothing', async (t) => {
  await page.goto(`${school.url}/admin/import?kind=students`);
  const rows = Array.from({ length: 200_000 }, (_, n) => `N${n};J;4a`).join('\n');
  await handIn('za-duzy.csv', `nazwisko;imie;klasa\n${rows}`);
  await page.getByText('Plik ma za dużo wierszy: najwięcej 5000.').waitFor();
  await seen(t, 'import-too-long');
  await press('Inny plik');
  await handIn('przeniesienie.csv', `Nazwisko;Imię;PESEL;Klasa\nDąbek;Ola;${peselOf(3)};5b`);
  await page.getByText('klasa:').first().waitFor();
  await page.getByLabel('Od dnia').fill(`${school.today.slice(0, 4)}-08-15`);
  await page.getByText('W tym dniu nie trwa żaden rok szkolny.').waitFor();
  await seen(t, 'import-too-early');
  await press('Odłóż plik');
  await page.getByText('Plik odłożono').waitFor();
  await page.goto(`${school.url}/people`);
  await page.getByText('Dąbek').first().waitFor();
  t.match(await page.locator('main').textContent(), /Dąbek[\s\S]*4a/, 'nobody moved');
});

t.test(
  'staff come from a sheet in UTF-8 with its mark; undone as a whole, and in again',
  async (t) => {
    await toCards();
    await card('staff').getByRole('link', { name: 'Wczytaj z pliku' }).click();
    for (const isUndone of [true, false]) {
      await handIn('pracownicy.csv', STAFF);
      await page.getByText('nowe: 4').first().waitFor();
      if (isUndone) await seen(t, 'import-staff');
      await takeIn();
      if (!isUndone) continue;
      await press('Cofnij cały import');
      const question = page.getByRole('alertdialog');
      await question.getByRole('button', { name: 'Cofnij cały import' }).click();
      await page.getByText('Import cofnięto w całości.').waitFor({ timeout: 60_000 });
      await toCards();
      t.notOk(await card('staff').getByText('gotowe', { exact: true }).count(), 'they are gone');
      await card('staff').getByRole('link', { name: 'Wczytaj z pliku' }).click();
    }
    await toCards();
    await isDone('homerooms');
    await page.getByLabel('Wychowawstwo: 4a').selectOption({ label: 'Lis Łukasz' });
    await page.getByLabel('Wychowawstwo: 5b').selectOption({ label: 'Ścibor Bożena' });
    await page.getByLabel('Numer decyzji dyrektora').fill('12/2026');
    await seen(t, 'first-day-homerooms');
    await press('Zapisz 2 wychowawstwa');
    await page.getByText('Wychowawstwa zapisane').waitFor();
  },
);

t.test(
  'the timetable of aSc: a human says who and which class is meant [TIMETABLE-02, PLAN-08]',
  async (t) => {
    await card('plan').getByRole('link', { name: 'Wczytaj z pliku' }).click();
    await handIn('asctt2012.xml', inCp1250(TIMETABLE));
    await page.getByRole('heading', { name: 'Niejasne: zdecyduj' }).waitFor();
    t.ok(await page.getByRole('button', { name: 'Wczytaj', exact: true }).isDisabled());
    await seen(t, 'import-plan-open');
    await page.getByLabel('Piąta bystra').selectOption({ label: '5b' });
    await page.getByText('1 otwarte pytanie').waitFor();
    await page.getByLabel('Lis-Mały Łukasz (ŁL)').selectOption({ label: 'Łukasz Lis' });
    await page.getByText('rozstrzygnięte').waitFor();
    await page.getByText('1 lekcja poza planem').waitFor();
    await page.getByText('lekcja nie ma nauczyciela').waitFor();
    await seen(t, 'import-plan');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await seen(t, 'import-plan-phone-dark', 'phone');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await takeIn();
    await toCards();
    await isDone('plan');
  },
);

t.test(
  'pages of Optivum: a course that is gone may be ended; undone as a whole [PLAN-08]',
  async (t) => {
    await card('plan').getByRole('link', { name: 'Wczytaj z pliku' }).click();
    await handIn('o1.html', inCp1250(OPTIVUM));
    const gone = page.getByLabel('4a, Język polski: Bożena Ścibor');
    t.equal(await gone.locator('option:checked').textContent(), 'Nie, zostaje jak jest');
    await gone.selectOption({ label: 'Tak, zakończ dzień wcześniej' });
    await gone.locator('option:checked', { hasText: 'Tak' }).waitFor({ state: 'attached' });
    await seen(t, 'import-optivum');
    await takeIn();
    await press('Cofnij cały import');
    const question = page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Cofnij cały import' }).click();
    await page.getByText('Import cofnięto w całości.').waitFor({ timeout: 60_000 });
    await toCards();
    await isDone('plan');
  },
);

t.test('roles and accounts: the director, the office, teachers; slips for families', async () => {
  await page.goto(`${school.url}/people`);
  for (const [search, role] of [
    ['wójcik', 'dyrekcja'],
    ['sęk', 'sekretariat'],
    ['ścibor', 'wychowawstwo'],
    ['lis', 'wychowawstwo'],
  ] as const) {
    await page.getByRole('searchbox').fill(search);
    await page
      .getByRole('row')
      .filter({ hasText: new RegExp(search, 'i') })
      .first()
      .click();
    await press('Załóż konto');
    const form = page.locator('form').filter({ has: page.getByLabel('Rola') });
    await form.getByLabel('Rola').selectOption({ label: role });
    await form.getByRole('button', { name: 'Załóż konto' }).click();
    await page.locator('[data-secret="one-time"]').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Zamknij' }).click();
  }
  await page.goto(`${school.url}/accounts`);
  await press('Nowe karty dla oddziału');
  for (const name of ['4a', '5b']) {
    await page.getByLabel('Klasa').last().selectOption({ label: name });
    await press('Przygotuj karty');
    const line = page.locator('.account-batches li').filter({ hasText: name });
    await line.getByRole('button', { name: /^Drukuj \d+/ }).waitFor({ timeout: 120_000 });
  }
  await toCards();
  await isDone('staff');
  await isDone('accounts');
});

t.test('the rules, and the start: families get in', async (t) => {
  await press('Jak większość szkół');
  await isDone('rules');
  await page.getByText('Gotowe: 9 z 10.').waitFor();
  await seen(t, 'first-day-nine');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await seen(t, 'first-day-phone-dark', 'phone');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await press('Otwórz szkołę');
  const question = page.getByRole('alertdialog');
  await question.getByText('Czy otworzyć szkołę dla rodziców i uczniów?').waitFor();
  await question.getByRole('button', { name: 'Otwórz szkołę' }).click();
  await page.getByText('Gotowe: 10 z 10.').waitFor();
  await page.getByLabel('Sprawdzone jako rodzic').click();
  await page.getByText('Zaznaczono').waitFor();
  await page.reload();
  t.ok(await page.getByLabel('Sprawdzone jako rodzic').isChecked(), 'it is kept');
  t.notOk(await page.getByLabel('Sprawdzone jako uczeń').isChecked());
  await card('start').getByRole('link', { name: 'Kod dla instalatora drzwi' }).waitFor();
  await seen(t, 'first-day-open');
  t.same(faults, []);
});

t.test('a parent gets in, and sees the child and its plan of the first Monday', async (t) => {
  await page.goto(`${school.url}/people`);
  await page.getByRole('searchbox').fill('śniega');
  await page.getByRole('row').filter({ hasText: 'Śniega' }).first().click();
  await press('Wydaj hasło jednorazowe');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Wydaj hasło' }).click();
  const oneTime = await page.locator('[data-secret="one-time"]').textContent();
  const login = await page.locator('.once b').first().textContent();
  const parent = await openPage(browser, 'phone');
  t.teardown(() => parent.context.close());
  await signIn(parent.page, login ?? '', oneTime ?? '');
  await ownPassword(parent.page, oneTime ?? '');
  await parent.page.waitForURL((url) => url.pathname === '/home');
  for (const child of ['Łucja Żółkiewska', 'Jaś Żółkiewski'])
    await parent.page.getByRole('article', { name: child }).waitFor();
  await picture(parent.page, 'first-day-parent');
  t.same(await faultsOf(parent.page), []);
  await parent.page.goto(`${school.url}/plan`);
  await press('Następny tydzień', parent.page);
  await parent.page.getByText('Język polski').first().waitFor();
  await picture(parent.page, 'first-day-parent-plan');
  t.same(await faultsOf(parent.page), []);
  t.same(parent.faults, []);
});
