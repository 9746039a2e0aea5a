import type { Page } from 'playwright-core';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { tapOnce } from '../harness/taps.ts';
import { until } from '../harness/until.ts';
import { openChromium, openPage, type Watched } from './chromium.ts';
import { screenFaults, setLine, takeDuty, touchLetters } from './kiosk-hands.ts';
import { enter } from './sign-in.ts';

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});
const bus = demo.bus();
await bus.connected();

const guardian = await signIn(demo.coreUrl, demo.account('guardian'));
const { body: children } = await guardian.get<{
  items: { studentId: string; firstName: string; lastName: string }[];
}>('/api/v1/children');
const [child] = children.items;
if (child === undefined) throw new Error('the guardian has no child');
const childName = `${child.firstName} ${child.lastName}`;

const kiosk: Watched = await openPage(browser, 'kiosk');
const { page } = kiosk;
const home = (at: Page = page) => at.getByRole('button', { name: 'Wróć', exact: true }).click();

/** Number of those inside, as the desk shows it. */
const insideOf = async (): Promise<number> =>
  Number(await page.locator('.inside-button b').textContent());

/** Somebody without a card, from the desk to the receipt; gives how often the screen was pressed after the letters. */
const letPass = async (name: string, cause: string): Promise<number> => {
  const presses: string[] = [];
  const press = async (button: string | RegExp) => {
    await page.getByRole('button', { name: button }).first().click();
    presses.push(String(button));
  };
  await press(/^Uczeń bez karty/);
  const surname = name.split(' ').at(-1) ?? '';
  await touchLetters(page, surname.toLocaleLowerCase('pl'));
  await press(new RegExp(name));
  await press(cause);
  await page.getByText(/Zapisano (wejście|wyjście) \d/).waitFor();
  return presses.length;
};

t.test('the locked kiosk names nobody; six digits begin the duty [PRIV-13]', async (t) => {
  await page.goto(demo.kioskUrl);
  await page.getByRole('button', { name: '5', exact: true }).waitFor();
  await page.getByText('odpowiadają').first().waitFor();
  t.notMatch(await page.textContent('body'), new RegExp(childName));
  t.same(await screenFaults(page, 'kiosk-locked'), []);
  await page.keyboard.type('000000');
  await page.getByText('Ten PIN nie pasuje').waitFor();
  await takeDuty(page, demo);
  await page.getByRole('heading', { name: 'Przy drzwiach teraz' }).waitFor();
  t.same(await screenFaults(page, 'kiosk-desk'), []);
});

t.test(
  'a pupil without a card is in after three presses, and counted inside [GATE-03, GATE-07, PRES-05]',
  async (t) => {
    const before = await insideOf();
    t.ok((await letPass(childName, 'Zapomniana')) <= 3, 'at most three presses');
    await page.getByText('Otwiera się:').waitFor();
    t.same(await screenFaults(page, 'kiosk-pass-done'), []);
    await page.getByRole('button', { name: 'Następna osoba' }).click();
    await home();
    await until('one more inside', async () => (await insideOf()) === before + 1);
    t.match(
      await page.locator('.feed').textContent(),
      new RegExp(`${childName}.*Karta zapomniana`),
    );
  },
);

t.test(
  'the same pupil goes out without a card, and an entry is taken back [GATE-02, GATE-05]',
  async (t) => {
    const before = await insideOf();
    await letPass(childName, 'Zgubiona');
    await page.getByText('Zapisano wyjście').waitFor();
    await page.getByRole('button', { name: /^Cofnij wpis/ }).click();
    await page.getByText('Wpis cofnięty').waitFor();
    await page.getByRole('button', { name: 'Książka dnia' }).click();
    const row = page.getByRole('row', { name: new RegExp(childName) });
    await row.getByText('cofnięte').waitFor();
    t.match(
      await page.getByRole('table').textContent(),
      new RegExp(demo.account('dutyStaff').name),
    );
    t.same(await screenFaults(page, 'kiosk-book'), []);
    await home();
    await until('inside again', async () => (await insideOf()) === before);
  },
);

t.test(
  'a visitor comes in and goes out by one press on the list of open visits [GATE-01, GATE-10]',
  async (t) => {
    await page.getByRole('button', { name: /^Gość wchodzi/ }).click();
    await page.getByRole('button', { name: 'Zapisz i otwórz drzwi' }).click();
    await page.getByText('Wpisz imię i nazwisko, bez tego').waitFor();
    t.same(await screenFaults(page, 'kiosk-visit-in'), []);
    await touchLetters(page, 'jan łoś');
    t.equal(await page.getByLabel('Imię i nazwisko gościa').inputValue(), 'Jan Łoś');
    await page.getByLabel('Do kogo').fill('sekretariat');
    await page.getByRole('button', { name: 'Serwis' }).click();
    await page.getByLabel('Identyfikator').fill('G7');
    await page.getByRole('button', { name: 'Zapisz i otwórz drzwi' }).click();
    await page.getByText('Zapisano wejście gościa').waitFor();
    await page.getByRole('button', { name: 'Wróć do dyżurki' }).click();
    await page.getByText('1 w środku').waitFor();
    await page.getByRole('button', { name: /^Gość wychodzi/ }).click();
    t.same(await screenFaults(page, 'kiosk-visits'), []);
    await page.getByRole('button', { name: 'Wychodzi: Jan Łoś' }).click();
    await page.getByText(/Zapisano wyjście \d/).waitFor();
    await page.getByText('Odbierz identyfikator G7').waitFor();
    await page.getByRole('button', { name: 'Książka dnia' }).click();
    await page.getByRole('radio', { name: 'Goście' }).click();
    await page.getByRole('row', { name: /Jan Łoś/ }).waitFor();
    await home();
  },
);

