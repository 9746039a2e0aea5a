import t from 'tap';
import { DUTY } from './directory-fixture.ts';
import { CARD, DOOR, HUB, newId, SIDE_DOOR, tapEvent } from './event-fixture.ts';
import {
  asCaretaker,
  asDuty,
  BLOCKED_PUPIL,
  connectGate,
  entry,
  eventsOf,
  gateDirectory,
  OTHER_PUPIL,
  PUPIL,
  post,
  setCore,
  startGatehouse,
} from './gatehouse-fixture.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const DAY_MS = 86_400_000;

t.test(
  'somebody without a card is let in only after the entry stands in the log [GATE-01] [GATE-03] [GATE-08]',
  async (t) => {
    const test = await startGatehouse(t);
    const gate = await connectGate(t, test);
    const duty = await asDuty(test);
    const body = entry();
    const told = new Promise<Record<string, unknown>[]>((resolve) => {
      const ask = (to: string): void => {
        if (!to.endsWith('/command')) return;
        gate.agent.client.off('message', ask);
        // Asked for at the moment at which the door is told.
        resolve(eventsOf(test));
      };
      gate.agent.client.on('message', ask);
    });
    const answer = await post(duty, '/gate-entries', body);
    t.match(answer, {
      status: 200,
      body: { eventId: body.entryId, door: 'opening', doorName: 'Wejście główne', noteDue: false },
    });
    const events = await told;
    t.equal(events.length, 1);
    t.match(events[0], {
      v: 3,
      id: body.entryId,
      kind: 'gate.noted',
      source: 'kiosk',
      sourceId: HUB,
      actorId: DUTY,
      holderId: PUPIL,
      doorId: DOOR,
      direction: 'in',
      detail: { code: 'card.forgotten' },
    });
    t.same(gate.opened(), [DOOR]);
    t.notMatch(JSON.stringify(events), /Żak|Łucja/, 'the log knows no names');
    const side = await post(duty, '/gate-entries', entry({ doorId: SIDE_DOOR, direction: 'out' }));
    t.match(side.body, { door: 'opening', doorName: 'Wejście boczne' });
    await until('the other door', () => gate.opened().length === 2);
    t.same(gate.opened(), [DOOR, SIDE_DOOR]);
  },
);

t.test(
  'entries and exits without a card stand in the book, lost apart from forgotten [GATE-04] [GATE-05] [GATE-06]',
  async (t) => {
    const test = await startGatehouse(t);
    const duty = await asDuty(test);
    await post(duty, '/gate-entries', entry({ cause: 'card.lost' }));
    await post(duty, '/gate-entries', entry({ cause: 'card.lost', direction: 'out' }));
    await post(duty, '/gate-entries', entry({ personId: OTHER_PUPIL }));
    const book = async (date = '') =>
      (await duty({ method: 'GET', path: `/gate-entries${date}` })).body['items'];
    t.match(await book(), [
      { name: 'Łucja Wąs', direction: 'in', cause: 'card.forgotten', withdrawn: false },
      { name: 'Łucja Żak', direction: 'out', cause: 'card.lost' },
      { name: 'Łucja Żak', className: '4a', direction: 'in', cause: 'card.lost' },
    ]);
    t.match(await book('?date=2026-11-23'), [{ operatorName: 'Pani Dyżurna' }, {}, {}]);
    t.same(await book('?date=2026-11-22'), []);
    t.match(await duty({ method: 'GET', path: '/gate-entries?date=2026-02-30' }), {
      status: 422,
      body: { code: 'kiosk.date_unknown', details: { field: 'date' } },
    });
    t.equal((await duty({ method: 'GET', path: '/gate-entries?date=today' })).status, 400);
    await test.restart();
    const again = await asDuty(test);
    const { body } = await again({ method: 'GET', path: '/gate-entries' });
    t.equal((body['items'] as []).length, 3, 'the book is the log');
  },
);

