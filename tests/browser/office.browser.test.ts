import type { Page } from 'playwright-core';
import t from 'tap';
import { type Demo, startDemo } from '../harness/demo.ts';
import { dayFrom } from '../harness/november.ts';
import { signIn } from '../harness/person.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';
import { enter } from './sign-in.ts';

interface People {
  readonly items: {
    personId: string;
    firstName: string;
    lastName: string;
    className?: string;
    kind: string;
  }[];
  readonly near: boolean;
}
interface Bells {
  readonly items: {
    bellScheduleId: string;
    name: string;
    version: number;
    since: string | null;
    periods: { number: number; from: string; to: string }[];
  }[];
}

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});
const admin = await signIn(demo.coreUrl, demo.account('admin'));
const found = await admin.get<People>('/api/v1/people?kind=student&limit=200');
const pupils = found.body.items;

/** Opens a page of the office as somebody of that role. */
const openAs = async (
  role: string,
  path: string,
  ...looks: [size: 'desk' | 'phone', theme: 'light' | 'dark']
) => {
  const opened = await openPage(browser, ...looks);
  await enter(opened.page, demo, role);
  await opened.page.goto(`${demo.coreUrl}${path}`);
  return opened;
};

/** Two neighbouring letters swapped, as fingers do. */
const slip = (word: string) =>
  `${word.slice(0, 3)}${word[4] ?? ''}${word[3] ?? ''}${word.slice(5)}`;
const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replaceAll('ł', 'l');

