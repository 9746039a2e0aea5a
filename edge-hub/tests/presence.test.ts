import t from 'tap';
import { CARETAKER_PIN, directoryBody } from './directory-fixture.ts';
import { NOW, newId } from './event-fixture.ts';
import type { Browser } from './kiosk-browser.ts';
import { idOf, SILENT_SIDE_DOOR, startMorning } from './presence-fixture.ts';
import { until } from './until.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

interface Listed {
  readonly personId: string;
  readonly name: string;
  readonly by: string;
  readonly doubt?: string;
  readonly safe: boolean;
}

interface InsideBody {
  readonly counts: Readonly<Record<string, number>>;
  readonly classes: readonly { readonly className: string; readonly people: readonly Listed[] }[];
  readonly staff: readonly Listed[];
  readonly guests: readonly Listed[];
  readonly silentDoors: readonly object[];
}

const insideOf = async (act: Browser): Promise<InsideBody> => {
  const { status, body, text } = await act({ method: 'GET', path: '/inside' });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body as unknown as InsideBody;
};

const everybody = ({ classes, staff, guests }: InsideBody): Listed[] => [
  ...classes.flatMap((one) => one.people),
  ...staff,
  ...guests,
];

const gateEntry = (act: Browser, personId: string, fields = {}) =>
  act({
    method: 'POST',
    path: '/gate-entries',
    body: { entryId: newId(), personId, direction: 'in', cause: 'card.forgotten', ...fields },
  });

t.test(
  'inside is everybody whose last event is an entry, by card, book or visit, with the core away [PRES-05] [GATE-09] [GATE-11]',
  async (t) => {
    const morning = await startMorning(t);
    const act = await morning.signIn();
    await morning.pass('lucja', 'in');
    await morning.pass('adam', 'in');
    await morning.pass('teacher', 'in');
    t.match(await gateEntry(act, idOf('zofia')), { status: 200 });
    const visitId = newId();
    const visit = { visitId, name: 'Jan Gość', purpose: 'naprawa' };
    t.match(await act({ method: 'POST', path: '/visits', body: visit }), { status: 200 });
    const full = await insideOf(act);
    t.match(full, {
      schoolName: 'Szkoła Podstawowa nr 1 w Łodzi',
      coreConnected: false,
      counts: { students: 3, staff: 1, guests: 1, unsure: 0 },
      classes: [
        { className: '4a', people: [{ name: 'Adam Ćwik', by: 'card' }, { name: 'Łucja Żak' }] },
        { className: '10b', people: [{ name: 'Zofia Bąk', by: 'kiosk', count: 1 }] },
      ],
      staff: [{ name: 'Ewa Nowak' }],
      guests: [{ personId: visitId, name: 'Jan Gość', by: 'visit' }],
    });
    await morning.pass('adam', 'out', NOW + MINUTE_MS);
    await gateEntry(act, idOf('zofia'), { direction: 'out' });
    await act({ method: 'POST', path: `/visits/${visitId}/end`, body: {} });
    const later = await insideOf(act);
    t.same(
      everybody(later).map((one) => one.name),
      ['Łucja Żak', 'Ewa Nowak'],
    );
    const metrics = await morning.test.kiosk({ method: 'GET', path: '/metrics' });
    t.match(metrics.text, /furtka_hub_people_inside\{kind="students"\} 1/);
    t.notMatch(metrics.text, /Nowak/);
  },
);

t.test(
  'a withdrawn entry is nobody who came in, a late one keeps its own time [PRES-05]',
  async (t) => {
    const morning = await startMorning(t);
    const act = await morning.signIn();
    const entryId = newId();
    await gateEntry(act, idOf('jan'), { entryId });
    t.equal(everybody(await insideOf(act)).length, 1);
    const withdraw = { method: 'POST', path: `/gate-entries/${entryId}/withdraw`, body: {} };
    t.equal((await act(withdraw)).status, 204);
    t.equal(everybody(await insideOf(act)).length, 0);
    await morning.pass('lucja', 'out', NOW + 10 * MINUTE_MS);
    await morning.pass('lucja', 'in', NOW - HOUR_MS);
    t.equal(everybody(await insideOf(act)).length, 0, 'the entry was before the exit');
    await morning.test.restart();
    await morning.connect();
    await morning.pass('adam', 'in');
    t.same(
      everybody(await insideOf(await morning.signIn())).map((one) => one.name),
      ['Adam Ćwik'],
    );
  },
);

