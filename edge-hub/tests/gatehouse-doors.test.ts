import { open as openSigned } from '@furtka/core-contract/signed';
import t from 'tap';
import { CARETAKER, DUTY } from './directory-fixture.ts';
import { CARD, DOOR, NOW, newId, SIDE_DOOR, tapEvent } from './event-fixture.ts';
import {
  asCaretaker,
  asDuty,
  BLOCKED_PUPIL,
  connectGate,
  entry,
  eventsOf,
  OTHER_PUPIL,
  PUPIL,
  post,
  startGatehouse,
} from './gatehouse-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import type { Browser } from './kiosk-browser.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const doorsOf = async (act: Browser): Promise<Record<string, unknown>[]> =>
  (await act({ method: 'GET', path: '/doors' })).body['items'] as [];

const statusOf = async (test: TestHub) =>
  (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body;

const letIn = (fields: Readonly<Record<string, unknown>> = {}) => ({
  entryId: newId(),
  cause: 'late',
  ...fields,
});

const door = (state: string, mode = 'normal', doorId = DOOR) => ({ doorId, state, mode });

t.test(
  'a door is opened once with a cause, which the log has first [AUDIT-13] [GATE-01]',
  async (t) => {
    const test = await startGatehouse(t);
    const gate = await connectGate(t, test);
    const duty = await asDuty(test);
    const path = `/doors/${SIDE_DOOR}/let-in`;
    const body = letIn({ personId: PUPIL, note: 'zaspała' });
    const told = new Promise<Record<string, unknown>[]>((resolve) => {
      const ask = (to: string): void => {
        if (!to.endsWith('/command')) return;
        gate.agent.client.off('message', ask);
        resolve(eventsOf(test));
      };
      gate.agent.client.on('message', ask);
    });
    const answer = await post(duty, path, body);
    t.match(answer, {
      status: 200,
      body: { eventId: body.entryId, door: 'opening', noteDue: false },
    });
    t.match(await told, [
      {
        id: body.entryId,
        kind: 'door.let_in',
        actorId: DUTY,
        doorId: SIDE_DOOR,
        holderId: PUPIL,
        detail: { code: 'late', note: 'zaspała' },
      },
    ]);
    t.same((await post(duty, path, body)).body, answer.body, 'sent again it is one');
    t.match(await post(duty, path, { ...body, cause: 'other' }), { status: 409 });
    t.same(gate.opened(), [SIDE_DOOR]);
    const { body: book } = await duty({ method: 'GET', path: '/gate-entries' });
    t.match(book, { items: [{ personId: PUPIL, cause: 'late', operatorName: 'Pani Dyżurna' }] });
    for (const fields of [{ cause: 'because' }, { entryId: 'x' }, { note: ' ' }, { colour: 'red' }])
      t.equal((await post(duty, path, letIn(fields))).status, 400);
    t.equal((await post(duty, `/doors/${newId()}/let-in`, letIn())).status, 404);
    t.equal((await post(duty, '/doors/x/let-in', letIn())).status, 400);
    t.match(await post(duty, path, letIn({ personId: newId() })), {
      status: 404,
      body: { code: 'kiosk.person_unknown' },
    });
    t.equal((await post(await asCaretaker(test), path, letIn())).status, 403);
    t.equal((await eventsOf(test)).length, 1);
  },
);

t.test('nobody here lets a blocked card in, unless in an emergency', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  const path = `/doors/${DOOR}/let-in`;
  const refused = { status: 409, body: { code: 'kiosk.card_blocked' } };
  t.match(await post(duty, path, letIn({ personId: BLOCKED_PUPIL })), refused);
  t.match(await post(duty, path, letIn({ personId: PUPIL })), { status: 200 });
  const caretaker = await asCaretaker(test);
  t.equal((await post(caretaker, `/cards/${CARD}/block`, { reason: 'zgubiona' })).status, 200);
  t.match(await post(duty, path, letIn({ personId: PUPIL })), refused, 'blocked a moment ago');
  t.match(
    await post(duty, path, letIn({ personId: OTHER_PUPIL })),
    { status: 200 },
    'never had one',
  );
  const emergency = letIn({ personId: BLOCKED_PUPIL, cause: 'emergency' });
  t.match(await post(duty, path, emergency), { status: 200 });
  await until('three openings', () => gate.opened().length === 3);
});