/** Presses Tab until the focus stands where it is wanted. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page.evaluate((one) => document.activeElement?.matches(one), selector);
    if (isThere) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
};

t.test('the administrator finds a pupil with a slip of the keys', async (t) => {
  const pupil = pupils.find(({ lastName }) => plain(lastName).length > 6);
  if (pupil === undefined) throw new Error('no long surname');
  const { page, context, faults } = await openAs('admin', '/people', 'desk', 'light');
  t.teardown(() => context.close());
  await page.getByRole('heading', { name: 'Ludzie' }).waitFor();
  await page.getByRole('row').nth(5).waitFor();
  await picture(page, 'office-people');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  const typed = `${slip(plain(pupil.lastName))} ${plain(pupil.firstName)}`;
  await page.getByRole('searchbox').fill(typed);
  await page.getByText('Podobne nazwiska').waitFor();
  await page
    .getByRole('row', { name: new RegExp(`${pupil.lastName} ${pupil.firstName}`) })
    .first()
    .click();
  const name = `${pupil.firstName} ${pupil.lastName}`;
  await page.getByRole('heading', { name }).waitFor();
  await page.getByRole('heading', { name: 'Rodzice i opiekunowie' }).waitFor();
  await page.getByRole('button', { name: 'Wydaj hasło jednorazowe' }).waitFor();
  t.match(page.url(), /person=/, 'the address can be passed on');
  await picture(page, 'office-person');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('a day off is added by keyboard alone, seen at once and taken back [CAL-02]', async (t) => {
  const { page, context, faults } = await openAs('admin', '/calendar', 'desk', 'dark');
  t.teardown(() => context.close());
  await page.locator('.year-day[aria-current="date"]').waitFor();
  await picture(page, 'office-calendar-dark');
  t.same(await faultsOf(page), []);
  await tabTo(page, '[data-date]');
  const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-date') ?? '');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const day = page.locator(`[data-date="${await at()}"]`);
  t.match(await day.getAttribute('aria-label'), /dzień nauki/);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Dodaj dzień wolny' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByLabel('Nazwa').waitFor();
  await page.keyboard.type('Dzień patrona');
  await page.getByText('karty uczniów nie otworzą drzwi').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Dodano wolne: Dzień patrona').waitFor();
  await page.locator(`[data-date="${await day.getAttribute('data-date')}"].school`).waitFor();
  t.match(await day.getAttribute('aria-label'), /Dzień patrona/);
  await page.getByRole('button', { name: 'Cofnij' }).click();
  await page.locator(`[data-date="${await day.getAttribute('data-date')}"].lessons`).waitFor();
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('a bell time is changed, an overlap is refused at its place', async (t) => {
  const { page, context, faults } = await openAs('admin', '/bells', 'desk', 'light');
  t.teardown(() => context.close());
  const before = (await admin.get<Bells>('/api/v1/bell-schedules')).body.items[0]?.periods ?? [];
  const [first, second] = before;
  if (first === undefined || second === undefined) throw new Error('no bells');
  await page.getByLabel('Początek lekcji 2').fill(first.from);
  await page.getByText('Lekcja zaczyna się, zanim skończy się poprzednia').waitFor();
  t.equal(await page.getByRole('button', { name: 'Zapisz dzwonki' }).isEnabled(), false);
  t.same(await faultsOf(page), []);
  await page.getByLabel('Początek lekcji 2').fill(second.from);
  await page.getByLabel('Początek lekcji 1').fill('755');
  await page.getByText('zamienia się w').waitFor();
  await picture(page, 'office-bells');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Zapisz dzwonki' }).click();
  await page.getByText('Zapisano dzwonki').waitFor();
  const after = (await admin.get<Bells>('/api/v1/bell-schedules')).body.items[0]?.periods ?? [];
  t.equal(after[0]?.from, '07:55');
  await page
    .getByText(/Obowiązuje od \d/)
    .first()
    .waitFor();
  t.same(faults, []);
});

t.test('two who change the bells at once are told; an open page follows', async (t) => {
  const { page, context, faults } = await openAs('admin', '/bells', 'desk', 'light');
  t.teardown(() => context.close());
  const [bells] = (await admin.get<Bells>('/api/v1/bell-schedules')).body.items;
  if (bells === undefined) throw new Error('no bells');
  const { bellScheduleId, since: _, ...stored } = bells;
  const path = `/api/v1/bell-schedules/${bellScheduleId}`;
  await page.getByLabel('Nazwa planu').waitFor();
  t.equal((await admin.put(path, { ...stored, name: 'Zimowe' })).status, 200);
  await page.getByRole('heading', { name: 'Zimowe', exact: true }).waitFor();
  await page.getByLabel('Nazwa planu').fill('Moje');
  const other = { ...stored, name: 'Letnie', version: stored.version + 1 };
  t.equal((await admin.put(path, other)).status, 200);
  await page.getByRole('heading', { name: 'Letnie', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Zapisz dzwonki' }).click();
  await page.getByText('Ktoś zmienił te dane w międzyczasie').waitFor();
  t.equal(await page.getByLabel('Nazwa planu').inputValue(), 'Moje', 'what was typed stays');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Pokaż obecne dane' }).click();
  t.equal(await page.getByLabel('Nazwa planu').inputValue(), 'Letnie');
  t.same(faults, []);
});

t.test(
  'a one-time password is issued after a look at a document and works once [ACCT-20]',
  async (t) => {
    const guardians = await admin.get<People>('/api/v1/people?kind=guardian&limit=20');
    const parent = guardians.body.items.at(-1);
    if (parent === undefined) throw new Error('no guardian');
    const path = `/people?person=${parent.personId}`;
    const { page, context, faults } = await openAs('admin', path, 'phone', 'light');
    t.teardown(() => context.close());
    await page.getByRole('button', { name: 'Wydaj hasło jednorazowe' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByRole('radio', { name: 'dowód osobisty' }).click();
    const box = await question.boundingBox();
    t.ok((box?.width ?? 999) <= 390, 'the question fits a phone');
    await picture(page, 'office-password-question-phone');
    t.same(await faultsOf(page), []);
    await question.getByRole('button', { name: 'Wydaj hasło' }).click();
    const shown = page.getByRole('dialog');
    await shown.getByText('Widać je tylko teraz').waitFor();
    const [login = '', password = ''] = await shown.locator('.once b').allTextContents();
    await picture(page, 'office-password-phone');
    t.same(await faultsOf(page), []);
    await shown.getByRole('button', { name: 'Zamknij' }).click();
    t.equal(await page.getByText(password).count(), 0, 'gone from the page');
    const first = await signIn(demo.coreUrl, { login, password });
    t.equal(first.session.mustChangePassword, true);
    await t.rejects(signIn(demo.coreUrl, { login, password }), 'used');
    t.same(faults, []);
  },
);

t.test('a form says what is missing', async (t) => {
  const pupil = pupils.find(({ className }) => className === '4a');
  if (pupil === undefined) throw new Error('nobody in 4a');
  const path = `/people?person=${pupil.personId}`;
  const { page, context, faults } = await openAs('admin', path, 'desk', 'dark');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: 'Dodaj ucznia' }).click();
  const form = page.getByRole('form', { name: 'Nowa osoba w klasie' });
  await form.getByLabel('PESEL').fill('44051401358');
  await form.getByRole('button', { name: 'Dodaj ucznia' }).click();
  await form.getByText('To pole jest potrzebne.').first().waitFor();
  await form.getByText('ostatnia z nich musi się zgadzać').waitFor();
  await picture(page, 'office-new-student-dark');
  t.same(await faultsOf(page), []);
  t.same(faults, []);
});

t.test('the office withdraws a guardian’s view of entries with a reason', async (t) => {
  const { login } = demo.account('guardian');
  const accounts = await admin.get<{ items: { login: string; personId: string }[] }>(
    `/api/v1/accounts?search=${login}`,
  );
  const personId = accounts.body.items.find((one) => one.login === login)?.personId ?? '';
  const parent = await signIn(demo.coreUrl, demo.account('guardian'));
  const children = await parent.get<{ items: { studentId: string; schoolId: string }[] }>(
    '/api/v1/children',
  );
  const child = children.body.items.find(({ schoolId }) => schoolId === demo.facts().schoolId);
  const { monday } = demo.facts();
  const span = `from=${dayFrom(monday, -20)}&to=${dayFrom(monday, 60)}`;
  const path = `/api/v1/children/${child?.studentId}/passages?${span}`;
  t.equal((await parent.get(path)).status, 200);
  const page = `/people?person=${personId}`;
  const opened = await openAs('secretariat', page, 'desk', 'light');
  t.teardown(() => opened.context.close());
  await opened.page.getByRole('button', { name: 'Odbierz wgląd w wejścia' }).first().click();
  const question = opened.page.getByRole('alertdialog');
  const answer = question.getByRole('button', { name: 'Odbierz wgląd w wejścia' });
  t.equal(await answer.isEnabled(), false, 'not without a reason');
  await question.getByLabel('Powód').fill('postanowienie sądu');
  await picture(opened.page, 'office-withdraw');
  t.same(await faultsOf(opened.page), []);
  await answer.click();
  await opened.page.getByText('nie widzi już wejść dziecka').waitFor();
  await opened.page.getByText('nie widzi wejść i wyjść').waitFor();
  t.not((await parent.get(path)).status, 200, 'shut at once');
  await opened.page.getByRole('button', { name: 'Przywróć wgląd w wejścia' }).click();
  await question.getByLabel('Powód').fill('pomyłka');
  await question.getByRole('button', { name: 'Przywróć wgląd w wejścia' }).click();
  await opened.page.getByText('znów widzi wejścia dziecka').waitFor();
  t.equal((await parent.get(path)).status, 200);
  t.same(opened.faults, []);
});

t.test('the office sees who has no card, by class and with the reason [CARD-12]', async (t) => {
  const office = await signIn(demo.coreUrl, demo.account('secretariat'));
  const cards = await office.get<{ items: { holderId: string; holderName: string }[] }>(
    '/api/v1/cards?state=active',
  );
  const [victim] = cards.body.items;
  if (victim === undefined) throw new Error('no active card');
  const path = `/people?person=${victim.holderId}`;
  const { page, context, faults } = await openAs('secretariat', path, 'desk', 'light');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: 'Zablokuj kartę' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Zablokuj kartę' }).click();
  await page
    .getByText(/4 z 4 drzwi potwierdził/)
    .first()
    .waitFor();
  await page.goto(`${demo.coreUrl}/cards/missing`);
  await page.getByRole('heading', { name: 'Osoby bez aktywnej karty' }).waitFor();
  const row = page.getByRole('row', { name: new RegExp(victim.holderName) }).first();
  t.match(await row.textContent(), /karta zablokowana/);
  await picture(page, 'office-without-card');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});

t.test('the office works on a phone in the dark, classes included', async (t) => {
  const { page, context, faults } = await openAs('secretariat', '/people', 'phone', 'dark');
  t.teardown(() => context.close());
  await page.getByRole('row').nth(3).waitFor();
  await picture(page, 'office-people-phone-dark');
  t.same(await faultsOf(page), []);
  await page.getByRole('row').nth(3).click();
  await page.getByRole('heading', { name: 'Konta' }).waitFor();
  await picture(page, 'office-person-phone-dark');
  t.same(await faultsOf(page), []);
  for (const [path, ready] of [
    ['/classes', '.class-tile'],
    ['/calendar', '.year-day'],
    ['/bells', '.bells-table'],
    ['/cards/missing', '.missing-group'],
  ] as const) {
    await page.goto(`${demo.coreUrl}${path}`);
    await page.locator(ready).first().waitFor();
    await picture(page, `office${path.replaceAll('/', '-')}-phone-dark`);
    t.same(await faultsOf(page), [], path);
    t.same(await tooSmall(page, 24), [], path);
  }
  t.same(faults, []);
});

t.test('a class is led, listed and printed without the rest of the page', async (t) => {
  const { page, context, faults } = await openAs('admin', '/classes', 'desk', 'light');
  t.teardown(() => context.close());
  await page.getByRole('button', { name: /^5a/ }).click();
  await page.getByRole('heading', { name: 'Lista klasy 5a' }).waitFor();
  await page.getByRole('table').waitFor();
  await picture(page, 'office-class');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  await page.getByRole('button', { name: 'Zmień wychowawcę' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByLabel('Wychowawstwo').selectOption({ index: 1 });
  const year = Number(demo.facts().monday.slice(0, 4)) + 1;
  await question.getByLabel('Od dnia').fill(`${year}-02-15`);
  await question.getByLabel('Decyzja dyrektora').fill(`Zarządzenie 12/${year}`);
  await question.getByRole('button', { name: 'Zapisz' }).click();
  await page.getByText(`Klasę 5a prowadzi od 15.02.${year}`).waitFor();
  await page.getByRole('button', { name: 'Zmień wychowawcę' }).click();
  await question.getByLabel('Od dnia').fill(`${year}-02-10`);
  await question.getByText(/^Ten wpis zastąpi: .+, 15\.02/).waitFor();
  await picture(page, 'office-homeroom-replaces');
  t.same(await faultsOf(page), []);
  await question.getByLabel('Wychowawstwo').selectOption({ index: 2 });
  await question.getByLabel('Decyzja dyrektora').fill(`Zarządzenie 13/${year}`);
  await question.getByRole('button', { name: 'Zapisz' }).click();
  const corrected = page.getByRole('alertdialog');
  await corrected.waitFor({ state: 'detached' });
  await page.getByText(`Klasę 5a prowadzi od 10.02.${year}`).waitFor();
  await page.getByRole('button', { name: 'Cofnij' }).last().click();
  await page.getByText('Cofnięto. Klasę 5a prowadzi ta sama osoba co przedtem.').waitFor();
  await page.emulateMedia({ media: 'print' });
  t.equal(await page.getByRole('button', { name: /^5b/ }).isVisible(), false);
  t.equal(await page.getByRole('heading', { name: 'Lista klasy 5a' }).isVisible(), true);
  t.equal(await page.getByText(/^Stan: poniedziałek/).isVisible(), true);
  const sheet = await page.locator('.class-list').boundingBox();
  t.ok((sheet?.width ?? 0) > 600, 'the list takes the width of the paper');
  await picture(page, 'office-class-print');
  t.same(faults, []);
});