t.test('records that do not fit are kept and flagged [DOOR-14]', async (t) => {
  const morning = await startMorning(t);
  const act = await morning.signIn();
  await morning.pass('lucja', 'in');
  await morning.pass('lucja', 'in', NOW + MINUTE_MS);
  await morning.pass('adam', 'out');
  await morning.pass('adam', 'out', NOW + MINUTE_MS);
  await morning.pass('adam', 'in', NOW + 2 * MINUTE_MS);
  await morning.pass('zofia', 'in', NOW - 24 * HOUR_MS);
  await morning.pass('jan', 'unknown');
  await morning.pass('teacher', 'in');
  const full = await insideOf(act);
  t.match(full.counts, { students: 4, staff: 1, unsure: 4 });
  t.same(Object.fromEntries(everybody(full).map(({ name, doubt }) => [name, doubt])), {
    'Łucja Żak': 'exitMissing',
    'Adam Ćwik': 'entryMissing',
    'Zofia Bąk': 'earlierDay',
    'Jan Łoś': 'directionUnknown',
    'Ewa Nowak': undefined,
  });
});

t.test('a granted tap counts as entry where the school wants it, else not', async (t) => {
  const morning = await startMorning(t);
  const act = await morning.signIn();
  const tapId = await morning.event({ holderId: idOf('lucja') });
  await morning.event({ kind: 'tap.unused', opened: 'no', tapId, holderId: idOf('lucja') });
  t.equal(everybody(await insideOf(act)).length, 0);
  const options = {
    grantedTapCountsAsEntry: true,
    meetingEntries: false,
    forgottenNoteAt: 3,
    visitorDays: 30,
  };
  await morning.putDirectory(8, { options });
  t.match(everybody(await insideOf(act)), [{ name: 'Łucja Żak', doubt: undefined }]);
});

t.test(
  'the muster list is there without core and after a restart; ticks are shared; silent doors are named [PRES-06] [GATE-11]',
  async (t) => {
    const morning = await startMorning(t);
    const { test } = morning;
    const act = await morning.signIn();
    await morning.pass('lucja', 'in');
    await morning.pass('teacher', 'in');
    const stranger = newId();
    await morning.event({ kind: 'passage', opened: 'yes', holderId: stranger });
    const full = await insideOf(act);
    t.match(full.classes.at(-1), { className: '', people: [{ personId: stranger, name: '' }] });
    t.equal(full.counts['students'], 2, 'whom nobody knows is counted');
    t.match(full.silentDoors, [SILENT_SIDE_DOOR]);
    t.equal(full.silentDoors.length, 1);
    const tick = (one: Browser, personId: string, body: unknown = { safe: true }) =>
      one({ method: 'PUT', path: `/inside/${personId}/safe`, body });
    const phone = await morning.signIn(CARETAKER_PIN);
    t.equal((await tick(act, idOf('lucja'))).status, 204);
    t.equal((await tick(phone, stranger)).status, 204);
    t.match(await tick(act, newId()), { status: 404, body: { code: 'kiosk.person_unknown' } });
    t.equal((await tick(act, idOf('lucja'), { safe: 'yes' })).status, 400);
    const untokened = { method: 'PUT', path: `/inside/${stranger}/safe`, body: { safe: false } };
    t.equal((await act({ ...untokened, headers: { 'x-csrf-token': 'x' } })).status, 403);
    const safe = async (one: Browser) =>
      everybody(await insideOf(one))
        .filter((listed) => listed.safe)
        .map((listed) => listed.personId);
    t.same(new Set(await safe(phone)), new Set([idOf('lucja'), stranger]));
    morning.tell({ spoolDepth: 5 });
    await until('the waiting events to be told', async () => {
      const { silentDoors } = await insideOf(act);
      return silentDoors.length === 2;
    });

    await test.restart();
    const again = await morning.signIn();
    t.same(new Set(await safe(again)), new Set([idOf('lucja'), stranger]), 'nobody ticks twice');
    const [main, side] = (await insideOf(again)).silentDoors as { sinceUtc: number }[];
    t.ok(
      Number(main?.sinceUtc) >= NOW,
      'not heard since the restart, but the log knows until when',
    );
    t.match(side, { ...SILENT_SIDE_DOOR, sinceUtc: 0 });
    await morning.connect();
    test.clocks.shiftMs += 2 * HOUR_MS;
    const fire = NOW + 2 * HOUR_MS;
    await morning.event({ kind: 'fire.released', occurredAtUtc: fire });
    t.same(await safe(again), [], 'a new evacuation begins with nobody');
    t.equal((await tick(again, stranger)).status, 204);
    t.equal((await tick(again, stranger, { safe: false })).status, 204);
    t.same(await safe(again), []);
  },
);

