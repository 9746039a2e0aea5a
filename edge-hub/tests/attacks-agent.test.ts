import t from 'tap';
import { CARETAKER_PIN, DUTY } from './directory-fixture.ts';
import { DOOR, HUB, newId, SIDE_DOOR, tapEvent } from './event-fixture.ts';
import {
  asDuty,
  connectGate,
  entry,
  eventsOf,
  type GateAgent,
  PUPIL,
  post,
  setCore,
  startGatehouse,
  TEACHER_CARD,
} from './gatehouse-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import { browserOf, signIn } from './kiosk-browser.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const statusOf = async (test: TestHub) =>
  (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body;

/** Sends an event and waits until the hub has judged it. */
const send = async (
  test: TestHub,
  from: GateAgent,
  seq: number,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const occurredAtUtc = test.clocks.school.nowMs();
  from.agent.publish('event', tapEvent(from.device.agentId, seq, { occurredAtUtc, ...fields }));
  await until('the receipt', () =>
    from.agent.received.some(
      (one) => one.topic.endsWith('/receipt') && one.payload.includes(`"seq":${seq},`),
    ),
  );
};

/** A gatehouse whose side door's agent was stolen. */
const startWithThief = async (t: Parameters<typeof startGatehouse>[0]) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test, { doorIds: [DOOR] });
  const thief = await connectGate(t, test, { doorIds: [SIDE_DOOR] });
  await thief.agent.subscribe('receipt');
  return { test, gate, thief };
};

t.test('a stolen agent writes in no book and speaks for no person', async (t) => {
  const { test, thief } = await startWithThief(t);
  const duty = await asDuty(test);
  const good = entry();
  await post(duty, '/gate-entries', good);
  const v = 2;
  const noted = { kind: 'gate.noted', holderId: PUPIL, detail: { code: 'card.forgotten' } };
  const forged: readonly Readonly<Record<string, unknown>>[] = [
    { v, ...noted, actorId: DUTY },
    { v, ...noted },
    { v, ...noted, source: 'kiosk', sourceId: HUB, actorId: DUTY },
    { v, ...noted, source: 'kiosk', actorId: DUTY },
    { v, kind: 'gate.withdrawn', detail: { eventId: good.entryId } },
    {
      v,
      kind: 'gate.withdrawn',
      source: 'kiosk',
      actorId: DUTY,
      detail: { eventId: good.entryId },
    },
    { v, kind: 'door.let_in', detail: { code: 'other' } },
    { v, kind: 'visit.started', detail: { visitId: newId() } },
    { v, kind: 'visit.ended', detail: { visitId: newId(), code: 'visit.not_seen_out' } },
    { v, kind: 'mode.changed', actorId: DUTY, detail: { mode: 'lockdown' } },
    { v, kind: 'card.blocked', detail: { blockId: newId() } },
    { v, kind: 'passage', opened: 'yes', holderId: PUPIL, actorId: DUTY },
  ];
  let seq = 0;
  for (const fields of forged) await send(test, thief, ++seq, fields);
  const { body } = await test.local({ method: 'GET', path: '/events' });
  const codes = (body['rows'] as { hubCode?: string }[]).map((row) => row.hubCode);
  t.equal(codes.length, 1 + forged.length);
  t.same(
    codes
      .slice(1)
      .filter((code) => code !== 'event.source_foreign' && code !== 'event.foreign_source'),
    [],
    'each is put aside',
  );
  const book = await duty({ method: 'GET', path: '/gate-entries' });
  t.match(book.body, { items: [{ entryId: good.entryId, withdrawn: false }] });
  t.equal((book.body['items'] as []).length, 1);
  t.match(await statusOf(test), { alarm: undefined });
  t.match((await duty({ method: 'GET', path: '/visits' })).body, { items: [] });
});

