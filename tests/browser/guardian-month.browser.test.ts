import type { Page } from 'playwright-core';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { tapOnce } from '../harness/taps.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';
import { livedBefore } from './earlier-days.ts';
import { enter } from './sign-in.ts';

interface Listed {
  readonly items: { studentId: string; firstName: string }[];
}

const demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});

const guardian = await signIn(demo.coreUrl, demo.account('guardian'));
const { items: kids } = (await guardian.get<Listed>('/api/v1/children')).body;
const cards = new Map(demo.cards().map((card) => [card.holderId, card.uid]));
const child = kids.find(({ studentId }) => cards.has(studentId));
if (child === undefined) throw new Error('no child with a card');
const { studentId, firstName } = child;
const day = (date: string, from?: string, to?: string, over = {}) => [
  ...(from ? [{ date, time: from, direction: 'in' as const, ...over }] : []),
  ...(to ? [{ date, time: to, direction: 'out' as const, ...over }] : []),
];
await livedBefore(demo, studentId, [
  ...day('2026-11-20', '07:48', '13:31'),
  ...day('2026-11-18', '07:55'),
  ...day('2026-11-17', '07:50', undefined, { cause: 'card.forgotten', opened: 'unknown' }),
  ...day('2026-11-17', undefined, '14:26'),
  ...day('2026-11-16', undefined, '13:35'),
  ...day('2026-11-13', '07:49', '12:44', { opened: 'unknown' }),
  ...day('2026-11-12', '07:51', '13:33', { isLate: true }),
  ...day('2026-11-10', '07:30', undefined, { opened: 'no' }),
  ...day('2026-11-10', '07:53', '14:28'),
  ...day('2026-10-29', '07:52', '13:31'),
]);
const bus = demo.bus();
await bus.connected();

const address = `${demo.coreUrl}/child/${studentId}/door`;
const rowOf = (page: Page, date: string) =>
  page.getByRole('list', { name: 'Dni' }).getByRole('listitem').filter({ hasText: date });
const words = async (page: Page, date: string) =>
  ((await rowOf(page, date).textContent()) ?? '').replace(/\s+/g, ' ');

/** A finger across the middle of the page. */
const swipe = async (page: Page, way: 'left' | 'right'): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const at = way === 'right' ? [80, 160, 240, 320] : [320, 240, 160, 80];
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: x === undefined ? [] : [{ x, y: 420 }],
    });
  await touch('touchStart', at[0]);
  for (const x of at.slice(1)) await touch('touchMove', x);
  await touch('touchEnd');
  await session.detach();
};

t.test(
  'a month shows what is known, and a missing tap as a hole [PRES-01, PRES-02, PRES-04]',
  async (t) => {
    const { page, context, faults } = await openPage(browser, 'phone');
    t.teardown(() => context.close());
    await enter(page, demo, 'guardian');
    await page.goto(address);
    await page.getByRole('heading', { name: 'listopad 2026' }).waitFor();
    await rowOf(page, '20 listopada').waitFor();
    const whole = await words(page, '20 listopada');
    t.match(whole, /7:48.*13:31.*razem 5 h 43 min/);
    const gap = await words(page, '18 listopada');
    t.match(gap, /7:55.*brak.*brak odbicia karty przy wyjściu/);
    t.notMatch(gap, /razem/, 'no sum where a tap is missing');
    t.equal(await rowOf(page, '18 listopada').locator('.hole').count(), 2, 'a hole and its word');
    t.equal(await rowOf(page, '18 listopada').locator('text=?').count(), 1);
    t.match(await words(page, '16 listopada'), /brak.*13:35.*brak odbicia karty przy wejściu/);
    const written = await words(page, '17 listopada');
    t.match(written, /wejście 7:50 bez karty \(zapomniana\), zapisała dyżurka/);
    t.notMatch(written, /karta przyjęta/);
    t.match(await words(page, '13 listopada'), /karta przyjęta o 7:49/);
    t.match(await words(page, '12 listopada'), /zapis z 7:51, 13:33 dotarł później/);
    t.match(await words(page, '10 listopada'), /odbita karta o 7:30, nie widać wejścia/);
    t.match(await words(page, '11 listopada'), /Święto Niepodległości|bez wejść/);
    t.equal(await rowOf(page, '14 listopada').count(), 0, 'a quiet weekend is not there');
    await picture(page, 'month-phone');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await swipe(page, 'right');
    await page.getByRole('heading', { name: 'październik 2026' }).waitFor();
    await rowOf(page, '29 października').waitFor();
    t.same(faults, []);
  },
);

t.test('the month turns by keys and by a finger, and changes by itself', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk', 'dark');
  t.teardown(() => context.close());
  await enter(page, demo, 'guardian');
  await page.goto(address);
  await rowOf(page, '20 listopada').waitFor();
  await picture(page, 'month-desk-dark');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: /Wcześniejszy miesiąc/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { name: 'październik 2026' }).waitFor();
  await rowOf(page, '29 października').waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: 'listopad 2026' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await rowOf(page, '20 listopada').waitFor();
  t.equal(await page.getByRole('heading', { name: 'grudzień 2026' }).count(), 0, 'not the future');
  const uid = cards.get(studentId) ?? '';
  const tapped = await tapOnce(bus, { doorKey: 'main', uid });
  t.equal(tapped?.decision, 'granted');
  await rowOf(page, '23 listopada').getByText('w szkole').waitFor();
  t.same(faults, []);
});

t.test(
  'other children are one press away, strangers are not there [PRES-03, PRES-07]',
  async (t) => {
    const { page, context } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await enter(page, demo, 'guardian');
    await page.goto(address);
    await rowOf(page, '20 listopada').waitFor();
    const other = kids.find((kid) => kid.studentId !== studentId);
    if (other !== undefined) {
      await page.getByRole('radio', { name: other.firstName, exact: true }).click();
      await page.waitForURL((url) => url.pathname.includes(other.studentId));
      await page.getByRole('radio', { name: firstName, exact: true }).click();
      await rowOf(page, '20 listopada').waitFor();
    }
    const stranger = demo
      .cards()
      .find(({ holderId }) => kids.every((kid) => kid.studentId !== holderId));
    await page.goto(`${demo.coreUrl}/child/${stranger?.holderId}/door`);
    await page.getByText('widoczne tylko w czasie nauki w tej szkole').waitFor();
    t.same(await faultsOf(page), []);
    const asked = await guardian.get(`/api/v1/children/${stranger?.holderId}/passages`);
    t.equal(asked.status, 404);
  },
);
