import t from 'tap';
import type { Demo } from '../harness/demo.ts';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { tapOnce } from '../harness/taps.ts';
import { until } from '../harness/until.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});
const bus = demo.bus();
await bus.connected();

t.test(
  'the caretaker kills a lost card by PIN; the door refuses it [CARD-39, DOOR-12, AUDIT-13]',
  async (t) => {
    const office = await signIn(demo.coreUrl, demo.account('secretariat'));
    const { body } = await office.get<{
      items: { cardId: string; holderName: string; state: string }[];
    }>('/api/v1/cards?state=active');
    const victim = body.items.find((one) => one.state === 'active');
    if (victim === undefined) throw new Error('no active card');
    const uid = demo.cards().find((one) => one.cardId === victim.cardId)?.uid ?? '';
    const { page, context, faults } = await openPage(browser, 'kiosk');
    t.teardown(() => context.close());
    await page.goto(demo.kioskUrl);
    await page.getByRole('button', { name: '5', exact: true }).waitFor();
    await picture(page, 'kiosk-locked');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 48), []);
    await page.keyboard.type('000000');
    await page.getByText('Ten PIN nie pasuje').waitFor();
    for (const digit of demo.account('caretaker').pin ?? '')
      await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('heading', { name: 'Drzwi', exact: true }).waitFor();
    await page.getByRole('heading', { name: 'Wejście główne' }).waitFor();
    await picture(page, 'kiosk-caretaker');
    t.same(await faultsOf(page), []);
    t.equal(await page.getByRole('button', { name: 'Wpuść raz' }).count(), 0, 'keeps no books');
    await page.getByRole('button', { name: 'Zablokuj kartę' }).click();
    await page.getByRole('heading', { name: 'Zablokuj kartę' }).waitFor();
    const surname = victim.holderName.split(' ').at(-1) ?? '';
    for (const letter of surname.toLocaleLowerCase('pl').slice(0, 4))
      await page.getByRole('button', { name: letter, exact: true }).click();
    await page.getByRole('searchbox').fill(surname);
    await page
      .getByRole('button', { name: new RegExp(victim.holderName) })
      .first()
      .click();
    await picture(page, 'kiosk-person');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 48), []);
    await page.getByRole('button', { name: 'Zablokuj kartę' }).first().click();
    await page
      .getByText(/4 z 4 drzwi potwierdził/)
      .first()
      .waitFor();
    await picture(page, 'kiosk-blocked');
    t.same(await faultsOf(page), []);
    const refused = await until('the door refuses', async () => {
      const answer = await tapOnce(bus, { doorKey: 'main', uid });
      return answer?.decision === 'denied' && answer;
    });
    t.equal(refused.reason, 'denied.blocked');
    const state = await until('the core knows it', async () => {
      const card = await office.get<{ state: string }>(`/api/v1/cards/${victim.cardId}`);
      return card.body.state === 'blocked' && card.body.state;
    });
    t.equal(state, 'blocked');
    t.same(faults, []);
  },
);

t.test(
  'the page to try the door shows each hop and the refusal [DOOR-01, DOOR-11, HUB-12]',
  async (t) => {
    const { page, context, faults } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await page.goto(`${demo.coreUrl}/demo`);
    await page
      .getByRole('button', { name: /Wpuści/ })
      .first()
      .waitFor();
    await page.keyboard.press('1');
    await page.locator('[data-decision="granted"]').waitFor();
    for (const hop of [
      'reader',
      'decision',
      'relay',
      'opened',
      'spool',
      'hub',
      'bridge',
      'core',
      'live',
    ])
      await page.locator(`[data-hop="${hop}"][data-seen="true"]`).waitFor();
    await picture(page, 'demo-granted');
    t.same(await faultsOf(page), []);
    const blocked = demo.facts().shown.find((one) => one.story === 'blocked');
    await page.keyboard.press(String(blocked?.place));
    await page.locator('[data-decision="denied"]').waitFor();
    await page.getByText('Przy drzwiach: Karta zablokowana').waitFor();
    await picture(page, 'demo-denied');
    t.same(await faultsOf(page), []);
    t.same(faults, []);
    const phone = await openPage(browser, 'phone', 'dark');
    t.teardown(() => phone.context.close());
    await phone.page.goto(`${demo.coreUrl}/demo`);
    await phone.page
      .getByRole('button', { name: /Wpuści/ })
      .first()
      .waitFor();
    await picture(phone.page, 'demo-phone-dark');
    t.same(await faultsOf(phone.page), []);
  },
);
