import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import t from 'tap';
import { DUTY_PIN } from './directory-fixture.ts';
import { CARD, DOOR, newId } from './event-fixture.ts';
import {
  asCaretaker,
  asDuty,
  connectGate,
  entry,
  eventsOf,
  gateDirectory,
  PUPIL,
  post,
  startGatehouse,
} from './gatehouse-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import { type Browser, browserOf, signIn } from './kiosk-browser.ts';
import type { Answer, Ask } from './local-client.ts';
import { until } from './until.ts';

t.setTimeout(120_000);

const visit = (fields: Readonly<Record<string, unknown>> = {}) => ({
  visitId: newId(),
  name: 'Anna Gość',
  ...fields,
});

/** Every route below `/kiosk/v1` that needs somebody who is signed in, and the right it asks for. */
const routes = (): readonly (Ask & { readonly right?: string })[] => [
  { method: 'GET', path: '/session' },
  { method: 'DELETE', path: '/session' },
  { method: 'GET', path: '/people?search=zak', right: 'kiosk.may_not_find_people' },
  { method: 'GET', path: '/people?className=4a', right: 'kiosk.may_not_find_people' },
  { method: 'GET', path: `/people/${PUPIL}/photo`, right: 'kiosk.may_not_find_people' },
  { method: 'GET', path: '/classes', right: 'kiosk.may_not_find_people' },
  {
    method: 'POST',
    path: `/cards/${CARD}/block`,
    body: { reason: 'x' },
    right: 'kiosk.may_not_block',
  },
  { method: 'GET', path: `/blocks/${newId()}`, right: 'kiosk.may_not_block' },
  { method: 'POST', path: '/gate-entries', body: entry(), right: 'kiosk.may_not_keep_books' },
  {
    method: 'POST',
    path: `/gate-entries/${newId()}/withdraw`,
    body: {},
    right: 'kiosk.may_not_keep_books',
  },
  { method: 'GET', path: '/gate-entries', right: 'kiosk.may_not_keep_books' },
  { method: 'POST', path: '/visits', body: visit(), right: 'kiosk.may_not_keep_books' },
  { method: 'POST', path: `/visits/${newId()}/end`, body: {}, right: 'kiosk.may_not_keep_books' },
  { method: 'GET', path: '/visits', right: 'kiosk.may_not_keep_books' },
  {
    method: 'POST',
    path: `/doors/${DOOR}/let-in`,
    body: { entryId: newId(), cause: 'late' },
    right: 'kiosk.may_not_keep_books',
  },
  { method: 'GET', path: '/doors' },
  {
    method: 'POST',
    path: `/doors/${DOOR}/free`,
    body: { minutes: 5 },
    right: 'kiosk.may_not_lock_down',
  },
  { method: 'POST', path: '/mode', body: { mode: 'drill' }, right: 'kiosk.may_not_lock_down' },
  { method: 'GET', path: '/desk' },
  { method: 'GET', path: '/inside' },
  { method: 'PUT', path: `/inside/${PUPIL}/safe`, body: { safe: true } },
];

t.test('each route asks who it is, for the token, and for its right', async (t) => {
  const test = await startGatehouse(t);
  const body = await gateDirectory(8);
  const operators = (body['operators'] as object[]).map((one) => ({
    ...one,
    mayBlock: false,
    mayKeepBooks: false,
    mayLockDown: false,
  }));
  await test.local({ method: 'PUT', path: '/directory', body: { ...body, operators } });
  const nobody = await asDuty(test);
  const shown = ({ method, path }: Ask): string => `${method} ${path}`;
  for (const { right, ...one } of routes()) {
    const unknown = await test.kiosk({ ...one, path: `/kiosk/v1${one.path}` });
    t.match(unknown, { status: 401, body: { code: 'kiosk.signed_out' } }, shown(one));
    if (one.method !== 'GET') {
      const forged = await nobody({ ...one, headers: { 'x-csrf-token': 'x' } });
      t.match(forged, { status: 403, body: { code: 'kiosk.csrf' } }, shown(one));
    }
    if (right !== undefined)
      t.match(await nobody(one), { status: 403, body: { code: right } }, shown(one));
  }
  t.equal((await eventsOf(test)).length, 0);
});

t.test('rights that were taken away end with the next touch, not with the session', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  t.equal((await post(duty, '/gate-entries', entry())).status, 200);
  const waiting = duty({ method: 'GET', path: '/desk' });
  const body = await gateDirectory(8);
  const operators = (body['operators'] as object[]).map((one) => ({ ...one, mayKeepBooks: false }));
  await waiting;
  await test.local({ method: 'PUT', path: '/directory', body: { ...body, operators } });
  t.match(await post(duty, '/gate-entries', entry()), { status: 403 });
  await test.local({ method: 'POST', path: '/revoked', body: {} });
  t.match(await post(duty, '/gate-entries', entry()), { status: 401 });
  t.match(await duty({ method: 'GET', path: '/visits' }), { status: 401 });
  t.equal((await eventsOf(test)).length, 1);
});