t.test('doors tell their state, reader, mode and alarms; a silent one is named', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  t.match(await doorsOf(duty), [
    { doorId: DOOR, name: 'Wejście główne', online: false, mode: 'normal', readerOnline: false },
    { doorId: SIDE_DOOR, name: 'Wejście boczne', online: false },
  ]);
  const gate = await connectGate(t, test, { doorIds: [DOOR] });
  const reader = { readerId: 'r1', doorId: DOOR, online: true, lastReadAtUtc: 0 };
  gate.tell({ doors: [door('locked')], readers: [reader] });
  const seen = (what: string, look: (one: Record<string, unknown>) => boolean) =>
    until(what, async () => {
      const [first] = await doorsOf(duty);
      return first !== undefined && look(first) && first;
    });
  t.match(await seen('a locked door', ({ state }) => state === 'locked'), {
    online: true,
    readerOnline: true,
    alarm: undefined,
  });
  gate.tell({ doors: [door('locked')], readers: [{ ...reader, online: false }] });
  t.match(await seen('a reader that is gone', ({ readerOnline }) => readerOnline === false), {
    silentReaders: ['r1'],
    lastReadAtUtc: undefined,
    badFrames: undefined,
  });
  gate.tell({
    doors: [door('locked')],
    readers: [{ ...reader, lastReadAtUtc: NOW, badFrames: 2 }],
  });
  t.match(await seen('its last word', ({ badFrames }) => badFrames === 2), { lastReadAtUtc: NOW });
  const alarm = (seq: number, kind: string, fields = {}) =>
    gate.agent.publish('event', {
      ...tapEvent(gate.device.agentId, seq, { kind, occurredAtUtc: NOW + seq * 1000, ...fields }),
      direction: undefined,
      reason: undefined,
      cardId: undefined,
      assurance: undefined,
    });
  alarm(1, 'door.forced');
  gate.tell({ doors: [door('forced')] });
  t.match(await seen('a forced door', (one) => one['alarm'] === 'forced'), { state: 'forced' });
  await seen('since when', (one) => one['alarmSinceUtc'] === NOW + 1000);
  alarm(2, 'door.closed');
  gate.tell({ doors: [door('locked')] });
  const shut = await seen('a door that was shut again', ({ state }) => state === 'locked');
  t.match(shut, { alarm: 'forced' }, 'until somebody has seen it');
  t.equal((await post(duty, `/doors/${DOOR}/answer-alarms`, {})).status, 200);
  await seen('a quiet door', (one) => one['alarm'] === undefined);
  alarm(3, 'reader.tamper', { detail: { readerId: 'r1', code: 'opened' } });
  await seen('a reader that was opened', (one) => one['alarm'] === 'tamper');
  alarm(4, 'reader.tamper', { detail: { readerId: 'r1', code: 'closed' } });
  await seen('a reader that was closed', (one) => one['alarm'] === undefined);
  alarm(5, 'door.held');
  gate.tell({ doors: [door('heldOpen')] });
  await seen('a door held open', (one) => one['alarm'] === 'heldOpen');
  alarm(6, 'fire.released', { occurredAtUtc: test.clocks.school.nowMs() });
  await seen('fire before all else', (one) => one['alarm'] === 'fire');
  t.match(await statusOf(test), { alarm: 'fire' });
  gate.tell({ doors: [{ ...door('locked'), fire: false }] });
  await seen('an agent that tells of the end of fire', (one) => one['alarm'] === undefined);
  await gate.leave();
  await test.restart();
  t.match((await doorsOf(await asDuty(test)))[0], { online: false, alarm: 'fire' }, 'from the log');
});