const shown = (story: string) => {
  const found = demo.facts().shown.find((one) => one.story === story);
  if (found === undefined) throw new Error(`the demo has no card of ${story}`);
  return found;
};

t.test('a refused tap says why, and somebody is let in once with a reason [GATE-07]', async (t) => {
  const late = shown('pupilOutsideHours');
  const tapped = await tapOnce(bus, { doorKey: 'main', uid: late.uid });
  t.equal(tapped?.decision, 'denied');
  const row = page.getByRole('listitem').filter({ hasText: late.holderName }).last();
  await row.getByText('Karta działa w dni nauki, w godzinach lekcji.').waitFor();
  await row.getByRole('button', { name: 'Wpuść raz' }).click();
  t.same(await screenFaults(page, 'kiosk-let-in'), []);
  await row.getByRole('button', { name: 'Spóźnienie' }).click();
  await row.getByText('Otwiera się: Wejście główne').waitFor();
  await row.getByRole('button', { name: 'Zamknij' }).click();
  await page.getByText('Wpuszczenie raz').waitFor();
});

t.test(
  'nobody at the gatehouse lets in a blocked card: the office is named [DOOR-10]',
  async (t) => {
    const blocked = shown('blocked');
    const tapped = await tapOnce(bus, { doorKey: 'main', uid: blocked.uid });
    t.equal(tapped?.reason, 'denied.blocked');
    const row = page.getByRole('listitem').filter({ hasText: blocked.holderName }).first();
    await row.getByText('Tej karty nie otwiera nikt na dyżurce').waitFor();
    t.equal(await row.getByRole('button').count(), 0);
  },
);

t.test(
  'with the diary away the kiosk does the same and says what it could not check [GATE-11, GATE-04]',
  async (t) => {
    await setLine(demo, 'closed');
    await page.getByText(/Dziennik niedostępny od \d+:\d\d\. Drzwi i dyżurka działają/).waitFor({
      timeout: 60_000,
    });
    const before = await insideOf();
    t.ok((await letPass(childName, 'Zgubiona')) <= 3);
    await page.getByText(/bez sprawdzenia: nowe karty/).waitFor();
    t.same(await screenFaults(page, 'kiosk-pass-away'), []);
    await home();
    await until('one fewer inside', async () => (await insideOf()) === before - 1);
    t.ok((await letPass(childName, 'Zapomniana')) <= 3);
    await home();
    await until('inside again', async () => (await insideOf()) === before);
    t.same(await screenFaults(page, 'kiosk-desk-away'), []);
  },
);

t.test('the muster list is counted and printed with the diary away [PRES-06]', async (t) => {
  await page.getByRole('button', { name: /^Kto w środku/ }).click();
  await page.getByText('Lista pochodzi z huba w szkole').waitFor();
  t.same(await screenFaults(page, 'kiosk-inside'), []);
  await page.emulateMedia({ media: 'print' });
  const paper = page.locator('.muster-print');
  t.ok(await paper.isVisible());
  t.match(await paper.textContent(), new RegExp(childName));
  t.notOk(await page.locator('.dado').isVisible(), 'nothing but the list');
  t.ok((await page.pdf({ preferCSSPageSize: true })).length > 1_000);
  await page.emulateMedia({ media: 'screen', reducedMotion: 'reduce' });
  await page.getByRole('button', { name: 'Licz osoby' }).click();
  const sought = page.locator('.muster-number > b');
  const before = Number(await sought.textContent());
  await page.getByRole('radio', { name: /^Szukani/ }).click();
  await page.getByRole('button', { name: `Bezpieczeństwo: ${childName}` }).click();
  await until('one fewer sought', async () => Number(await sought.textContent()) === before - 1);
  t.same(await screenFaults(page, 'kiosk-muster'), []);
  const other = await openPage(browser, 'phone', 'dark');
  t.teardown(() => other.context.close());
  await takeDuty(other.page, demo);
  await other.page.goto(`${demo.kioskUrl}/safety/muster`);
  const seen = other.page.locator('.muster-number > b');
  await until(
    'the tick is seen elsewhere',
    async () => (await seen.textContent()) === `${before - 1}`,
  );
  t.same(await screenFaults(other.page, 'kiosk-muster-phone-dark'), []);
  await home();
});

t.test(
  'back on the line, the guardian’s page shows the entries of the gatehouse [GATE-09, PRES-01, PRES-02]',
  async (t) => {
    await setLine(demo, 'open');
    await page.getByText('Dziennik odpowiada').waitFor({ timeout: 60_000 });
    const phone = await openPage(browser, 'phone');
    t.teardown(() => phone.context.close());
    await enter(phone.page, demo, 'guardian');
    const card = phone.page.getByRole('article', { name: childName });
    await card.getByText('w szkole').waitFor({ timeout: 30_000 });
    await card.getByText('wyjście').first().waitFor();
    t.same(phone.faults, []);
  },
);

t.test('the kiosk asked nothing outside, and nothing failed in its page', async (t) => {
  t.same(kiosk.faults, []);
  await kiosk.context.close();
});
