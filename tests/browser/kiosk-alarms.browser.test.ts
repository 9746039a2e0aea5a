import { randomUUID } from 'node:crypto';
import type { Hand } from '@furtka/web/demo-api';
import type { Page } from 'playwright-core';
import t from 'tap';
import { pageApi } from '../demo/page-api.ts';
import { startDemo } from '../harness/demo.ts';
import { openChromium, openPage } from './chromium.ts';
import { screenFaults, takeDuty } from './kiosk-hands.ts';

// What goes wrong at a door, as the duty desk hears of it, answers it and sees it end.

t.setTimeout(380_000);

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});
const api = pageApi(demo);
const doors = demo.facts().doors;
const [main, second] = doors.map(({ key, name }) => ({ key, name })) as [Door, Door];
interface Door {
  readonly key: string;
  readonly name: string;
}

const hand = (door: Door, what: Hand) => api.act({ act: 'hand', door: door.key, hand: what });
const cardOf = (page: Page, { name }: Door) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
const atDoors = async (size: 'kiosk' | 'phone' = 'kiosk', scheme: 'light' | 'dark' = 'light') => {
  const watched = await openPage(browser, size, scheme);
  watched.page.setDefaultTimeout(30_000);
  await takeDuty(watched.page, demo);
  await watched.page.goto(`${demo.kioskUrl}/doors`);
  await cardOf(watched.page, main).waitFor();
  return watched;
};
/** The alarm is told, answered by name, and told as answered. */
const answer = async (page: Page, door: Door, words: string) => {
  await cardOf(page, door).getByText(words).waitFor();
  await page.getByRole('button', { name: `Widziałem alarm: ${door.name}` }).click();
  await cardOf(page, door)
    .getByText(/przyjęte/)
    .waitFor();
};

t.test('a door forced is on the desk and at the door until somebody has seen it', async (t) => {
  const { page, context, faults } = await atDoors();
  t.teardown(() => context.close());
  // The leaf falls shut by itself after a few seconds.
  await hand(main, 'push');
  await cardOf(page, main).getByText('drzwi otwarto bez karty').waitFor();
  t.same(await screenFaults(page, 'kiosk-alarm-forced'), []);
  await page.goto(`${demo.kioskUrl}/duty`);
  await page.getByRole('alert').filter({ hasText: main.name }).waitFor();
  t.same(await screenFaults(page, 'kiosk-alarm-forced-desk'), []);
  await page.goto(`${demo.kioskUrl}/doors`);
  await page.getByRole('button', { name: `Widziałem alarm: ${main.name}` }).click();
  const alarm = cardOf(page, main).getByText('drzwi otwarto bez karty');
  await alarm.waitFor({ state: 'detached' });
  await page.goto(`${demo.kioskUrl}/duty`);
  await page.getByText(demo.account('dutyStaff').name, { exact: true }).first().waitFor();
  t.equal(await page.getByRole('alert').filter({ hasText: main.name }).count(), 0);
  t.same(faults, []);
});

t.test('a door held open says since when, and is quiet once it is shut', async (t) => {
  const { page, context, faults } = await atDoors('phone', 'dark');
  t.teardown(() => context.close());
  await hand(second, 'prop');
  await cardOf(page, second)
    .getByText(/za długo otwarte, od \d+:\d\d/)
    .waitFor({ timeout: 90_000 });
  t.same(await screenFaults(page, 'kiosk-alarm-held-phone-dark'), []);
  await hand(second, 'shut');
  await cardOf(page, second)
    .getByText(/za długo otwarte, od/)
    .waitFor({ state: 'detached' });
  t.same(faults, []);
});

t.test('meddling and current: the worst is told first, each is answered and ends', async (t) => {
  const { page, context, faults } = await atDoors();
  t.teardown(() => context.close());
  for (const [trouble, words] of [
    ['battery', 'słaby akumulator'],
    ['mains', 'brak zasilania, drzwi działają z akumulatora'],
    ['housing', 'otwarta obudowa sterownika'],
    ['pry', 'ktoś rusza czytnik'],
  ] as const) {
    await hand(second, trouble);
    await answer(page, second, words);
  }
  t.same(await screenFaults(page, 'kiosk-alarm-answered'), []);
  await hand(second, 'mend');
  for (const words of [/rusza czytnik/, /obudowa/, /akumulator/])
    await cardOf(page, second).getByText(words).waitFor({ state: 'detached' });
  // Shut again, it stays off until somebody says so.
  const off = cardOf(page, second).getByText('czytnik był otwierany i nie czyta');
  await off.waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: 'dark' });
  t.same(await screenFaults(page, 'kiosk-alarm-reader-off-phone-dark'), []);
  await page.getByRole('button', { name: `Widziałem alarm: ${second.name}` }).click();
  await off.waitFor({ state: 'detached' });
  t.same(faults, []);
});

t.test('somebody who tries card after card is told of, and fire too', async (t) => {
  const { page, context, faults } = await atDoors('kiosk', 'dark');
  t.teardown(() => context.close());
  const bus = demo.bus();
  await bus.connected();
  for (let number = 0; number < 8; number += 1)
    bus.tell({
      type: 'tap',
      requestId: randomUUID(),
      doorKey: main.key,
      uid: `7f0000${String(10 + number)}`,
      direction: 'in',
      push: false,
    });
  await answer(page, main, 'ktoś zgaduje karty albo PIN-y');
  t.same(await screenFaults(page, 'kiosk-alarm-guessing-dark'), []);
  await api.act({ act: 'fire', active: true });
  await cardOf(page, second).getByText('zwolnione sygnałem pożarowym').waitFor();
  // Whatever its lock does: the way out is free, and nothing says that the doors stand open.
  await page.getByText('Wyjście jest wolne. Policz osoby.').first().waitFor();
  t.same(await screenFaults(page, 'kiosk-alarm-fire-dark'), []);
  await api.act({ act: 'fire', active: false });
  await cardOf(page, second)
    .getByText('zwolnione sygnałem pożarowym')
    .waitFor({ state: 'detached' });
  t.same(faults, []);
});
