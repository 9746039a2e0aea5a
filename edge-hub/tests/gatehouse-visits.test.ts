import Database from 'better-sqlite3';
import t from 'tap';
import { DUTY } from './directory-fixture.ts';
import { DOOR, newId } from './event-fixture.ts';
import {
  asCaretaker,
  asDuty,
  connectGate,
  eventsOf,
  gateDirectory,
  post,
  startGatehouse,
} from './gatehouse-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import type { Browser } from './kiosk-browser.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const visit = (fields: Readonly<Record<string, unknown>> = {}) => ({
  visitId: newId(),
  name: 'Żaneta Gość-Ćwiek',
  ...fields,
});

const visitsOf = async (act: Browser, query = ''): Promise<Record<string, unknown>[]> =>
  (await act({ method: 'GET', path: `/visits${query}` })).body['items'] as [];

const bytesOfHub = (test: TestHub): string => {
  const db = new Database(`${test.config.dataDir}/hub.db`);
  db.pragma('wal_checkpoint(truncate)');
  const bytes = db.serialize().toString('utf8');
  db.close();
  return bytes;
};

t.test(
  'a visitor comes in and goes out by the book, both times kept, row before relay [GATE-01] [GATE-02]',
  async (t) => {
    const test = await startGatehouse(t);
    const gate = await connectGate(t, test);
    const duty = await asDuty(test);
    const body = visit({
      host: 'pani Nowak',
      purpose: 'wychowanie',
      document: 'dowód …123',
      badge: '7',
    });
    const started = await post(duty, '/visits', body);
    t.match(started, {
      status: 200,
      body: { door: 'opening', doorName: 'Wejście główne', unchecked: [] },
    });
    await until('the door', () => gate.opened().length === 1);
    t.match(await visitsOf(duty), [
      { ...body, count: 1, notSeenOut: false, operatorName: 'Pani Dyżurna' },
    ]);
    test.clocks.shiftMs += 50_000;
    const ended = await post(duty, `/visits/${body.visitId}/end`);
    t.match(ended, { status: 200, body: { door: 'opening' } });
    t.same((await post(duty, `/visits/${body.visitId}/end`)).body, ended.body, 'twice is once');
    t.same(await visitsOf(duty), []);
    const [kept] = await visitsOf(duty, '?date=2026-11-23');
    t.ok(Number(kept?.['outAtUtc']) - Number(kept?.['inAtUtc']) >= 50_000, 'time in and time out');
    const events = await eventsOf(test);
    t.match(events, [
      {
        kind: 'visit.started',
        id: started.body['eventId'],
        actorId: DUTY,
        doorId: DOOR,
        detail: { visitId: body.visitId },
      },
      {
        kind: 'visit.ended',
        id: ended.body['eventId'],
        actorId: DUTY,
        detail: { visitId: body.visitId },
      },
    ]);
    t.equal(events.length, 2);
    t.notMatch(JSON.stringify(events), /Gość|Nowak|dowód/, 'names lie beside the log');
    t.match(await post(duty, `/visits/${newId()}/end`), {
      status: 404,
      body: { code: 'kiosk.visit_unknown' },
    });
  },
);

t.test('open visits are listed, the longest first [GATE-10]', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  const names = ['Pierwszy', 'Drugi', 'Trzeci'];
  const bodies = names.map((name) => visit({ name }));
  for (const body of bodies) {
    t.equal((await post(duty, '/visits', body)).status, 200);
    test.clocks.shiftMs += 60_000;
  }
  await post(duty, `/visits/${bodies[1]?.visitId}/end`);
  const namesOf = (found: Record<string, unknown>[]) => found.map((one) => one['name']);
  t.same(namesOf(await visitsOf(duty)), ['Pierwszy', 'Trzeci']);
  t.same(namesOf(await visitsOf(duty, '?date=2026-11-23')), ['Pierwszy', 'Trzeci', 'Drugi']);
  await test.restart();
  t.same(namesOf(await visitsOf(await asDuty(test))), ['Pierwszy', 'Trzeci'], 'over a restart');
});