t.test('two kiosks at one moment: one entry, one end, one opening', async (t) => {
  const test = await startGatehouse(t);
  const gate = await connectGate(t, test);
  const [one, two] = [await asDuty(test), await asDuty(test)];
  const body = entry();
  const both = (path: string, sent: unknown) =>
    Promise.all([post(one, path, sent), post(two, path, sent), post(one, path, sent)]);
  const answers = await both('/gate-entries', body);
  t.same(new Set(answers.map(({ text }) => text)).size, 1);
  const guest = visit();
  await both('/visits', guest);
  const ends = await both(`/visits/${guest.visitId}/end`, {});
  t.same(new Set(ends.map(({ body: { eventId } }) => eventId)).size, 1);
  t.same(
    (await eventsOf(test)).map(({ kind }) => kind),
    ['gate.noted', 'visit.started', 'visit.ended'],
  );
  await until('three openings', () => gate.opened().length >= 3);
  t.same(gate.opened(), [DOOR, DOOR, DOOR]);
  const taken = await Promise.all([
    post(one, `/gate-entries/${body.entryId}/withdraw`),
    post(two, `/gate-entries/${body.entryId}/withdraw`),
  ]);
  t.same(
    taken.map(({ status }) => status),
    [204, 204],
  );
  t.equal((await eventsOf(test)).filter(({ kind }) => kind === 'gate.withdrawn').length, 1);
});

t.test("an entry is nobody else's to change, and who takes it back stands beside it", async (t) => {
  const test = await startGatehouse(t);
  const body = await gateDirectory(8);
  const operators = (body['operators'] as object[]).map((one) => ({ ...one, mayKeepBooks: true }));
  await test.local({ method: 'PUT', path: '/directory', body: { ...body, operators } });
  const [duty, caretaker] = [await asDuty(test), await asCaretaker(test)];
  const mine = entry();
  await post(duty, '/gate-entries', mine);
  const guest = visit();
  await post(duty, '/visits', guest);
  const used = { status: 409, body: { code: 'kiosk.entry_id_used' } };
  t.match(await post(caretaker, '/gate-entries', { ...mine, cause: 'card.lost' }), used);
  t.match(await post(caretaker, '/visits', { ...guest, name: 'Ktoś Inny' }), used);
  t.match(await post(caretaker, '/visits', visit({ visitId: mine.entryId })), used);
  const letIn = { entryId: mine.entryId, cause: 'late' };
  t.match(await post(caretaker, `/doors/${DOOR}/let-in`, letIn), used);
  t.equal((await post(caretaker, `/gate-entries/${mine.entryId}/withdraw`)).status, 204);
  const events = await eventsOf(test);
  const actors = events
    .filter(({ kind }) => kind === 'gate.noted' || kind === 'gate.withdrawn')
    .map(({ actorId }) => actorId);
  t.equal(new Set(actors).size, 2, 'by whom');
});

t.test('words of a visitor stay words', async (t) => {
  const lines: string[] = [];
  const test = await startGatehouse(t, { logTo: { write: (line) => lines.push(line) } });
  const duty = await asDuty(test);
  const faces = '😀'.repeat(120);
  const names = [
    '<img src=x onerror=alert(1)>',
    `a${faces.slice(2)}`,
    "Robert'); drop table visit;--",
  ];
  for (const name of names)
    t.equal((await post(duty, '/visits', visit({ name }))).status, 200, name);
  const { body } = await duty({ method: 'GET', path: '/visits' });
  t.same(
    (body['items'] as { name: string }[]).map(({ name }) => name),
    names,
    'as they were written',
  );
  const unwritable = [
    'a\u0000b',
    '\ud800a',
    'Anna\u202etsoG',
    'a\u2066b',
    'a\u0007b',
    'a\nb',
    'a\u0085b',
    '\u200b\u200f',
    '---',
    ' ',
    'x'.repeat(121),
  ];
  for (const name of unwritable) {
    const { status } = await post(duty, '/visits', visit({ name }));
    t.ok([400, 422].includes(status), JSON.stringify(name).slice(0, 30));
    for (const field of ['host', 'purpose', 'document', 'badge'])
      if (!/^[- x]+$/.test(name))
        t.equal((await post(duty, '/visits', visit({ [field]: name }))).status, 400, field);
  }
  const note = '😀'.repeat(200);
  const answer = await post(duty, `/doors/${DOOR}/let-in`, {
    entryId: newId(),
    cause: 'other',
    note,
  });
  t.equal(answer.status, 200, 'a long note fits into its event');
  t.match((await eventsOf(test)).at(-1), { kind: 'door.let_in', detail: { note } });
  const big = visit({ name: 'x'.repeat(70_000) });
  t.match(await post(duty, '/visits', big), { status: 413, body: { code: 'request.too_large' } });
  t.notMatch(lines.join(''), /onerror|Robert|Anna|😀/);
});

/** A hub behind a proxy, so that a request may come from any address. */
const startBehindProxy = (t: Parameters<typeof startGatehouse>[0]): Promise<TestHub> =>
  startGatehouse(t, { config: { trustedProxies: ['127.0.0.1'] } });