t.test('the same entry sent again is one; another one with its id is refused', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  const body = entry();
  const answers = await Promise.all([1, 2, 3].map(() => post(duty, '/gate-entries', body)));
  t.same(answers[1]?.body, answers[0]?.body);
  t.same(answers[2]?.body, answers[0]?.body);
  t.match(await post(duty, '/gate-entries', { ...body, direction: 'out' }), {
    status: 409,
    body: { code: 'kiosk.entry_id_used' },
  });
  t.equal((await eventsOf(test)).length, 1);
  t.same(gate.opened(), [DOOR], 'one opening');
  await test.restart();
  const back = await connectGate(t, test, { device: gate.device });
  const again = await asDuty(test);
  t.match(await post(again, '/gate-entries', body), {
    status: 200,
    body: { eventId: body.entryId, door: 'silent', forgottenThisMonth: 1, noteDue: false },
  });
  t.match(await post(again, '/gate-entries', { ...body, cause: 'card.lost' }), { status: 409 });
  const letIn = { entryId: body.entryId, cause: 'late' };
  t.match(await post(again, `/doors/${DOOR}/let-in`, letIn), { status: 409 });
  t.equal((await eventsOf(test)).filter(({ kind }) => kind === 'gate.noted').length, 1);
  t.same(back.opened(), [], 'an opening of long ago is not made up for');
});

t.test('a door that does not answer is said so, and nothing is sent to it later', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  t.match((await post(duty, '/gate-entries', entry())).body, {
    door: 'silent',
    doorName: 'Wejście główne',
  });
  const gate = await connectGate(t, test, { doorIds: [DOOR] });
  await post(duty, '/gate-entries', entry());
  await until('the door', () => gate.opened().length > 0);
  t.same(gate.opened(), [DOOR], 'only what was asked for while it lived');
  await gate.leave();
  const waiting = post(duty, '/gate-entries', entry());
  const back = await connectGate(t, test, { device: gate.device });
  t.match((await waiting).body, { door: 'opening' }, 'one that comes back at once is waited for');
  await until('the door', () => back.opened().length === 1);
});

t.test('the third forgotten card of a month makes a note, once', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  const note = async (fields = {}) => {
    const { forgottenThisMonth, noteDue } = (await post(duty, '/gate-entries', entry(fields))).body;
    return [forgottenThisMonth, noteDue];
  };
  t.same(await note(), [1, false]);
  t.same(await note({ direction: 'out' }), [1, false], 'going home is not forgetting it again');
  t.same(await note({ cause: 'card.lost' }), [1, false]);
  t.same(await note({ personId: OTHER_PUPIL }), [1, false]);
  const mistake = entry();
  t.match((await post(duty, '/gate-entries', mistake)).body, { forgottenThisMonth: 2 });
  await post(duty, `/gate-entries/${mistake.entryId}/withdraw`);
  t.same(await note(), [2, false], 'what was withdrawn does not count');
  t.same(await note(), [3, true]);
  t.same(await note(), [4, false], 'the note is due once');
  // 30 November, 23:30 in Warsaw, and half an hour later.
  test.clocks.shiftMs = 7 * DAY_MS + 15.5 * 3_600_000;
  const later = await asDuty(test);
  const count = async () =>
    (await post(later, '/gate-entries', entry())).body['forgottenThisMonth'];
  t.equal(await count(), 5);
  test.clocks.shiftMs += 45 * 60_000;
  t.equal(await count(), 1, 'a month of the school, not of the world');
});

t.test('a mistake is withdrawn within ten minutes and stays readable', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  const body = entry();
  await post(duty, '/gate-entries', body);
  const withdraw = (entryId: string) => post(duty, `/gate-entries/${entryId}/withdraw`);
  t.equal((await withdraw(body.entryId)).status, 204);
  t.equal((await withdraw(body.entryId)).status, 204, 'twice is once');
  t.match(await withdraw(newId()), { status: 404, body: { code: 'kiosk.entry_unknown' } });
  const { body: book } = await duty({ method: 'GET', path: '/gate-entries' });
  t.match(book, { items: [{ entryId: body.entryId, withdrawn: true }] });
  t.match(await eventsOf(test), [
    { kind: 'gate.noted' },
    { kind: 'gate.withdrawn', actorId: DUTY, holderId: PUPIL, detail: { eventId: body.entryId } },
  ]);
  t.equal((await eventsOf(test)).length, 2);
  const late = entry();
  await post(duty, '/gate-entries', late);
  test.clocks.shiftMs += 600_001;
  t.match(await withdraw(late.entryId), { status: 409, body: { code: 'kiosk.withdraw_late' } });
  t.equal((await withdraw(body.entryId)).status, 204, 'what is done stays done');
});

