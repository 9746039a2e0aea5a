import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn, stepBy } from '../accounts/test-person.ts';
import { CODES_ON_A_CARD } from './code-cards.ts';

onBothEngines(
  t,
  'a printed card: the code that is asked for opens once, in order, and a new card kills the old',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const owner = await signedIn(kit, 'anna.a');
    const card = (await owner.send('POST', '/second-factors/code-card')).json();
    t.equal(card.serial, 1);
    t.equal(new Set(card.codes).size, CODES_ON_A_CARD);
    for (const code of card.codes) t.match(code, /^\d{8}$/);
    const rows = await kit.db
      .forPlatform('a test looks at what is kept')
      .read((read) => read.from('code_card_code').selectAll().execute());
    for (const code of card.codes)
      t.notOk(JSON.stringify(rows).includes(code), 'only marks are kept');
    const enter = async (code: string) => {
      const browser = new TestBrowser(kit);
      const half = await browser.logIn('anna.a', PASSWORD);
      t.strictSame(half.json().details, { ways: ['codeCard'] });
      const asked = (await browser.send('POST', '/session/second-step/options')).json();
      const reply = await stepBy(browser, { way: 'codeCard', code });
      return { asked: asked.codeNumber, code: reply.json().code, status: reply.statusCode };
    };
    const spaced = `${card.codes[0].slice(0, 4)} ${card.codes[0].slice(4)}`;
    t.match(await enter(card.codes[1]), { asked: 1, code: 'accounts.step_wrong' });
    t.match(await enter(spaced), { asked: 1, status: 200 });
    t.match(await enter(card.codes[0]), { asked: 2, code: 'accounts.step_wrong' });
    t.match(await enter(card.codes[1]), { asked: 2, status: 200 });
    t.equal((await owner.send('GET', '/second-factors')).json().codeCard.left, 28);
    const proved = { way: 'codeCard', code: card.codes[2] };
    t.equal((await owner.send('POST', '/session/proof', proved)).statusCode, 204);
    const next = (await owner.send('POST', '/second-factors/code-card')).json();
    t.equal(next.serial, 2);
    t.match(await enter(card.codes[3]), { asked: 1, code: 'accounts.step_wrong' });
    t.match(await enter(next.codes[0]), { asked: 1, status: 200 });
  },
);

onBothEngines(
  t,
  'two logins with one code at the same moment: one comes in',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const owner = await signedIn(kit, 'anna.a');
    const { codes } = (await owner.send('POST', '/second-factors/code-card')).json();
    const two = [new TestBrowser(kit), new TestBrowser(kit)];
    for (const browser of two) await browser.logIn('anna.a', PASSWORD);
    const replies = await Promise.all(
      two.map((browser) => stepBy(browser, { way: 'codeCard', code: codes[0] })),
    );
    t.equal(replies.filter((reply) => reply.statusCode === 200).length, 1);
  },
);

onBothEngines(
  t,
  'a card that is used up lets nobody in by password alone',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    const owner = await signedIn(kit, 'anna.a');
    await owner.send('POST', '/second-factors/code-card');
    await kit.db
      .forPlatform('a test uses the card up')
      .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'account' } }, (tx) =>
        tx.updateTable('code_card_code').set({ used_at_utc: 1 }).execute(),
      );
    const browser = new TestBrowser(kit);
    t.equal((await browser.logIn('anna.a', PASSWORD)).json().code, 'accounts.second_step');
    const asked = (await browser.send('POST', '/session/second-step/options')).json();
    t.strictSame(asked, { ways: ['codeCard'] });
  },
);