t.test('a visit without a name, or of many, is refused with its field named', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const duty = await asDuty(test);
  for (const name of ['', '   ', '\t', undefined, 7, 'x'.repeat(121), 'a\0b']) {
    const { status, body } = await post(duty, '/visits', visit({ name }));
    t.equal(status, 400, `name ${String(name).slice(0, 10)}`);
    t.match(body, { code: 'request.invalid', details: { faults: [{ where: '/name' }] } });
  }
  for (const name of ['.', '—', '\u200d\u200d'])
    t.match(await post(duty, '/visits', visit({ name })), {
      status: 422,
      body: { code: 'kiosk.visit_name_missing', details: { field: 'name' } },
    });
  t.match(await post(duty, '/visits', visit({ count: 40 })), {
    status: 422,
    body: { code: 'kiosk.meeting_not_allowed', details: { field: 'count' } },
  });
  for (const count of [0, 1001, 1.5, '2'])
    t.equal((await post(duty, '/visits', visit({ count }))).status, 400);
  t.equal((await post(duty, '/visits', visit({ doorId: newId() }))).status, 404);
  t.equal((await post(duty, '/visits', visit({ colour: 'red' }))).status, 400);
  t.equal((await post(await asCaretaker(test), '/visits', visit())).status, 403);
  t.equal((await eventsOf(test)).length, 0);
  t.same(await visitsOf(duty), []);
  t.same(gate.opened(), []);
});

t.test('one entry stands for a meeting where the school allows it', async (t) => {
  const test = await startGatehouse(t, { directory: { meetingEntries: true } });
  const duty = await asDuty(test);
  t.match((await duty({ method: 'GET', path: '/session' })).body, {
    meetingEntries: true,
    officePhone: '42 123 45 67',
  });
  const body = visit({ name: 'Zebranie 4a', count: 40 });
  t.equal((await post(duty, '/visits', body)).status, 200);
  t.match(await visitsOf(duty), [{ name: 'Zebranie 4a', count: 40 }]);
});

t.test('the same visit sent again is one; another one with its id is refused', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  const body = visit();
  const [first, second] = await Promise.all([1, 2].map(() => post(duty, '/visits', body)));
  t.same(first?.body, second?.body);
  t.match(await post(duty, '/visits', { ...body, name: 'Ktoś Inny' }), { status: 409 });
  await test.restart();
  const again = await asDuty(test);
  t.match(await post(again, '/visits', body), {
    status: 200,
    body: { eventId: first?.body['eventId'], door: 'silent' },
  });
  t.match(await post(again, '/visits', { ...body, badge: '8' }), {
    status: 409,
    body: { code: 'kiosk.entry_id_used' },
  });
  t.equal((await visitsOf(again)).length, 1);
  const kinds = (await eventsOf(test)).map(({ kind }) => kind);
  t.same(kinds, ['visit.started']);
});

t.test(
  'the night closes what is open, and the next school day asks about it [GATE-10]',
  async (t) => {
    const test = await startGatehouse(t);
    const duty = await asDuty(test);
    await post(duty, '/visits', visit());
    // Monday 23:59 in Warsaw.
    test.clocks.shiftMs = 16 * HOUR_MS - 60_000;
    const late = visit({ name: 'Nocny Gość' });
    await post(await asDuty(test), '/visits', late);
    t.equal((await visitsOf(await asDuty(test))).length, 2);
    test.clocks.shiftMs += 61_000;
    const closed = await until('the night to close them', async () => {
      const events = await eventsOf(test);
      return events.length === 4 && events.slice(2);
    });
    t.match(closed[1], {
      kind: 'visit.ended',
      detail: { code: 'visit.not_seen_out', visitId: late.visitId },
    });
    t.equal(closed[1]?.['actorId'], undefined, 'nobody did it');
    test.clocks.shiftMs += 8 * HOUR_MS;
    const asked = await asDuty(test);
    t.match(await visitsOf(asked), [{ notSeenOut: true, outAtUtc: Number }, { notSeenOut: true }]);
    t.match(await post(asked, `/visits/${late.visitId}/end`), { status: 200 }, 'it stays closed');
    t.equal((await eventsOf(test)).length, 4);
    test.clocks.shiftMs += DAY_MS;
    t.same(await visitsOf(await asDuty(test)), [], 'asked about for one day');
    t.match(await visitsOf(await asDuty(test), '?date=2026-11-23'), [{ notSeenOut: true }, {}]);
  },
);