t.test('a record that does not fit the one before is kept and flagged [DOOR-14]', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  const doubt = async (fields = {}) =>
    (await post(duty, '/gate-entries', entry(fields))).body['doubtful'];
  t.equal(await doubt({ direction: 'out' }), 'entryMissing', 'an exit of somebody never seen');
  t.equal(await doubt({ direction: 'out' }), 'entryMissing');
  t.equal(await doubt(), undefined);
  t.equal(await doubt(), 'exitMissing', 'in twice');
  t.equal(await doubt({ direction: 'out' }), undefined);
  const passage = { kind: 'passage', opened: 'yes', cardId: CARD, tapId: newId() };
  const event = tapEvent(gate.device.agentId, 1, {
    ...passage,
    occurredAtUtc: test.clocks.school.nowMs(),
  });
  gate.agent.publish('event', event);
  await until('the passage', async () =>
    (await eventsOf(test)).some(({ kind }) => kind === 'passage'),
  );
  t.equal(await doubt(), 'exitMissing', 'the card came in a moment ago');
  t.equal((await eventsOf(test)).filter(({ kind }) => kind === 'gate.noted').length, 6);
});

t.test(
  'with the core away it does the same and names what it could not check [GATE-11]',
  async (t) => {
    const test = await startGatehouse(t);
    const duty = await asDuty(test);
    const unchecked = async () => (await post(duty, '/gate-entries', entry())).body['unchecked'];
    t.same(await unchecked(), ['core.cards', 'core.releases']);
    await setCore(test, true);
    t.same(await unchecked(), []);
    await setCore(test, false);
    test.clocks.shiftMs = 2 * DAY_MS;
    t.same(await unchecked(), ['core.cards', 'core.releases', 'core.directory_old']);
    await test.local({ method: 'PUT', path: '/directory', body: await gateDirectory(7) });
    t.same(await unchecked(), ['core.cards', 'core.releases'], 'renewed');
    t.equal((await eventsOf(test)).length, 4);
  },
);

t.test('nobody is written into the book by a wrong hand or with wrong words', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  const caretaker = await asCaretaker(test);
  t.match(await post(caretaker, '/gate-entries', entry()), {
    status: 403,
    body: { code: 'kiosk.may_not_keep_books' },
  });
  t.equal((await caretaker({ method: 'GET', path: '/gate-entries' })).status, 403);
  t.equal(
    (await test.kiosk({ method: 'POST', path: '/kiosk/v1/gate-entries', body: entry() })).status,
    401,
  );
  const forged = { 'x-csrf-token': 'x' };
  const path = '/gate-entries';
  t.equal((await duty({ method: 'POST', path, body: entry(), headers: forged })).status, 403);
  t.match(await post(duty, path, entry({ personId: newId() })), {
    status: 404,
    body: { code: 'kiosk.person_unknown' },
  });
  t.match(await post(duty, path, entry({ doorId: newId() })), {
    status: 404,
    body: { code: 'door.not_found' },
  });
  const wrong = [
    { entryId: 'x' },
    { entryId: undefined },
    { personId: 7 },
    { direction: 'unknown' },
    { cause: 'because' },
    { cause: 'x'.repeat(70_000) },
    { colour: 'red' },
    { doorId: null },
  ];
  for (const fields of wrong)
    t.match(
      await post(duty, path, entry(fields)),
      { status: /^4(00|13)$/ },
      JSON.stringify(fields).slice(0, 40),
    );
  t.match(await post(duty, path, entry({ personId: undefined })), {
    body: { details: { faults: [{ where: '/personId', rule: 'required' }] } },
  });
  t.equal((await post(duty, '/gate-entries/x/withdraw')).status, 400);
  t.equal((await eventsOf(test)).length, 0);
  t.same(gate.opened(), []);
  const other = entry({ personId: BLOCKED_PUPIL, cause: 'card.lost' });
  t.equal(
    (await post(duty, path, other)).status,
    200,
    'a lost card is blocked, its pupil comes in',
  );
});
