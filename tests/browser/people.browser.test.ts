import t from 'tap';
import type { Demo } from '../harness/demo.ts';
import { startDemo } from '../harness/demo.ts';
import { signIn } from '../harness/person.ts';
import { tapOnce } from '../harness/taps.ts';
import { until } from '../harness/until.ts';
import { faultsOf, openChromium, openPage, picture, tooSmall } from './chromium.ts';
import { enter } from './sign-in.ts';

interface Listed {
  readonly items: { cardId: string; holderId: string | null; holderName: string; state: string }[];
}

const demo: Demo = await startDemo();
const browser = await openChromium();
t.teardown(async () => {
  await browser.close();
  await demo.remove();
});
const bus = demo.bus();
await bus.connected();

/** Card number of the guardian's first child. */
const firstChildUid = async (): Promise<{ uid: string; name: string }> => {
  const guardian = await signIn(demo.coreUrl, demo.account('guardian'));
  const { body } = await guardian.get<{
    items: { studentId: string; firstName: string; lastName: string }[];
  }>('/api/v1/children');
  const [child] = body.items;
  const card = demo.cards().find((one) => one.holderId === child?.studentId);
  if (child === undefined || card === undefined) throw new Error('no child with a card');
  return { uid: card.uid, name: `${child.firstName} ${child.lastName}` };
};

t.test(
  'a guardian sees the entry on an open page within a second [PRES-01, DOOR-07, HUB-07]',
  async (t) => {
    const child = await firstChildUid();
    const { page, context, faults } = await openPage(browser, 'phone');
    t.teardown(() => context.close());
    await enter(page, demo, 'guardian');
    const card = page.getByRole('article', { name: child.name });
    await card.waitFor();
    await picture(page, 'guardian-home-before');
    const tapped = await tapOnce(bus, { doorKey: 'main', uid: child.uid });
    t.equal(tapped?.decision, 'granted');
    await card.getByText('w szkole').waitFor();
    t.match(await card.textContent(), /7:4\d|7:5\d|8:\d\d/, 'the time is there');
    await picture(page, 'guardian-home');
    t.same(await faultsOf(page), []);
    t.same(faults, [], 'no outside request, no error, no refused style');
  },
);

t.test(
  'a guardian sees entry and exit in the month, by two steps [PRES-02, PRES-04]',
  async (t) => {
    const child = await firstChildUid();
    const { page, context, faults } = await openPage(browser, 'phone', 'dark');
    t.teardown(() => context.close());
    await enter(page, demo, 'guardian');
    const tapped = await tapOnce(bus, { doorKey: 'main', uid: child.uid, direction: 'out' });
    t.match(tapped?.reason, /^exit\./);
    const card = page.getByRole('article', { name: child.name });
    await card.getByText('wyjście').first().waitFor();
    await card.getByRole('link', { name: 'Wejścia i wyjścia w miesiącu' }).click();
    await page.getByRole('heading', { name: 'Wejścia i wyjścia' }).waitFor();
    await page.getByText('dzień w szkole').waitFor();
    await picture(page, 'guardian-month-dark');
    t.same(await faultsOf(page), []);
    t.same(await tooSmall(page, 24), []);
    t.same(faults, []);
  },
);

t.test(
  'the office blocks a card, the doors confirm, the door refuses it [CARD-38, DOOR-10, DOOR-12]',
  async (t) => {
    const office = await signIn(demo.coreUrl, demo.account('secretariat'));
    const list = await office.get<Listed>('/api/v1/cards?search=ż&state=active');
    const victim = list.body.items.find((one) => one.state === 'active');
    if (victim === undefined) throw new Error('no active card');
    const uid = demo.cards().find((one) => one.cardId === victim.cardId)?.uid ?? '';
    const { page, context, faults } = await openPage(browser, 'desk');
    t.teardown(() => context.close());
    await enter(page, demo, 'secretariat');
    await page.getByRole('heading', { name: 'Karty' }).waitFor();
    await picture(page, 'office-cards');
    t.same(await faultsOf(page), []);
    const surname = victim.holderName.split(' ').at(-1) ?? '';
    await page.getByRole('searchbox').fill(surname.toLocaleLowerCase('pl').replaceAll('ł', 'l'));
    await page
      .getByRole('row', { name: new RegExp(victim.holderName) })
      .first()
      .click();
    await page.getByRole('button', { name: 'Zablokuj kartę' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Zablokuj kartę' }).click();
    await page
      .getByText(/4 z 4 drzwi potwierdził/)
      .first()
      .waitFor();
    await picture(page, 'office-blocked');
    t.same(await faultsOf(page), []);
    const refused = await until('the door refuses', async () => {
      const answer = await tapOnce(bus, { doorKey: 'main', uid });
      return answer?.decision === 'denied' && answer;
    });
    t.equal(refused.reason, 'denied.blocked');
    t.same(faults, []);
  },
);

t.test('a role without screens of its own has account and way out [ACCT-16]', async (t) => {
  const { page, context, faults } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await enter(page, demo, 'publisher');
  await page.getByText('Ekrany dla tej roli dojdą').waitFor();
  t.same(await faultsOf(page), []);
  await page.getByRole('link', { name: 'Konto' }).first().click();
  await page.getByRole('heading', { name: 'Zmiana hasła' }).waitFor();
  await picture(page, 'account');
  t.same(await faultsOf(page), []);
  await page.getByRole('button', { name: 'Wyloguj' }).click();
  await page.getByRole('button', { name: 'Zaloguj' }).waitFor();
  t.same(faults, []);
});

t.test('a wrong password is told without saying whether the login exists [ACCT-06]', async (t) => {
  const { page, context } = await openPage(browser, 'desk');
  t.teardown(() => context.close());
  await page.goto(`${demo.coreUrl}/`);
  await page.getByLabel('Login', { exact: true }).fill('nikt.taki');
  await page.getByLabel('Hasło', { exact: true }).fill('Zle12345');
  await page.getByRole('button', { name: 'Zaloguj' }).click();
  await page.getByText('Login albo hasło się nie zgadza').waitFor();
  await picture(page, 'login-wrong');
  t.same(await faultsOf(page), []);
});