t.test(
  'a lockdown is on every door at once, in the log with who called it [AUDIT-13]',
  async (t) => {
    const test = await startGatehouse(t);
    const gate = await connectGate(t, test, { doorIds: [DOOR] });
    gate.tell({ doors: [door('locked')] });
    const caretaker = await asCaretaker(test);
    const mode = (wanted: unknown, act = caretaker) => post(act, '/mode', { mode: wanted });
    const answer = await mode('lockdown');
    t.match(answer, {
      status: 200,
      body: {
        items: [
          { doorId: DOOR, mode: 'normal', wantedMode: 'lockdown' },
          { doorId: SIDE_DOOR, wantedMode: 'lockdown', online: false },
        ],
      },
    });
    const published = await until('the mode at the door', () => gate.agent.last('mode'));
    const { hubKey } = (await test.local({ method: 'GET', path: '/identity' })).body;
    const opening = openSigned([hubKey as { keyId: string; publicKey: string }], 'mode', published);
    t.ok(opening.ok, 'signed by the hub');
    await until('the lockdown', () => gate.agent.last('mode')?.includes('lockdown'));
    t.match(await statusOf(test), { alarm: 'lockdown' });
    gate.tell({ doors: [door('locked', 'lockdown')], modeVersion: 1 });
    await until(
      'the door to confirm',
      async () => (await doorsOf(caretaker))[0]?.['mode'] === 'lockdown',
    );
    t.equal((await doorsOf(caretaker))[1]?.['mode'], 'normal', 'a silent door has not confirmed');
    t.match(await eventsOf(test), [
      { kind: 'mode.changed', source: 'kiosk', actorId: CARETAKER, detail: { mode: 'lockdown' } },
    ]);
    await test.restart();
    t.match(await statusOf(test), { alarm: 'lockdown' }, 'over a restart');
    const again = await asCaretaker(test);
    t.match(await post(again, `/doors/${DOOR}/free`, { minutes: 5, cause: 'delivery' }), {
      status: 409,
      body: { code: 'kiosk.lockdown' },
    });
    t.equal((await mode('drill', again)).status, 200);
    t.match(await statusOf(test), { alarm: 'drill' });
    t.equal((await mode('normal', again)).status, 200);
    t.equal((await statusOf(test))['alarm'], undefined);
    for (const wrong of ['free', 'x', 1, undefined])
      t.equal((await mode(wrong, again)).status, 400);
    const kinds = (await eventsOf(test))
      .map(({ detail }) => detail)
      .filter((one) => JSON.stringify(one).includes('mode'));
    t.equal(kinds.length, 3);
  },
);

t.test('in a lockdown nobody is let in, unless in an emergency; ways out stay', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  const guest = { visitId: newId(), name: 'Gość' };
  t.equal((await post(duty, '/visits', guest)).status, 200);
  t.equal((await post(duty, '/mode', { mode: 'lockdown' })).status, 200);
  const refused = { status: 409, body: { code: 'kiosk.lockdown' } };
  const known = entry();
  t.match(await post(duty, '/gate-entries', known), refused);
  t.match(await post(duty, '/visits', { visitId: newId(), name: 'Ktoś' }), refused);
  t.match(await post(duty, `/doors/${DOOR}/let-in`, letIn()), refused);
  t.equal((await eventsOf(test)).length, 2, 'nothing was written');
  const opening = { status: 200, body: { door: 'opening' } };
  t.match(await post(duty, `/doors/${DOOR}/let-in`, letIn({ cause: 'emergency' })), opening);
  t.match(await post(duty, '/gate-entries', entry({ direction: 'out' })), opening);
  t.match(await post(duty, `/visits/${guest.visitId}/end`), opening);
  await post(duty, '/mode', { mode: 'drill' });
  t.match(await post(duty, '/gate-entries', known), opening, 'a drill locks nobody out');
  await until('five openings', () => gate.opened().length === 5);
});

t.test('a door stays open for a delivery and ends by itself', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  const free = (minutes: unknown, doorId = SIDE_DOOR) =>
    post(duty, `/doors/${doorId}/free`, { minutes, cause: 'delivery' });
  const { body } = await free(5);
  t.match(body, {
    items: [{ wantedMode: 'normal' }, { wantedMode: 'free', modeUntilUtc: Number }],
  });
  t.match(await eventsOf(test), [{ kind: 'mode.changed', doorId: SIDE_DOOR, actorId: DUTY }]);
  await until('the door to be told', () => gate.agent.last('mode')?.includes('free'));
  for (const wrong of [0, 61, 1.5, '5', undefined]) t.equal((await free(wrong)).status, 400);
  t.equal((await free(5, newId())).status, 404);
  test.clocks.shiftMs += 301_000;
  await until('its end', async () => (await doorsOf(duty))[1]?.['wantedMode'] === 'normal');
});

