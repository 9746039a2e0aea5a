import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { until } from '../harness/until.ts';
import { openChromium, openPage, type Size } from './chromium.ts';
import { screenFaults, takeDuty } from './kiosk-hands.ts';

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const PLACES = {
  desk: '/duty',
  pass: '/duty/pass',
  'visit-in': '/duty/visit',
  visits: '/duty/visits',
  book: '/duty/book',
  inside: '/duty/inside',
  doors: '/doors',
  safety: '/safety',
  muster: '/safety/muster',
} as const;
const LOOKS = [
  ['kiosk', 'light'],
  ['kiosk', 'dark'],
  ['phone', 'light'],
  ['phone', 'dark'],
] as const satisfies readonly (readonly [Size, 'light' | 'dark'])[];

for (const [size, scheme] of LOOKS) {
  t.test(`each screen is whole for eyes, fingers and readers: ${size}, ${scheme}`, async (t) => {
    const { page, context, faults } = await openPage(browser, size, scheme);
    t.teardown(() => context.close());
    await page.goto(demo.kioskUrl);
    await page.getByText('odpowiadają').first().waitFor();
    t.same(await screenFaults(page, `kiosk-locked-${size}-${scheme}`), [], 'locked');
    await takeDuty(page, demo);
    for (const [name, path] of Object.entries(PLACES)) {
      await page.goto(`${demo.kioskUrl}${path}`);
      await page.getByText(demo.account('dutyStaff').name, { exact: true }).first().waitFor();
      await page.locator('.skeleton').first().waitFor({ state: 'detached' });
      t.same(await screenFaults(page, `kiosk-${name}-${size}-${scheme}`), [], name);
    }
    t.same(faults, []);
  });
}

t.test('a kiosk left alone warns, then names nobody [PRIV-13]', async (t) => {
  const { page, context } = await openPage(browser, 'kiosk');
  t.teardown(() => context.close());
  await page.clock.install();
  await takeDuty(page, demo);
  await page.goto(`${demo.kioskUrl}/duty/pass`);
  await page.getByRole('searchbox').fill('żak');
  await page.getByRole('button', { name: /Żak/ }).first().waitFor();
  await page.clock.runFor(51_000);
  await page.getByText(/Ekran zablokuje się za \d+ sekund/).waitFor();
  await page.getByRole('button', { name: 'Jeszcze chwilę' }).click();
  await page.clock.runFor(2_000);
  t.equal(await page.getByText('Ekran zablokuje się').count(), 0, 'a touch begins the minute anew');
  await page.clock.runFor(61_000);
  await page.getByText('PIN, sześć cyfr').waitFor();
  t.notMatch(await page.locator('body').textContent(), /Żak|Majewska/);
  t.equal(new URL(page.url()).pathname, '/');
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  t.equal(kept, 0, 'nothing is kept in the browser');
});

t.test('everything at the kiosk is done by keys alone [GATE-07]', async (t) => {
  const { page, context } = await openPage(browser, 'kiosk');
  t.teardown(() => context.close());
  await takeDuty(page, demo);
  const tab = async (name: RegExp) => {
    const passed: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const told = await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.textContent ??
          '',
      );
      if (name.test(told)) return;
      passed.push(told);
    }
    throw new Error(`no key leads to ${name}, only to ${passed.join(', ')}`);
  };
  await tab(/^Uczeń bez karty/);
  await page.keyboard.press('Enter');
  await page.getByRole('searchbox').waitFor();
  const answered = page.waitForResponse((answer) =>
    decodeURIComponent(answer.url()).endsWith('search=Łucja Ż'),
  );
  await page.keyboard.type('Łucja Ż');
  await answered;
  await page
    .getByRole('button', { name: /^Łucja Ż/ })
    .first()
    .waitFor();
  await tab(/Łucja Ż/);
  await page.keyboard.press('Enter');
  await tab(/^Zapomniana/);
  await page.keyboard.press('Enter');
  await page.getByText('Zapisano wejście').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Wpisz dwie litery').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Przy drzwiach teraz' }).waitFor();
});

