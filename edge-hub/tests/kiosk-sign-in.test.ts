import t from 'tap';
import { CARETAKER_PIN, DUTY_PIN } from './directory-fixture.ts';
import { CARD, DOOR, newId, SIDE_DOOR, tapEvent } from './event-fixture.ts';
import {
  connectGate,
  type GateAgent,
  gateDirectory,
  post,
  startGatehouse,
  TEACHER_CARD,
} from './gatehouse-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import { browserOf, signIn } from './kiosk-browser.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const statusOf = async (test: TestHub) =>
  (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body;

/** Holds a card to a reader and waits until the hub has the event. */
const tap = async (
  test: TestHub,
  gate: GateAgent,
  seq: number,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<void> => {
  const occurredAtUtc = test.clocks.school.nowMs();
  const event = tapEvent(gate.device.agentId, seq, {
    cardId: TEACHER_CARD,
    occurredAtUtc,
    ...fields,
  });
  gate.agent.publish('event', event);
  await until('the receipt', () =>
    gate.agent.received.some(
      (one) => one.topic.endsWith('/receipt') && one.payload.includes(`"seq":${seq},`),
    ),
  );
};

const start = async (t: Parameters<typeof startGatehouse>[0]) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  await gate.agent.subscribe('receipt');
  return { test, gate };
};

t.test('duty staff sign in by card and PIN, or by PIN alone', async (t) => {
  const { test, gate } = await start(t);
  t.match(await statusOf(test), { cardSeen: false, lockedForMs: 0 });
  t.match(await signIn(test, DUTY_PIN), { status: 200, body: { by: 'pin', name: 'Pani Dyżurna' } });
  await tap(test, gate, 1);
  t.match(await statusOf(test), { cardSeen: true });
  t.match(
    await signIn(test, CARETAKER_PIN),
    { status: 200, body: { by: 'pin', name: 'Pan Woźny' } },
    'a card that lies on the reader keeps nobody else out, and is not theirs',
  );
  const answer = await signIn(test, DUTY_PIN);
  t.match(answer, {
    status: 200,
    body: { by: 'cardAndPin', mayKeepBooks: true, mayBlock: false, officePhone: '42 123 45 67' },
  });
  t.match(await browserOf(test, answer)({ method: 'GET', path: '/session' }), {
    body: { by: 'cardAndPin' },
  });
  t.match(await statusOf(test), { cardSeen: false }, 'a card signs in once');
  t.match(await signIn(test, CARETAKER_PIN), { status: 200, body: { by: 'pin' } });
});

t.test('only a good card of an operator, at the gate, a moment ago, is seen', async (t) => {
  const { test, gate } = await start(t);
  const seen = async () => (await statusOf(test))['cardSeen'];
  await tap(test, gate, 1, { cardId: CARD });
  t.equal(await seen(), false, "a pupil's card");
  await tap(test, gate, 2, { doorId: SIDE_DOOR });
  t.equal(await seen(), false, 'another door');
  await tap(test, gate, 3, { occurredAtUtc: test.clocks.school.nowMs() - 31_000 });
  t.equal(await seen(), false, 'a tap that arrives late');
  await tap(test, gate, 4, { occurredAtUtc: test.clocks.school.nowMs() + 60_000 });
  t.equal(await seen(), false, 'a tap of tomorrow');
  await tap(test, gate, 5, { kind: 'passage', opened: 'yes', tapId: newId() });
  t.equal(await seen(), false, 'a passage is no tap');
  await tap(test, gate, 6, { v: 3, reason: 'denied.tamper' });
  t.equal(await seen(), false, 'a reader that was opened is not believed');
  await tap(test, gate, 7, { occurredAtUtc: test.clocks.school.nowMs() - 20_000 });
  t.equal(await seen(), true);
  test.clocks.monotonicShiftMs += 11_000;
  t.equal(await seen(), false, '30 s from the tap, not from its arrival');
  // By the clock that was moved the agent was silent for long: it comes anew.
  const back = await connectGate(t, test, { device: gate.device });
  await back.agent.subscribe('receipt');
  await tap(test, back, 8);
  t.equal(await seen(), true);
  const caretaker = browserOf(test, await signIn(test, DUTY_PIN));
  t.equal((await post(caretaker, '/cards/x/block')).status, 400);
  await tap(test, back, 9);
  const block = { blockId: newId(), cardId: TEACHER_CARD, atUtc: 1 };
  await test.local({ method: 'POST', path: '/blocks', body: { block } });
  t.equal(await seen(), false, 'a card that was blocked meanwhile');
  await tap(test, back, 10);
  t.equal(await seen(), false);
});

t.test('five wrong PINs lock card and PIN for five minutes, over a restart too', async (t) => {
  const { test, gate } = await start(t);
  await tap(test, gate, 1);
  for (let wrong = 0; wrong < 5; wrong += 1) t.equal((await signIn(test, '000000')).status, 401);
  const { lockedForMs, cardSeen } = await statusOf(test);
  t.ok(Number(lockedForMs) > 299_000 && Number(lockedForMs) <= 300_000, String(lockedForMs));
  t.equal(cardSeen, false, 'the card waits too');
  t.equal((await signIn(test, DUTY_PIN)).status, 423);
  await tap(test, gate, 2);
  t.equal((await signIn(test, DUTY_PIN)).status, 423);
  test.clocks.shiftMs += 100_000;
  test.clocks.monotonicShiftMs += 100_000;
  await test.restart();
  const left = Number((await statusOf(test))['lockedForMs']);
  t.ok(left > 190_000 && left <= 200_000, String(left));
  t.equal((await signIn(test, DUTY_PIN)).status, 423);
  test.clocks.monotonicShiftMs += 200_001;
  t.match(await statusOf(test), { lockedForMs: 0 });
  t.equal((await signIn(test, DUTY_PIN)).status, 200);
});

t.test('a crowd that types wrong PINs neither stops the hub nor gets in', async (t) => {
  const { test, gate } = await start(t);
  const crowd = Array.from({ length: 200 }, (_, index) =>
    signIn(test, String(100_000 + index * 7)),
  );
  const began = performance.now();
  await tap(test, gate, 1);
  t.equal((await test.kiosk({ method: 'GET', path: '/health' })).status, 200);
  t.ok(performance.now() - began < 5000, 'events and screens go on meanwhile');
  const statuses = (await Promise.all(crowd)).map((one) => one.status);
  t.same(
    statuses.filter((status) => ![401, 423, 429].includes(status)),
    [],
  );
  t.ok(statuses.filter((status) => status === 401).length <= 5, 'five are judged, no more');
});

t.test('the next duty person ends the session before', async (t) => {
  const { test } = await start(t);
  const first = await signIn(test, DUTY_PIN);
  const before = browserOf(test, first);
  t.equal((await before({ method: 'GET', path: '/doors' })).status, 200);
  const cookie = String(first.headers['set-cookie']).split(';')[0] ?? '';
  const second = await test.kiosk({
    method: 'POST',
    path: '/kiosk/v1/session',
    body: { pin: CARETAKER_PIN },
    headers: { cookie },
  });
  t.match(second, { status: 200, body: { name: 'Pan Woźny' } });
  t.equal((await before({ method: 'GET', path: '/session' })).status, 401);
});

t.test('without a directory nobody signs in, and the screen says why', async (t) => {
  const { test } = await start(t);
  t.match(await statusOf(test), { directoryMissing: false });
  const act = browserOf(test, await signIn(test, DUTY_PIN));
  await test.local({
    method: 'PUT',
    path: '/directory',
    body: { ...(await gateDirectory(8)), operators: [] },
  });
  t.match(await statusOf(test), { directoryMissing: true });
  t.equal((await act({ method: 'GET', path: '/doors' })).status, 401);
  await test.local({ method: 'POST', path: '/revoked', body: {} });
  t.match(await statusOf(test), { directoryMissing: true, revoked: true });
  t.notMatch(JSON.stringify(await statusOf(test)), /Żak|Dyżurna|Woźny/, 'and shows no names');
  t.match(await statusOf(test), { doors: [{ doorId: DOOR }, { doorId: SIDE_DOOR }] });
});
