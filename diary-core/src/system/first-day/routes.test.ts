import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool, TestBrowser, worldOptions } from '../../people/accounts/test-browser.ts';
import { closeUntilOpened } from '../../school/schools/api.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import type { CardView } from './domain.ts';

const PASSWORD = 'Zielony7';

const arrive = async (kit: TestKit, login: string): Promise<TestBrowser> => {
  const browser = new TestBrowser(kit);
  await browser.logIn(login, PASSWORD);
  return browser;
};
const close = (kit: TestKit, schoolId: typeof kit.schoolA) =>
  kit.db
    .forSchool(schoolId)
    .change(
      { actor: kit.actor, action: 'test.setup', subject: { kind: 'school' } },
      closeUntilOpened,
    );
const world = async (kit: TestKit) => {
  kit.clock.set(Date.UTC(2026, 9, 5, 8));
  await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD, scibor: PASSWORD });
  await putSchool(kit, 'b', { admin: PASSWORD });
};
const cardIn = (reply: { json(): { cards: CardView[] } }, card: string): CardView => {
  const found = reply.json().cards.find((each) => each.card === card);
  if (found === undefined) throw new Error(`no card ${card}`);
  return found;
};
const gapsOf = (card: CardView) => card.gaps.map(({ what, count }) => `${what} ${count}`);

onBothEngines(
  t,
  'guardians get in once the school was started, by a person who saw the gaps',
  worldOptions,
  async (t, kit) => {
    await world(kit);
    const before = await arrive(kit, 'anna.a');
    await close(kit, kit.schoolA);
    t.equal((await before.send('GET', '/own-terms')).statusCode, 401, 'her session is over');
    const parent = new TestBrowser(kit);
    const refused = await parent.logIn('anna.a', PASSWORD);
    t.equal(refused.json().code, 'accounts.school_not_open');
    const wrong = await new TestBrowser(kit).logIn('anna.a', 'Zielony8');
    t.equal(wrong.json().code, 'accounts.login_failed', 'a stranger learns nothing');

    const admin = await arrive(kit, 'admin.a');
    const first = await admin.send('GET', '/first-day');
    t.equal(first.statusCode, 200, first.body);
    t.equal(first.json().isOpen, false);
    t.equal(first.json().cards.length, 10);
    t.equal(cardIn(first, 'start').state, 'open');
    const hasty = await admin.send('POST', '/first-day/start', { evenWithGaps: false });
    t.equal(hasty.json().code, 'firstDay.gaps');
    t.equal((await new TestBrowser(kit).logIn('anna.a', PASSWORD)).statusCode, 423);
    const started = await admin.send('POST', '/first-day/start', { evenWithGaps: true });
    t.match(started.json(), { isOpen: true, openedByName: /./ });
    t.equal(cardIn(started, 'start').state, 'done');
    const again = await admin.send('POST', '/first-day/start', { evenWithGaps: true });
    t.equal(again.json().code, 'schools.already_open');
    t.equal((await new TestBrowser(kit).logIn('anna.a', PASSWORD)).statusCode, 200);
  },
);

onBothEngines(t, 'cards are counted, skipped and taken up', worldOptions, async (t, kit) => {
  await world(kit);
  const admin = await arrive(kit, 'admin.a');
  const first = await admin.send('GET', '/first-day');
  const open = first.json().cards.find((each: CardView) => each.state === 'open')?.card;
  t.ok(open, 'the fixture lacks something');
  t.match(gapsOf(cardIn(first, 'rules')), [/^undecidedOptions \d+$/]);
  const skipped = await admin.send('POST', '/first-day/cards/rules/skip');
  t.match(cardIn(skipped, 'rules'), { state: 'skipped', skipped: { byName: /./ } });
  t.equal((await admin.send('POST', '/first-day/cards/rules/skip')).statusCode, 200, 'twice');
  const resumed = await admin.send('POST', '/first-day/cards/rules/resume');
  t.equal(cardIn(resumed, 'rules').state, 'open');
  const ruled = await admin.send('POST', '/first-day/rules');
  t.equal(cardIn(ruled, 'rules').state, 'done');
  const done = await admin.send('POST', '/first-day/cards/rules/skip');
  t.equal(done.json().code, 'firstDay.not_skippable');
  const start = await admin.send('POST', '/first-day/cards/start/skip');
  t.equal(start.json().code, 'firstDay.not_skippable');
  t.equal((await admin.send('POST', '/first-day/cards/no-such/skip')).statusCode, 400);
});

onBothEngines(t, 'a year is taken whole or not at all', worldOptions, async (t, kit) => {
  await world(kit);
  const admin = await arrive(kit, 'admin.a');
  const ready = (await admin.send('GET', '/first-day/ready-year?autumn=2030')).json();
  const daysOff = ready.daysOff.map(({ source: _source, ...day }: { source: string }) => day);
  const stray = { ...daysOff[0], from: '2033-01-01', to: '2033-01-02' };
  const refused = await admin.send('POST', '/first-day/year', {
    ...ready,
    daysOff: [...daysOff, stray],
  });
  t.equal(refused.json().code, 'firstDay.day_outside_year');
  const years = async () => (await admin.send('GET', '/school-years')).json().items.length;
  const known = await years();
  const twice = { number: 1, from: '08:00', to: '08:45' };
  const faulty = { name: 'Inne', periods: [twice, twice] };
  const bad = await admin.send('POST', '/first-day/year', {
    ...ready,
    daysOff,
    bells: faulty,
  });
  t.equal(bad.json().code, 'calendar.bells_faulty');
  t.equal(await years(), known, 'nothing half taken');
  const taken = await admin.send('POST', '/first-day/year', { ...ready, daysOff, bells: null });
  t.equal(taken.statusCode, 200);
  t.equal(await years(), known + 1);
  const again = await admin.send('POST', '/first-day/year', { ...ready, daysOff, bells: null });
  t.equal(again.json().code, 'schoolYears.faulty');
});

