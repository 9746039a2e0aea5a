import t from 'tap';
import { CARD, DOOR, NOW, newId, OTHER_CARD } from './event-fixture.ts';
import type { Browser } from './kiosk-browser.ts';
import { idOf, startMorning } from './presence-fixture.ts';
import { until } from './until.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

interface DeskBody {
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly openVisits: number;
  readonly longestVisitSinceUtc?: number;
  readonly feed: readonly Readonly<Record<string, unknown>>[];
  readonly doors: readonly Readonly<Record<string, unknown>>[];
  readonly notes: readonly object[];
}

const deskOf = async (act: Browser, query = ''): Promise<DeskBody> => {
  const { status, body, text } = await act({ method: 'GET', path: `/desk${query}` });
  if (status !== 200) throw new Error(`${status} ${text}`);
  return body as unknown as DeskBody;
};

/** The desk once the start of the agent has settled: nothing happened for a second and a half. */
const quietDesk = (act: Browser): Promise<DeskBody> =>
  until('a quiet desk', async () => {
    const desk = await deskOf(act);
    const next = await deskOf(act, `?since=${desk.version}&waitMs=1500`);
    return next.version === desk.version && desk;
  });

t.test(
  'the feed tells passages, refusals, unused taps and entries, and survives a restart [GATE-11]',
  async (t) => {
    const morning = await startMorning(t);
    const act = await morning.signIn();
    const lucja = { holderId: idOf('lucja'), cardId: CARD };
    await morning.event({ ...lucja, occurredAtUtc: NOW });
    await morning.event({
      ...lucja,
      kind: 'passage',
      opened: 'yes',
      occurredAtUtc: NOW - 6 * MINUTE_MS,
    });
    await morning.event({
      cardId: OTHER_CARD,
      holderId: idOf('adam'),
      reason: 'denied.blocked',
      occurredAtUtc: NOW + 1,
    });
    await morning.event({
      credentialHash: 'ab'.repeat(16),
      reason: 'denied.unknown',
      occurredAtUtc: NOW + 2,
    });
    await morning.event({
      ...lucja,
      kind: 'tap.unused',
      opened: 'no',
      tapId: newId(),
      occurredAtUtc: NOW + 3,
    });
    const late = { entryId: newId(), cause: 'late', personId: idOf('zofia') };
    t.equal((await act({ method: 'POST', path: `/doors/${DOOR}/let-in`, body: late })).status, 200);
    const body = { visitId: newId(), name: 'Jan Gość' };
    t.equal((await act({ method: 'POST', path: '/visits', body })).status, 200);
    const desk = await deskOf(act);
    const expected = [
      { kind: 'visit', name: 'Jan Gość', direction: 'in', mayLetIn: false },
      { kind: 'letIn', name: 'Zofia Bąk', cause: 'late', direction: 'in', doorId: DOOR },
      { kind: 'unused', name: 'Łucja Żak', mayLetIn: false },
      { kind: 'refused', reason: 'denied.unknown', name: undefined, mayLetIn: true },
      {
        kind: 'refused',
        reason: 'denied.blocked',
        name: 'Adam Ćwik',
        className: '4a',
        mayLetIn: false,
      },
      { kind: 'passage', doorName: 'Wejście główne', direction: 'in', hasPhoto: true, late: true },
    ];
    t.equal(desk.feed.length, expected.length, 'a granted tap is told by what follows it');
    t.match(desk.feed, expected);
    t.match(desk, {
      counts: { students: 2, staff: 0, guests: 1 },
      openVisits: 1,
      longestVisitSinceUtc: Number,
      doors: [{ doorId: DOOR, online: true }, { online: false }],
      notes: [],
    });
    await morning.test.restart();
    t.match((await deskOf(await morning.signIn())).feed, expected);
  },
);

t.test(
  'the desk answers when something happened, at once when its version is another',
  async (t) => {
    const morning = await startMorning(t);
    const act = await morning.signIn();
    const { version } = await quietDesk(act);
    t.ok(version > 0);
    t.equal((await deskOf(act, `?since=${version}`)).version, version, 'without waiting');
    const waiting = deskOf(act, `?since=${version}&waitMs=20000`);
    const others = Promise.all([1, 2, 3].map(() => deskOf(act, `?since=${version}&waitMs=20000`)));
    await morning.pass('lucja', 'in');
    const next = await waiting;
    t.ok(next.version > version);
    t.same(new Set((await others).map((one) => one.version)).size, 1, 'one picture for all kiosks');
    await until('the passage', async () => (await deskOf(act)).counts['students'] === 1);
    const before = await deskOf(act);
    const door = deskOf(act, `?since=${before.version}&waitMs=20000`);
    const doors = [{ doorId: DOOR, state: 'open', mode: 'normal' }];
    morning.tell({ doors });
    await door;
    await until('the open door', async () => (await deskOf(act)).doors[0]?.['state'] === 'open');
    const future = await deskOf(act, '?since=999999999999999&waitMs=20000');
    t.ok(future.version >= before.version, 'a version from the future waits for nothing');
    for (const bad of ['?since=-1', '?since=x', '?waitMs=1.5', '?colour=red'])
      t.equal((await act({ method: 'GET', path: `/desk${bad}` })).status, 400, bad);
    t.equal((await morning.test.kiosk({ method: 'GET', path: '/kiosk/v1/desk' })).status, 401);
  },
);

t.test(
  'whoever waits for news is told nothing once the session ended, and holds up no stop',
  async (t) => {
    const morning = await startMorning(t);
    const act = await morning.signIn();
    const { version } = await quietDesk(act);
    const ask = { method: 'GET', path: `/desk?since=${version}&waitMs=20000` };
    const waiting = act(ask);
    await deskOf(act);
    morning.test.clocks.monotonicShiftMs += 61_000;
    t.match(await waiting, { status: 401, body: { code: 'kiosk.signed_out' } });
    const other = await morning.signIn();
    const now = await quietDesk(other);
    const stopped = other({ ...ask, path: `/desk?since=${now.version}&waitMs=20000` }).catch(
      () => undefined,
    );
    const began = performance.now();
    await morning.test.restart();
    await stopped;
    t.ok(performance.now() - began < 15_000, 'a stop does not wait for those who wait');
  },
);

t.test('the third forgotten card of the month is a note of that day', async (t) => {
  const morning = await startMorning(t);
  const act = await morning.signIn();
  const forget = async () => {
    const entry = { personId: idOf('adam'), cause: 'card.forgotten', direction: 'in' };
    const body = { ...entry, entryId: newId() };
    t.equal((await act({ method: 'POST', path: '/gate-entries', body })).status, 200);
    return body.entryId;
  };
  await forget();
  await forget();
  t.same((await deskOf(act)).notes, []);
  const third = await forget();
  const note = { personId: idOf('adam'), name: 'Adam Ćwik', forgottenThisMonth: 3 };
  t.same((await deskOf(act)).notes, [note]);
  await act({ method: 'POST', path: `/gate-entries/${third}/withdraw`, body: {} });
  t.same((await deskOf(act)).notes, [], 'a mistake is no note');
  await forget();
  t.same((await deskOf(act)).notes, [note]);
  morning.test.clocks.shiftMs += 24 * HOUR_MS;
  morning.test.clocks.monotonicShiftMs += 20_000;
  t.same((await deskOf(act)).notes, [], 'told until the day ends');
});