t.test('a hub that was off at midnight closes what it finds when it starts', async (t) => {
  const test = await startGatehouse(t);
  await post(await asDuty(test), '/visits', visit());
  await test.hub.stop();
  // Friday's visitor, asked about on Monday.
  test.clocks.shiftMs = 4 * DAY_MS;
  await test.restart();
  await post(await asDuty(test), '/visits', visit({ name: 'Piątkowy' }));
  await until('the visit of Monday to be closed', async () =>
    (await eventsOf(test)).some(({ kind }) => kind === 'visit.ended'),
  );
  test.clocks.shiftMs = 5 * DAY_MS;
  await until(
    'the visit of Friday to be closed',
    async () => (await eventsOf(test)).filter(({ kind }) => kind === 'visit.ended').length === 2,
  );
  test.clocks.shiftMs = 7 * DAY_MS;
  t.match(await visitsOf(await asDuty(test)), [{ name: 'Piątkowy', notSeenOut: true }]);
  t.equal((await visitsOf(await asDuty(test))).length, 1);
});

t.test('names of visitors are erased by rule, the visit stays', async (t) => {
  const test = await startGatehouse(t, { directory: { visitorDays: 10 } });
  const duty = await asDuty(test);
  const body = visit({ host: 'Wychowawca', document: 'paszport' });
  await post(duty, '/visits', body);
  await post(duty, `/visits/${body.visitId}/end`);
  t.match(bytesOfHub(test), /Gość-Ćwiek/);
  test.clocks.shiftMs = 9.9 * DAY_MS;
  await test.restart();
  t.match(await visitsOf(await asDuty(test), '?date=2026-11-23'), [{ name: body.name }]);
  test.clocks.shiftMs = 10.1 * DAY_MS;
  await test.restart();
  const [kept] = await visitsOf(await asDuty(test), '?date=2026-11-23');
  t.match(kept, { visitId: body.visitId, name: '', count: 1, notSeenOut: false });
  t.equal(kept?.['host'], undefined);
  t.equal(kept?.['document'], undefined);
  t.notMatch(bytesOfHub(test), /Gość-Ćwiek|paszport/, 'gone from the file');
  t.equal((await eventsOf(test)).length, 2, 'the log is whole');
  t.same((await test.local({ method: 'GET', path: '/verify' })).body, { rows: 2, erasedByRule: 0 });
});

t.test('how long names are kept is known without a directory too', async (t) => {
  const test = await startGatehouse(t, { directory: { visitorDays: 20 } });
  await post(await asDuty(test), '/visits', visit());
  await test.restart();
  test.clocks.shiftMs = 15 * DAY_MS;
  await test.restart();
  await until('the night', async () => (await eventsOf(test)).length === 2);
  test.clocks.shiftMs = 34 * DAY_MS;
  await test.restart();
  t.match(bytesOfHub(test), /Gość-Ćwiek/, 'closed on the 15th day, so kept until the 35th');
  test.clocks.shiftMs = 36 * DAY_MS;
  await test.restart();
  t.notMatch(bytesOfHub(test), /Gość-Ćwiek/);
  await test.local({ method: 'PUT', path: '/directory', body: await gateDirectory(8) });
  t.match(await visitsOf(await asDuty(test), '?date=2026-11-23'), [{ name: '' }]);
});

t.test('no log line holds a visitor, a host or a document', async (t) => {
  const lines: string[] = [];
  const test = await startGatehouse(t, { logTo: { write: (line) => void lines.push(line) } });
  const duty = await asDuty(test);
  const body = visit({ host: 'Kowalska', purpose: 'sprawa', document: 'paszport' });
  await post(duty, '/visits', body);
  await post(duty, '/visits', { ...body, name: '' });
  await post(duty, '/visits', { ...body, name: 'Ktoś Inny' });
  await post(duty, `/visits/${body.visitId}/end`);
  await until('the end in the log', () => lines.join('').includes('visit.ended'));
  t.notMatch(lines.join(''), /Gość|Kowalska|sprawa|paszport|Inny/);
});