t.test('a door of the outside is set free only with a reason, which the log keeps', async (t) => {
  const test = await startGatehouse(t, { directory: { innerDoorIds: [SIDE_DOOR] } });
  await connectGate(t, test);
  const duty = await asDuty(test);
  t.match(await doorsOf(duty), [
    { doorId: DOOR, isOuter: true },
    { doorId: SIDE_DOOR, isOuter: undefined },
  ]);
  const free = (doorId: string, fields: object = {}) =>
    post(duty, `/doors/${doorId}/free`, { minutes: 5, ...fields });
  t.match(await free(DOOR), { status: 409, body: { code: 'kiosk.free_needs_cause' } });
  for (const cause of ['because', '', 1, null]) t.equal((await free(DOOR, { cause })).status, 400);
  t.equal((await eventsOf(test)).length, 0, 'nothing was set free');
  t.equal((await doorsOf(duty))[0]?.['wantedMode'], 'normal');
  t.equal((await free(SIDE_DOOR)).status, 200, 'an inner one asks for none');
  t.match(await free(DOOR, { cause: 'crowd' }), { body: { items: [{ wantedMode: 'free' }, {}] } });
  const [inner, outer] = await eventsOf(test);
  t.same(inner?.['detail'], { mode: 'free' });
  t.match(outer, { kind: 'mode.changed', doorId: DOOR, actorId: DUTY });
  t.same(outer?.['detail'], { mode: 'free', code: 'crowd' });
});

t.test('an alarm that somebody has seen is quiet, and who it was is written', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  const gate = await connectGate(t, test, { doorIds: [DOOR] });
  gate.tell({ doors: [door('locked')] });
  const alarm = (seq: number, kind: string, fields = {}) =>
    gate.agent.publish('event', {
      ...tapEvent(gate.device.agentId, seq, { kind, v: 3, occurredAtUtc: NOW + seq, ...fields }),
      direction: undefined,
      reason: undefined,
      cardId: undefined,
      assurance: undefined,
    });
  const seen = (what: string, look: (one: Record<string, unknown>) => boolean) =>
    until(what, async () => {
      const [first] = await doorsOf(duty);
      return first !== undefined && look(first);
    });
  const answer = () => post(duty, `/doors/${DOOR}/answer-alarms`);
  const answers = async () =>
    (await eventsOf(test)).filter(({ kind }) => kind === 'alarm.answered');
  t.equal((await answer()).status, 200);
  t.equal((await answers()).length, 0, 'where nothing is, nothing is written');
  alarm(1, 'alarm.raised', { detail: { code: 'mains' } });
  await seen('the mains gone', (one) => one['alarm'] === 'mains');
  alarm(2, 'duress');
  await seen('the call for help before it', (one) => one['alarm'] === 'duress');
  t.equal((await answer()).status, 200);
  t.match(await answers(), [{ doorId: DOOR, actorId: DUTY, v: 3 }]);
  await seen('the mains, seen', (one) => one['alarm'] === 'mains' && one['alarmAnswered'] === true);
  await answer();
  t.equal((await answers()).length, 1, 'twice is once');
  alarm(3, 'alarm.raised', { detail: { code: 'guessing' } });
  await seen('a new one', (one) => one['alarm'] === 'guessing' && one['alarmAnswered'] !== true);
  alarm(4, 'alarm.cleared', { detail: { code: 'guessing' } });
  alarm(5, 'alarm.cleared', { detail: { code: 'mains' } });
  await seen('a quiet door', (one) => one['alarm'] === undefined);
  for (const [seq, code, alarmName] of [
    [6, 'reader.off', 'readerOff'],
    [8, 'reader.replay', 'replay'],
  ] as const) {
    const before = (await answers()).length;
    alarm(seq, 'alarm.raised', { detail: { code, readerId: 'outside' } });
    await seen(code, (one) => one['alarm'] === alarmName);
    await answer();
    t.equal((await answers()).length, before + 1);
    await seen('until the door itself ends it', (one) => one['alarmAnswered'] !== true);
    await answer();
    t.equal((await answers()).length, before + 2, 'so that it can be answered again');
    alarm(seq + 1, 'alarm.cleared', { detail: { code, readerId: 'outside' } });
    await seen(`the end of ${code}`, (one) => one['alarm'] === undefined);
  }
  t.equal((await post(duty, `/doors/${newId()}/answer-alarms`)).status, 404);
});
