/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { dayFrom, dayInWords } from '../harness/november.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const openDemo = async (page: Page): Promise<void> => {
  await page.goto(`${demo.coreUrl}/demo/`);
  await page
    .getByRole('button', { name: /Wpuści/ })
    .first()
    .waitFor();
};
const choose = (page: Page, name: string) => page.getByRole('radio', { name, exact: true }).click();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const done = (page: Page, step: string) =>
  page.locator(`[data-step="${step}"][data-done="true"]`).waitFor({ timeout: 40_000 });
const seen = (page: Page, hop: string) => page.locator(`[data-hop="${hop}"][data-seen="true"]`);

t.test(
  'door, kiosk, phone and line side by side: the tour of a whole morning [HUB-09, HUB-12, DOOR-10]',
  async (t) => {
    const { page, context, faults } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await openDemo(page);
    const kiosk = page.frameLocator('iframe[title="Kiosk dyżurki"]');
    await kiosk.getByRole('button', { name: '5', exact: true }).waitFor();
    const pin = demo.account('dutyStaff').pin ?? '';
    await page.getByText(`PIN ${pin}`).waitFor();
    await press(page, /^Zaloguj: /);
    const phone = page.frameLocator('iframe[title="Telefon rodzica"]');
    await phone.getByText('Łucja').first().waitFor();
    await picture(page, 'demo-morning');
    t.same(await faultsOf(page), []);

    await page.keyboard.press('1');
    await done(page, 'tap');
    await seen(page, 'live').waitFor();
    await phone.getByText('Wejście główne').first().waitFor();
    await picture(page, 'demo-let-in');

    await choose(page, 'milczy');
    await page.getByText('nie wszystko odpowiada').waitFor();
    await page.keyboard.press('3');
    await done(page, 'cut');
    t.equal(await seen(page, 'core').count(), 0, 'the diary does not know it');
    await page.locator('[data-place="hub"] [data-waiting]:not([data-waiting="0"])').waitFor();
    await picture(page, 'demo-cut');
    t.same(await faultsOf(page), []);

    await page.keyboard.press('o');
    await done(page, 'restore');
    await seen(page, 'core').waitFor();
    await page.locator('[data-place="hub"] [data-waiting="0"]').waitFor();

    await press(page, 'Odłącz zasilanie');
    await page.getByText('zamek jest w spoczynku').waitFor();
    await page.locator('[data-relay="off"]').waitFor();
    await picture(page, 'demo-no-power');
    t.same(await faultsOf(page), []);
    await press(page, 'Włącz zasilanie');
    await done(page, 'power');

    await press(page, 'Alarm pożarowy');
    await page.locator('[data-lamp="attention"]').waitFor();
    await press(page, 'Przycisk wyjścia');
    await done(page, 'fire');
    await picture(page, 'demo-fire');
    t.same(await faultsOf(page), []);
    await press(page, 'Odwołaj alarm');

    await choose(page, 'blokada');
    await page.getByText('z zewnątrz nie wejdzie nikt').waitFor();
    t.equal(await page.getByRole('button', { name: /Wpuści/ }).count(), 0, 'nobody is promised');
    await page.keyboard.press('1');
    await done(page, 'lockdown');
    await page.locator('[data-decision="denied"]').waitFor();
    await page.getByText('Wszystko wypróbowane').waitFor();
    await picture(page, 'demo-lockdown');
    await choose(page, 'zwykły');
    await page
      .getByRole('button', { name: /Wpuści/ })
      .first()
      .waitFor();
    t.same(faults, []);
  },
);

t.test('hands at the door, the clock, larger frames, three languages, dark', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk', 'dark');
  t.teardown(() => context.close());
  await openDemo(page);
  await press(page, 'Wyważ drzwi');
  await page.getByText('Otwarto bez zgody zamka').waitFor();
  await page.locator('[data-leaf="open"]').waitFor();
  await picture(page, 'demo-forced-dark');
  t.same(await faultsOf(page), []);
  await page.locator('[data-leaf="shut"]').waitFor();
  await press(page, 'Podeprzyj drzwi');
  await press(page, 'Zamknij drzwi');
  await page.locator('[data-leaf="shut"]').waitFor();
  await press(page, 'Następny ranek');
  const tuesday = dayInWords(dayFrom(demo.facts().monday, 1), { weekday: 'long' });
  await page.getByText(tuesday).first().waitFor();
  await press(page, 'Kiosk dyżurki: powiększ');
  await page.getByRole('button', { name: 'Kiosk dyżurki: zmniejsz' }).waitFor();
  await picture(page, 'demo-kiosk-large-dark');
  t.same(await faultsOf(page), []);
  await press(page, 'Kiosk dyżurki: zmniejsz');
  for (const [language, title] of [
    ['English', 'A door to try'],
    ['Українська', 'Двері для спроби'],
  ] as const) {
    await choose(page, language);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await picture(page, `demo-${language === 'English' ? 'en' : 'uk'}-dark`);
    t.same(await faultsOf(page), [], language);
  }
  t.same(faults, []);
});

t.test('a login page in a frame takes no key away from the cards', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await openDemo(page);
  const login = page.frameLocator('iframe[title="Telefon rodzica"]').getByLabel('Login');
  await login.waitFor();
  await page.waitForFunction(
    () => document.hasFocus() && document.activeElement?.tagName === 'BODY',
  );
  await page.keyboard.press('4');
  await page.locator('[data-decision="denied"]').waitFor();
  await page.getByText('Przy drzwiach: Karta zablokowana').waitFor();
  await login.click();
  await page.keyboard.type('rodzic1');
  t.equal(await login.inputValue(), 'rodzic1', 'who points into the frame types there');
  t.same(faults, []);
});

t.test('the kiosk in its frame takes mouse and keys, and its session holds [HUB-12]', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await openDemo(page);
  const shown = page.locator('iframe[title="Kiosk dyżurki"]');
  const frame = await (await shown.elementHandle())?.contentFrame();
  const box = await shown.boundingBox();
  if (!frame || box === null) throw new Error('the page frames no kiosk');
  const [first = '', ...rest] = demo.account('dutyStaff').pin ?? '';
  const key = frame.getByRole('button', { name: first, exact: true });
  await key.waitFor();
  // The frame is drawn smaller and is a program of its own: a place in it is counted by hand.
  const at = await key.evaluate((button) => {
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2, wide: window.innerWidth };
  });
  const scale = box.width / at.wide;
  await page.mouse.click(box.x + at.x * scale, box.y + at.y * scale);
  await page.keyboard.type(rest.join(''));
  const { name } = demo.account('dutyStaff');
  await frame.getByText(name).first().waitFor();
  await picture(page, 'demo-kiosk-open');
  t.same(faults, []);
});

t.test('on a phone the cards lie under the door, and nothing scrolls sideways', async (t) => {
  const { page, context, faults } = await openPage(browser, 'phone');
  t.teardown(() => context.close());
  await openDemo(page);
  await page
    .getByRole('button', { name: /Wpuści/ })
    .first()
    .click();
  await page.locator('[data-decision="granted"]').waitFor();
  await seen(page, 'core').waitFor();
  await picture(page, 'demo-phone');
  t.same(await faultsOf(page), []);
  t.same(await tooSmall(page, 24), []);
  t.same(faults, []);
});
