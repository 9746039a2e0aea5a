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

t.test('the administrator sets doors and gatehouse in the settings', async (t) => {
  const { page, context, faults } = await openAs('admin', '/settings', 'desk');
  t.teardown(() => context.close());
  const row = page.getByRole('listitem', { name: 'Karta ucznia przed lekcjami' });
  await row.getByText('tak jest domyślnie').waitFor();
  const keys = 17;
  t.equal(await page.locator('[aria-labelledby^="setting-"]').count(), keys, 'every setting');
  await row.scrollIntoViewIfNeeded();
  await picture(page, 'settings-doors');
  await row.getByRole('button', { name: /^Zmień/ }).click();
  await page.getByLabel('Minuty').fill('999');
  await page.getByText('Podaj liczbę całkowitą od 0 do 240.').waitFor();
  await page.getByLabel('Minuty').fill('45');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz ustawienie' }).click();
  await row.getByText('45 minut').waitFor();
  await row.getByText('domyślnie: 30 minut').waitFor();
  await page.getByRole('button', { name: 'Cofnij' }).click();
  await row.getByText('tak jest domyślnie').waitFor();
  const hours = page.getByRole('listitem', { name: 'Godziny kart pracowników' });
  await hours.getByText('poniedziałek–piątek 05:30–22:00').waitFor();
  await hours.getByRole('button', { name: /^Zmień/ }).click();
  await page.getByRole('alertdialog').getByLabel('Od', { exact: true }).first().fill('06:00');
  await picture(page, 'settings-hours');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz ustawienie' }).click();
  await hours.getByText('poniedziałek 06:00–22:00, wtorek–piątek 05:30–22:00').waitFor();
  t.same(faults, []);
});

t.test('two administrators set the same: both values stand side by side', async (t) => {
  const one = await openAs('admin', '/settings', 'phone', 'dark');
  const other = await openAs('admin', '/settings', 'desk');
  t.teardown(async () => {
    await one.context.close();
    await other.context.close();
  });
  const rowIn = ({ page }: typeof one) =>
    page.getByRole('listitem', { name: 'Zapomniana karta: kiedy notatka' });
  const phone = ({ page }: typeof one) =>
    page.getByRole('listitem', { name: 'Telefon sekretariatu dla dyżurki' });
  await rowIn(one)
    .getByRole('button', { name: /^Zmień/ })
    .click();
  await one.page.getByLabel('Ile razy').fill('5');
  await phone(other)
    .getByRole('button', { name: /^Zmień/ })
    .click();
  await other.page.getByRole('textbox', { name: 'Wartość' }).fill('22 555 01 01');
  await other.page.getByRole('button', { name: 'Zapisz ustawienie' }).click();
  await phone(other).getByText('22 555 01 01').waitFor();
  await rowIn(other)
    .getByRole('button', { name: /^Zmień/ })
    .click();
  await other.page.getByLabel('Ile razy').fill('4');
  await other.page.getByRole('button', { name: 'Zapisz ustawienie' }).click();
  await rowIn(other).getByText('4 razy').waitFor();
  await one.page.getByRole('button', { name: 'Zapisz ustawienie' }).click();
  await one.page.getByText('Teraz jest: 4 razy. Twoje: 5 razy.').waitFor();
  await picture(one.page, 'settings-clash-phone-dark');
  t.same(await faultsOf(one.page), []);
  await one.page.getByRole('button', { name: 'Zapisz moją wartość' }).click();
  await rowIn(one).getByText('5 razy').waitFor();
  await phone(one).getByText('22 555 01 01').waitFor();
  t.same(await tooSmall(one.page, 24), []);
  t.same(one.faults, []);
});