t.test(
  'a lockdown is held for two seconds, each door says whether it did it [DOOR-12]',
  async (t) => {
    const { page, context, faults } = await openPage(browser, 'kiosk');
    t.teardown(() => context.close());
    await takeDuty(page, demo);
    await page.goto(`${demo.kioskUrl}/safety`);
    const hold = async (name: string, ms: number) => {
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).hover();
      await page.mouse.down();
      await page.waitForTimeout(ms);
      await page.mouse.up();
    };
    await hold('Zablokuj wszystkie drzwi', 700);
    t.equal(await page.getByText('Potwierdziły 4 z 4 drzwi').count(), 1);
    t.equal(
      await page.getByRole('heading', { name: 'Zwykłe zasady' }).count(),
      1,
      'let go too early',
    );
    await hold('Zablokuj wszystkie drzwi', 2_300);
    await page.getByRole('heading', { name: 'Blokada drzwi' }).waitFor();
    await until(
      'every door did it',
      async () => (await page.locator('.confirmations .done').count()) === 4,
    );
    await page.getByText('Nikt nie wchodzi. Wyjście jest zawsze wolne.').waitFor();
    t.same(await screenFaults(page, 'kiosk-lockdown'), []);
    await hold('Zakończ blokadę', 2_300);
    await page.getByRole('heading', { name: 'Zwykłe zasady' }).waitFor();
    t.same(faults, []);
  },
);

for (const [size, scheme] of LOOKS) {
  t.test(`an outer door asks why it is to stand open: ${size}, ${scheme}`, async (t) => {
    const { page, context, faults } = await openPage(browser, size, scheme);
    t.teardown(() => context.close());
    await takeDuty(page, demo);
    await page.goto(`${demo.kioskUrl}/doors`);
    const door = page.getByRole('listitem').filter({ hasText: 'Boisko' });
    await door.getByRole('button', { name: 'Otwórz na dłużej' }).click();
    await door.getByRole('group', { name: /Dlaczego mają stać otwarte/ }).waitFor();
    t.equal(await door.getByRole('button', { name: '5 minut' }).count(), 0, 'the reason first');
    t.same(await screenFaults(page, `kiosk-hold-open-why-${size}-${scheme}`), []);
    await door.getByRole('button', { name: 'Nie otwieraj' }).click();
    await door.getByRole('button', { name: 'Otwórz na dłużej' }).waitFor();
    t.same(faults, []);
  });
}

t.test('a door is held open for a delivery and says until when', async (t) => {
  const { page, context, faults } = await openPage(browser, 'kiosk');
  t.teardown(() => context.close());
  await takeDuty(page, demo);
  await page.goto(`${demo.kioskUrl}/doors`);
  const door = page.getByRole('listitem').filter({ hasText: 'Boisko' });
  await door.getByRole('button', { name: 'Otwórz na dłużej' }).click();
  await door.getByRole('button', { name: 'Dostawa' }).click();
  t.same(await screenFaults(page, 'kiosk-hold-open'), []);
  await door.getByRole('button', { name: '5 minut', exact: true }).click();
  await door.getByText(/otwarte dla wszystkich, jeszcze [45] minut/).waitFor();
  t.same(faults, []);
});

t.test('a hub that does not answer is said at once, and its return is seen', async (t) => {
  const { page, context } = await openPage(browser, 'kiosk');
  t.teardown(() => context.close());
  await takeDuty(page, demo);
  await page.getByRole('button', { name: /^Uczeń bez karty/ }).click();
  await page.getByRole('searchbox').fill('żak');
  await page.getByRole('button', { name: /Żak/ }).first().click();
  await context.setOffline(true);
  await page.getByText('Niczego nie zapiszemy, dopóki hub nie odpowie').waitFor();
  await page.getByRole('button', { name: /^(Zapomniana|Karta jeszcze niewydana)/ }).click();
  await page.getByText('ten sam wpis zapisze się tylko raz').waitFor();
  t.same(await screenFaults(page, 'kiosk-hub-silent'), []);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Spróbuj teraz' }).click();
  await page.getByText('Dziennik odpowiada').waitFor();
  await page.getByRole('button', { name: /^(Zapomniana|Karta jeszcze niewydana)/ }).click();
  await page.getByText(/Zapisano (wejście|wyjście) \d/).waitFor();
});