t.test('a stolen agent speaks for no door but its own', async (t) => {
  const { test, gate, thief } = await startWithThief(t);
  const duty = await asDuty(test);
  const alarms = async () =>
    ((await duty({ method: 'GET', path: '/doors' })).body['items'] as { alarm?: string }[]).map(
      ({ alarm }) => alarm,
    );
  await send(test, thief, 1, { kind: 'fire.released', doorId: DOOR });
  await send(test, thief, 2, { kind: 'reader.tamper', doorId: DOOR, detail: { code: 'open' } });
  t.same(await alarms(), [undefined, undefined], 'no fire and no tamper at the main door');
  t.match(await statusOf(test), { alarm: undefined });
  await send(test, thief, 3, { doorId: DOOR, cardId: TEACHER_CARD });
  t.match(await statusOf(test), { cardSeen: false }, 'nor a card at the gate');
  await send(test, thief, 4, { kind: 'fire.released', doorId: SIDE_DOOR });
  t.same(await alarms(), [undefined, 'fire'], 'at its own it does');
  thief.tell({ doors: [{ doorId: SIDE_DOOR, state: 'locked', mode: 'normal', fire: false }] });
  await until('the word of fire ends', async () => (await alarms())[1] === undefined);
  await gate.agent.subscribe('receipt');
  await send(test, gate, 1, { cardId: TEACHER_CARD });
  t.match(await statusOf(test), { cardSeen: true });
  await test.restart();
  t.match(
    await statusOf(test),
    { alarm: 'fire' },
    'before the door has spoken the log is believed',
  );
  const again = await asDuty(test);
  const { body } = await again({ method: 'GET', path: '/doors' });
  t.match(body, { items: [{ alarm: undefined }, { alarm: 'fire' }] }, 'of its own door alone');
});

t.test('people whom nobody knows are counted apart and have no names', async (t) => {
  const { test, thief } = await startWithThief(t);
  const duty = await asDuty(test);
  await setCore(test, true);
  for (let seq = 1; seq <= 20; seq += 1)
    await send(test, thief, seq, {
      kind: 'passage',
      opened: 'yes',
      doorId: SIDE_DOOR,
      holderId: newId(),
      cardId: undefined,
    });
  const { body } = await duty({ method: 'GET', path: '/inside' });
  const classes = body['classes'] as { className: string; people: { name: string }[] }[];
  t.same(
    classes.map(({ className, people }) => [className, people.length]),
    [['', 20]],
    'in a class of their own',
  );
  t.ok(classes[0]?.people.every(({ name }) => name === ''));
});

t.test('a lockdown beats what was asked for a moment before', async (t) => {
  const { test, gate } = await startWithThief(t);
  const duty = await asDuty(test);
  const caretaker = browserOf(test, await signIn(test, CARETAKER_PIN));
  const mode = (name: string) => post(caretaker, '/mode', { mode: name });
  for (let round = 0; round < 5; round += 1) {
    const [locked, free] = await Promise.all([
      mode('lockdown'),
      post(duty, `/doors/${DOOR}/free`, { minutes: 5 }),
    ]);
    t.equal(locked.status, 200);
    t.ok([200, 409].includes(free.status));
    const { body } = await duty({ method: 'GET', path: '/doors' });
    t.match(body, { items: [{ wantedMode: 'lockdown' }, { wantedMode: 'lockdown' }] });
    await mode('normal');
  }
  await gate.leave();
  // The door is away for a moment: the entry stands in the book and waits for it.
  const waiting = post(duty, '/gate-entries', entry());
  const going = post(duty, '/gate-entries', entry({ direction: 'out' }));
  await until(
    'both entries',
    async () => (await eventsOf(test)).filter(({ kind }) => kind === 'gate.noted').length === 2,
  );
  await mode('lockdown');
  const back = await connectGate(t, test, { device: gate.device });
  t.match((await waiting).body, { door: 'silent' }, 'nobody comes in');
  t.match((await going).body, { door: 'opening' }, 'ways out stay');
  await until('the way out', () => back.opened().length > 0);
  t.same(back.opened(), [DOOR]);
});