const pinFrom = (test: TestHub, address: string, pin: string): Promise<Answer> =>
  test.kiosk({
    method: 'POST',
    path: '/kiosk/v1/session',
    body: { pin },
    headers: { 'x-forwarded-for': address },
  });

t.test('a crowd of addresses gets thirty tries, and does not lock the gatehouse out', async (t) => {
  const test = await startBehindProxy(t);
  t.equal((await pinFrom(test, '10.0.0.1', DUTY_PIN)).status, 200, 'the kiosk of the gatehouse');
  let judged = 0;
  for (let tries = 0; tries < 40; tries += 1)
    if ((await pinFrom(test, `10.0.1.${tries}`, '000000')).status === 401) judged += 1;
  t.equal(judged, 30);
  t.equal((await pinFrom(test, '10.0.2.1', DUTY_PIN)).status, 423, 'strangers wait');
  t.equal((await pinFrom(test, '10.0.0.1', DUTY_PIN)).status, 200, 'the gatehouse does not');
  await test.restart();
  t.equal((await pinFrom(test, '10.0.2.1', DUTY_PIN)).status, 423, 'a restart is no way past it');
  t.equal((await pinFrom(test, '10.0.0.1', DUTY_PIN)).status, 200);
  test.clocks.monotonicShiftMs += 300_001;
  t.equal((await pinFrom(test, '10.0.2.1', DUTY_PIN)).status, 200, 'for five minutes');
});

t.test('wrong tries before a restart count after it', async (t) => {
  const test = await startBehindProxy(t);
  for (let tries = 0; tries < 4; tries += 1)
    t.equal((await pinFrom(test, '10.0.0.1', '000000')).status, 401);
  await test.restart();
  t.equal((await pinFrom(test, '10.0.0.1', '000000')).status, 401);
  t.equal((await pinFrom(test, '10.0.0.1', DUTY_PIN)).status, 423);
});

const pollOften = (duty: Browser, since: number, count: number): Promise<Answer>[] =>
  Array.from({ length: count }, () =>
    duty({ method: 'GET', path: `/desk?since=${since}&waitMs=20000` }),
  );

t.test('hundreds of polls and connections hold up nobody', async (t) => {
  const test = await startGatehouse(t);
  const duty = await asDuty(test);
  const versionNow = async (since: number): Promise<number> =>
    Number((await duty({ method: 'GET', path: `/desk?since=${since}` })).body['version']);
  let version = await versionNow(0);
  await until('a quiet desk', async () => {
    const before = version;
    version = await versionNow(before);
    return version === before;
  });
  let answered = 0;
  const polls = pollOften(duty, version, 100);
  for (const poll of polls) poll.then(() => (answered += 1)).catch(() => undefined);
  await until('most are sent away at once', () => answered >= 94);
  t.equal(answered, 94, 'six wait');
  await post(duty, '/gate-entries', entry());
  t.ok((await Promise.all(polls)).every(({ status }) => status === 200));
  const port = test.hub.ports.kiosk ?? 0;
  const sockets: Socket[] = Array.from({ length: 600 }, () => connect(port, '127.0.0.1'));
  t.teardown(() => sockets.forEach((socket) => void socket.destroy()));
  let closed = 0;
  for (const socket of sockets) {
    socket.on('error', () => undefined);
    socket.on('close', () => (closed += 1));
  }
  await until('those too many are closed', () => closed >= 200);
  const gate = await connectGate(t, test);
  t.ok(gate.agent.client.connected, 'doors come in all the same');
  const gone = sockets.map((socket) => (socket.destroyed ? undefined : once(socket, 'close')));
  for (const socket of sockets) socket.destroy();
  await Promise.all(gone);
  t.equal((await duty({ method: 'GET', path: '/doors' })).status, 200);
});

t.test('the list without names is given without signing in, but not without end', async (t) => {
  const test = await startGatehouse(t);
  await test.local({ method: 'POST', path: '/revoked', body: {} });
  const statuses: number[] = [];
  for (let asked = 0; asked < 70; asked += 1)
    statuses.push((await test.kiosk({ method: 'GET', path: '/kiosk/v1/inside' })).status);
  t.equal(statuses.filter((status) => status === 200).length, 60);
  t.equal(statuses.at(-1), 429);
});

t.test('a session is of one browser: no other cookie, no second life', async (t) => {
  const test = await startGatehouse(t);
  const answer = await signIn(test, DUTY_PIN);
  const cookie = String(answer.headers['set-cookie']);
  t.match(cookie, /HttpOnly/);
  t.match(cookie, /SameSite=Strict/);
  t.match(cookie, /Path=\/kiosk\/v1/);
  const duty = browserOf(test, answer);
  t.equal((await duty({ method: 'DELETE', path: '/session' })).status, 204);
  t.equal((await duty({ method: 'GET', path: '/session' })).status, 401);
  const guess = { cookie: `furtka_kiosk=${'A'.repeat(43)}` };
  t.equal(
    (await test.kiosk({ method: 'GET', path: '/kiosk/v1/session', headers: guess })).status,
    401,
  );
});
