import type { Page } from 'playwright-core';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { dayFrom, dayInWords } from '../harness/november.ts';
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
/** A school date, days from the demo's Monday in November; a day of the page that begins so. */
const on = (days: number) => dayFrom(demo.facts().monday, days);
const monthOf = (date: string) =>
  new Intl.DateTimeFormat('pl', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${date}T00:00:00Z`),
  );
const day = (date: string, from?: string, to?: string, over = {}) => [
  ...(from ? [{ date, time: from, direction: 'in' as const, ...over }] : []),
  ...(to ? [{ date, time: to, direction: 'out' as const, ...over }] : []),
];
await livedBefore(demo, studentId, [
  ...day(on(-3), '07:48', '13:31'),
  ...day(on(-5), '07:55'),
  ...day(on(-6), '07:50', undefined, { cause: 'card.forgotten', opened: 'unknown' }),
  ...day(on(-6), undefined, '14:26'),
  ...day(on(-7), undefined, '13:35'),
  ...day(on(-10), '07:49', '12:44', { opened: 'unknown' }),
  ...day(on(-11), '07:51', '13:33', { isLate: true }),
  ...day(on(-13), '07:30', undefined, { opened: 'no' }),
  ...day(on(-13), '07:53', '14:28'),
  ...day(on(-27), '07:52', '13:31'),
]);
const bus = demo.bus();
await bus.connected();

const address = `${demo.coreUrl}/child/${studentId}/door`;
const rowOf = (page: Page, days: number) =>
  page
    .getByRole('list', { name: 'Dni' })
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`(^|\\D)${dayInWords(on(days))}`) });
const words = async (page: Page, days: number) =>
  ((await rowOf(page, days).textContent()) ?? '').replace(/\s+/g, ' ');

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
    await page.getByRole('heading', { name: monthOf(on(0)) }).waitFor();
    await rowOf(page, -3).waitFor();
    const whole = await words(page, -3);
    t.match(whole, /7:48.*13:31.*razem 5 h 43 min/);
    const gap = await words(page, -5);
    t.match(gap, /7:55.*brak.*brak odbicia karty przy wyjściu/);
    t.notMatch(gap, /razem/, 'no sum where a tap is missing');
    t.equal(await rowOf(page, -5).locator('.hole').count(), 2, 'a hole and its word');
    t.equal(await rowOf(page, -5).locator('text=?').count(), 1);
    t.match(await words(page, -7), /brak.*13:35.*brak odbicia karty przy wejściu/);
    const written = await words(page, -6);
    t.match(written, /wejście 7:50 bez karty \(zapomniana\), zapisała dyżurka/);
    t.notMatch(written, /karta przyjęta/);
    t.match(await words(page, -10), /karta przyjęta o 7:49/);
    t.match(await words(page, -11), /zapis z 7:51, 13:33 dotarł później/);
    t.match(await words(page, -13), /odbita karta o 7:30, nie widać wejścia/);
    t.match(await words(page, -12), /Święto Niepodległości|bez wejść/);
    t.equal(await rowOf(page, -8).count(), 0, 'a quiet weekend is not there');
    await picture(page, 'month-phone');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    await swipe(page, 'right');
    await page.getByRole('heading', { name: monthOf(on(-27)) }).waitFor();
    await rowOf(page, -27).waitFor();
    t.same(faults, []);
  },
);

t.test('the month turns by keys and by a finger, and changes by itself', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk', 'dark');
  t.teardown(() => context.close());
  await enter(page, demo, 'guardian');
  await page.goto(address);
  await rowOf(page, -3).waitFor();
  await picture(page, 'month-desk-dark');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: /Wcześniejszy miesiąc/ }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('heading', { name: monthOf(on(-27)) }).waitFor();
  await rowOf(page, -27).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('heading', { name: monthOf(on(0)) }).waitFor();
  await page.keyboard.press('ArrowRight');
  await rowOf(page, -3).waitFor();
  t.equal(await page.getByRole('heading', { name: monthOf(on(14)) }).count(), 0, 'not the future');
  const uid = cards.get(studentId) ?? '';
  const tapped = await tapOnce(bus, { doorKey: 'main', uid });
  t.equal(tapped?.decision, 'granted');
  await rowOf(page, 0).getByText('w szkole').waitFor();
  t.same(faults, []);
});

t.test(
  'other children are one press away, strangers are not there [PRES-03, PRES-07]',
  async (t) => {
    const { page, context } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await enter(page, demo, 'guardian');
    await page.goto(address);
    await rowOf(page, -3).waitFor();
    const other = kids.find((kid) => kid.studentId !== studentId);
    if (other !== undefined) {
      await page.getByRole('radio', { name: other.firstName, exact: true }).click();
      await page.waitForURL((url) => url.pathname.includes(other.studentId));
      await page.getByRole('radio', { name: firstName, exact: true }).click();
      await rowOf(page, -3).waitFor();
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