onBothEngines(
  t,
  'homeroom teachers of many classes are taken by one decision, all or none',
  worldOptions,
  async (t, kit) => {
    await world(kit);
    const admin = await arrive(kit, 'admin.a');
    const idOf = (name: string) => fixtureId('a', name);
    const body = (lis: string) => ({
      ...{ from: '2026-10-12', decision: '7/2026' },
      homerooms: [
        { classId: idOf('4a'), teacherId: lis },
        { classId: idOf('4b'), teacherId: idOf('scibor') },
      ],
    });
    const led = async (name: string) =>
      (await admin.send('GET', `/classes/${idOf(name)}/homerooms`)).json().homerooms;
    const before = await led('4b');
    const column = (await admin.send('GET', '/first-day/homerooms')).json();
    t.match(column, {
      from: '2026-10-05',
      classes: [
        { name: '4a', teacherId: idOf('scibor') },
        { name: '4b', teacherId: idOf('lis') },
      ],
    });
    t.match(
      column.teachers.map(({ name }: { name: string }) => name),
      ['Dyrektor Adam', 'Lis Łukasz', 'Ścibor Bożena'],
      'by the Polish alphabet',
    );
    const stranger = fixtureId('b', 'lis');
    const refused = await admin.send('POST', '/first-day/homerooms', body(stranger));
    t.equal(refused.statusCode, 404, refused.body);
    const [one] = body(stranger).homerooms;
    const twice = { ...body(idOf('lis')), homerooms: [one, one] };
    t.equal(
      (await admin.send('POST', '/first-day/homerooms', twice)).json().code,
      'firstDay.class_twice',
    );
    t.same(await led('4b'), before, 'nothing half taken');
    const taken = await admin.send('POST', '/first-day/homerooms', body(idOf('lis')));
    t.equal(taken.statusCode, 200, taken.body);
    t.match((await led('4a'))[0], { teacherId: idOf('lis'), decision: '7/2026' });
    t.match((await led('4b'))[0], { teacherId: idOf('scibor'), from: '2026-10-12' });
    t.match((await led('4b'))[1], { teacherId: idOf('lis'), to: '2026-10-11' });

    const byFile = await led('4b');
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'school' } }, (tx) =>
        tx.updateWhere('homeroom_assignment', { decision: '7/2026' }, { decision: null }),
      );
    const decided = { ...body(idOf('scibor')), decision: '8/2026' };
    t.equal((await admin.send('POST', '/first-day/homerooms', decided)).statusCode, 200);
    const [first, ...others] = byFile;
    t.match(
      await led('4b'),
      [{ ...first, assignmentId: String, decision: '8/2026' }, ...others],
      'what a file said without a decision is decided, on the same day',
    );
    t.match((await led('4a'))[0], { teacherId: idOf('scibor'), from: '2026-10-12' });
  },
);

onBothEngines(
  t,
  'what was looked at before the start is ticked, and the tick taken back',
  worldOptions,
  async (t, kit) => {
    await world(kit);
    const admin = await arrive(kit, 'admin.a');
    const open = ['teacher', 'guardian', 'student'].map((asRole) => ({ asRole, seen: null }));
    t.same((await admin.send('GET', '/first-day')).json().checks, open);
    const tick = (isSeen: boolean) => admin.send('PUT', '/first-day/checks/guardian', { isSeen });
    const [, seen] = (await tick(true)).json().checks;
    t.match(seen, { asRole: 'guardian', seen: { atUtc: kit.clock.nowMs(), byName: /./ } });
    kit.clock.advance(60_000);
    t.same((await tick(true)).json().checks[1], seen, 'the first tick stays');
    t.same((await tick(false)).json().checks, open);
    t.equal((await admin.send('PUT', '/first-day/checks/head', { isSeen: true })).statusCode, 400);
    const other = await arrive(kit, 'admin.b');
    await tick(true);
    t.same((await other.send('GET', '/first-day')).json().checks, open, 'each school its own');
  },
);

onBothEngines(t, 'only administrators, each for the own school', worldOptions, async (t, kit) => {
  await world(kit);
  await close(kit, kit.schoolB);
  for (const login of ['anna.a', 'scibor.a']) {
    const other = await arrive(kit, login);
    t.equal((await other.send('GET', '/first-day')).statusCode, 403, login);
    t.equal((await other.send('POST', '/first-day/start', { evenWithGaps: true })).statusCode, 403);
    t.equal(
      (await other.send('PUT', '/first-day/checks/teacher', { isSeen: true })).statusCode,
      403,
    );
  }
  const admin = await arrive(kit, 'admin.a');
  t.equal((await admin.send('GET', '/first-day')).json().isOpen, true, 'the other one is closed');
  const second = await arrive(kit, 'admin.b');
  t.equal((await second.send('GET', '/first-day')).json().isOpen, false);
});