t.test(
  'without a directory people are counted, not named, and nobody has to sign in [PRES-06]',
  async (t) => {
    const morning = await startMorning(t);
    const { test } = morning;
    await morning.pass('lucja', 'in');
    await morning.pass('adam', 'in');
    const unsigned = (one: { method: string; path: string }) =>
      test.kiosk({ ...one, path: `/kiosk/v1${one.path}` });
    t.equal((await unsigned({ method: 'GET', path: '/inside' })).status, 401, 'names stay locked');
    await test.local({ method: 'POST', path: '/revoked', body: {} });
    const { status, body, text } = await unsigned({ method: 'GET', path: '/inside' });
    t.match({ status, body }, { status: 200, body: { counts: { students: 2 } } });
    t.notMatch(text, /Żak|Ćwik/);
    t.notOk(text.includes(idOf('lucja')), 'nor by an id that would say the same of somebody twice');
    t.match((body as unknown as InsideBody).classes, [
      { className: '', people: [{ name: '' }, {}] },
    ]);
  },
);

t.test('people are found with where they are, their class and their photo', async (t) => {
  const morning = await startMorning(t);
  const act = await morning.signIn();
  const get = (path: string) => act({ method: 'GET', path });
  await morning.pass('lucja', 'in', NOW);
  for (const minute of [1, 2])
    await gateEntry(act, idOf('adam'), { direction: minute === 1 ? 'in' : 'out' });
  const found = await get(`/people?search=${encodeURIComponent('zak')}`);
  t.match(found.body['items'], [
    {
      personId: idOf('lucja'),
      name: 'Łucja Żak',
      className: '4a',
      hasPhoto: true,
      note: 'Odbiera babcia',
      isInside: true,
      seenAtUtc: NOW,
      forgottenThisMonth: 0,
    },
  ]);
  t.match((await get('/people?search=cwki')).body['items'], [
    { name: 'Adam Ćwik', isInside: false, forgottenThisMonth: 1 },
  ]);
  t.match((await get('/people?className=4a')).body['items'], [
    { name: 'Adam Ćwik' },
    { name: 'Łucja Żak' },
  ]);
  t.same((await get('/people?className=9z')).body['items'], []);
  for (const bad of ['/people', '/people?className=4a&search=zak', '/people?colour=red'])
    t.equal((await get(bad)).status, 400, bad);
  t.same((await get('/classes')).body['items'], [
    { className: '2b', students: 1 },
    { className: '4a', students: 2 },
    { className: '10b', students: 1 },
  ]);
  const photo = await get(`/people/${idOf('lucja')}/photo`);
  t.match(photo, {
    status: 200,
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'private, no-store' },
  });
  t.equal((await get(`/people/${idOf('zofia')}/photo`)).status, 404, 'no image by its own bytes');
  t.equal((await get(`/people/${idOf('jan')}/photo`)).status, 404);
  t.match(await get(`/people/${newId()}/photo`), {
    status: 404,
    body: { code: 'kiosk.person_unknown' },
  });
  const caretaker = await morning.signIn(CARETAKER_PIN);
  const plain = await caretaker({ method: 'GET', path: '/people?search=zak' });
  t.equal(
    (plain.body['items'] as { note?: string }[])[0]?.note,
    undefined,
    'not for the caretaker',
  );
  let refused = 0;
  for (let guess = 0; guess < 100; guess += 1) {
    const { status, body } = await get('/people?search=zzzz');
    if (status !== 200) {
      refused += 1;
      t.match(body, { code: 'kiosk.too_many_searches', details: { waitMs: Number } });
    }
  }
  t.ok(refused > 30, 'a hundred guesses get no hundred answers');
});

t.test('who may neither block nor keep books finds nobody, but sees who is inside', async (t) => {
  const morning = await startMorning(t);
  const { operators } = (await directoryBody(8)) as { operators: object[] };
  const rights = { mayBlock: false, mayKeepBooks: false };
  await morning.putDirectory(8, { operators: operators.map((one) => ({ ...one, ...rights })) });
  await morning.pass('lucja', 'in');
  const act = await morning.signIn();
  for (const path of ['/people?search=zak', '/people?className=4a', '/classes'])
    t.match(await act({ method: 'GET', path }), {
      status: 403,
      body: { code: 'kiosk.may_not_find_people' },
    });
  t.equal((await act({ method: 'GET', path: `/people/${idOf('lucja')}/photo` })).status, 403);
  t.match(everybody(await insideOf(act)), [{ name: 'Łucja Żak' }]);
});