t.test('the administrator keeps the record, the mark, buildings and rooms', async (t) => {
  const { page, context, faults } = await openAs('admin', '/settings', 'desk');
  t.teardown(() => context.close());
  await page.getByRole('radio', { name: 'Dane szkoły' }).click();
  await page.getByRole('button', { name: 'Zmień dane' }).click();
  const form = page.getByRole('form', { name: 'Karta szkoły' });
  await form.getByLabel('Krótka nazwa').fill('SP 1');
  await form.getByLabel('Typ szkoły').selectOption({ label: 'szkoła podstawowa' });
  await form.getByLabel('Numer RSPO').fill('012');
  await form.getByLabel('Adres').fill('ul. Szkolna 1, 00-001 Warszawa');
  await form.getByRole('button', { name: 'Zapisz' }).click();
  await form.getByText('Numer RSPO ma od 1 do 7 cyfr').waitFor();
  await form.getByLabel('Numer RSPO').fill('12345');
  t.same(await faultsOf(page), []);
  await form.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText('szkoła podstawowa', { exact: true }).waitFor();
  const mark = await page.screenshot({ clip: { x: 0, y: 0, width: 240, height: 160 } });
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: mark });
  await page.getByRole('img', { name: /^Logo:/ }).waitFor();
  const place = page.getByRole('region', { name: 'Budynki i sale' });
  await place
    .getByRole('button', { name: /^Dodaj salę/ })
    .first()
    .click();
  await place.getByLabel('Nazwa').fill('Sala testowa');
  await place.getByRole('button', { name: 'Dodaj', exact: true }).click();
  const room = place.getByRole('listitem').filter({ hasText: 'Sala testowa' });
  await room.getByRole('button', { name: 'Wycofaj: Sala testowa' }).click();
  await room.getByText('wycofane').waitFor();
  await room.getByRole('button', { name: 'Przywróć: Sala testowa' }).click();
  await room.getByRole('button', { name: 'Zmień: Sala testowa' }).click();
  await place.getByLabel('Nazwa').fill('Sala 999');
  await place.getByRole('button', { name: 'Zapisz', exact: true }).click();
  // The row has its new name before the act that gave it is over; a press in between is none.
  await place.locator('button[aria-label="Usuń: Sala 999"]:not([data-busy])').click();
  await page.getByText('Usunięto: Sala 999.').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  await picture(page, 'school');
  t.same(await faultsOf(page), []);
  const director = await openAs('director', '/school', 'phone', 'dark');
  t.teardown(() => director.context.close());
  await director.page.getByText('Dane szkoły zmienia administrator dziennika.').waitFor();
  await director.page.getByRole('img', { name: /^Logo:/ }).waitFor();
  t.equal(await director.page.getByRole('button', { name: 'Zmień dane' }).count(), 0);
  await picture(director.page, 'school-phone-dark');
  t.same(await faultsOf(director.page), []);
  t.same([...faults, ...director.faults], []);
});

t.test('the superadministrator founds a school, suspends it and lets it go on', async (t) => {
  const { page, context, faults } = await openAs('superadmin', '/', 'desk');
  t.teardown(() => context.close());
  await page.getByRole('heading', { name: '1 szkoła' }).waitFor();
  await page.getByRole('button', { name: 'Nowa szkoła' }).click();
  const form = page.getByRole('form', { name: 'Nowa szkoła' });
  await form.getByLabel('Nazwa szkoły').fill('Szkoła Podstawowa nr 12');
  await form.getByLabel('Nazwa budynku').fill('Budynek główny');
  await form.getByLabel('Imię administratora').fill('Ewa');
  await form.getByLabel('Nazwisko administratora').fill('Nowak');
  await form.getByLabel('Login administratora').fill('administrator.sp12');
  await picture(page, 'provider-found');
  t.same(await faultsOf(page), []);
  const slip = page.waitForResponse(
    (reply) => reply.url().endsWith('/provider/schools') && reply.request().method() === 'POST',
  );
  await form.getByRole('button', { name: /^Załóż szkołę/ }).click();
  t.equal((await slip).headers()['content-type'], 'application/pdf');
  const line = page.getByRole('listitem', { name: 'Szkoła Podstawowa nr 12' });
  await line.getByText('w przygotowaniu').waitFor();
  await line.getByRole('button', { name: /^Zawieś/ }).click();
  const verb = page.getByRole('alertdialog').getByRole('button', { name: 'Zawieś' });
  t.ok(await verb.isDisabled(), 'no reason yet');
  await page.getByLabel('Powód').fill('koniec umowy');
  t.same(await faultsOf(page), []);
  await verb.click();
  await line.getByText('zawieszona', { exact: true }).waitFor();
  await line.getByText('koniec umowy').waitFor();
  // Accounts and rights of a school that the superadministrator may change (PERM-46).
  const school = page
    .getByRole('listitem')
    .filter({ has: page.getByText('Szkoła Podstawowa nr 3') });
  await school.getByRole('link', { name: /^Uprawnienia/ }).click();
  await page.getByText('Nadane osobom').click();
  await page.getByRole('button', { name: /^Nadaj/ }).waitFor();
  t.same(await faultsOf(page), []);
  await page.goBack();
  await page.goBack();
  await school.getByRole('link', { name: /^Konta/ }).click();
  await page.getByRole('searchbox').fill('Ścibor');
  await page
    .getByRole('button', { name: /Ścibor/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Zawieś', exact: true }).waitFor();
  await picture(page, 'provider-accounts');
  t.notOk(await page.getByText('Otwórz osobę').isVisible(), 'people are the school’s');
  t.same(await faultsOf(page), []);
  await page.goBack();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'provider-phone-dark');
  t.same(await faultsOf(page), []);
  await line.getByRole('button', { name: /^Wznów/ }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Wznów' }).click();
  await line.getByText('w przygotowaniu').waitFor();
  t.same(faults, []);
});
