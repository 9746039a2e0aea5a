import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { connectDevice, enrolDevice, newAgentCode, newDevice } from './agent-fixture.ts';
import { signedRoster } from './core-fixture.ts';
import { CARETAKER, CARETAKER_PIN, DUTY_PIN, directoryBody } from './directory-fixture.ts';
import { CARD, DOOR, HUB, NOW, newId, OTHER_SCHOOL, SIDE_DOOR, tapEvent } from './event-fixture.ts';
import { startTestHub, type TestHub } from './hub-fixture.ts';
import { browserOf, signIn } from './kiosk-browser.ts';
import type { Answer } from './local-client.ts';
import { until } from './until.ts';

const putDirectory = (test: TestHub, body: unknown): Promise<Answer> =>
  test.local({ method: 'PUT', path: '/directory', body });

const startWithDirectory = async (t: Parameters<typeof startTestHub>[0], config = {}) => {
  const test = await startTestHub(t, { config });
  const { status, text } = await putDirectory(test, await directoryBody(7));
  if (status !== 204) throw new Error(text);
  await test.local({ method: 'PUT', path: '/roster', body: signedRoster(test.coreKey, NOW) });
  return test;
};

// Each test starts hubs of its own; a busy machine takes its time for that.
t.setTimeout(120_000);

t.test(
  'the caretaker blocks a lost card with the core away, and sees which doors have it [CARD-39] [AUDIT-13]',
  async (t) => {
    const test = await startWithDirectory(t);
    const device = await newDevice(test, 'main', [DOOR]);
    const agent = await connectDevice(test, device);
    await agent.subscribe('deny');
    const answer = await signIn(test, CARETAKER_PIN);
    t.match(answer, {
      status: 200,
      body: { name: 'Pan Woźny', role: 'caretaker', mayBlock: true },
    });
    const act = browserOf(test, answer);
    const found = await act({
      method: 'GET',
      path: `/people?search=${encodeURIComponent('żak luc')}`,
    });
    t.same((found.body['items'] as { name: string }[]).map((one) => one.name).sort(), [
      'Lucja Zak',
      'Łucja Żak',
    ]);
    t.match((found.body['items'] as object[])[1], {
      className: '4a',
      cards: [{ state: 'active' }],
    });

    const block = (body: unknown, cardId = CARD) =>
      act({ method: 'POST', path: `/cards/${cardId}/block`, body });
    t.match(await block({ reason: '' }), { status: 400 });
    t.match(await block({ reason: 'x', colour: 'red' }), { status: 400 });
    for (const reason of ['   ', 'a\0b', 'a\ud83db'])
      t.match(await block({ reason }), { status: 400 }, 'what the core would not store');
    t.match(await block({ reason: 'zgubiona' }, newId()), { status: 404 }, 'a card of nobody here');
    const blocked = await block({ reason: 'zgubiona na boisku 🎒' });
    t.equal(blocked.status, 200);
    const { blockId } = blocked.body;
    t.match(blocked.body, {
      receipts: [
        { doorId: DOOR, doorName: 'Wejście główne', online: true, confirmedAtUtc: undefined },
        { doorId: SIDE_DOOR, doorName: 'Wejście boczne', online: false, confirmedAtUtc: undefined },
      ],
    });
    await until('the door to be told', () => agent.last('deny')?.includes(String(blockId)));
    const [, told = '{}'] = String(agent.last('deny')).split('\n');
    agent.tellState({ denyVersion: JSON.parse(told).version });
    const receipts = await until('the receipt of the door', async () => {
      const { body } = await act({ method: 'GET', path: `/blocks/${blockId}` });
      const all = body['receipts'] as { confirmedAtUtc?: number }[];
      return all[0]?.confirmedAtUtc !== undefined && all;
    });
    t.equal(receipts[1]?.confirmedAtUtc, undefined, 'a door without an agent never confirms');
    t.equal((await block({ reason: 'jeszcze raz' })).body['blockId'], blockId, 'twice is once');

    const { body } = await test.local({ method: 'GET', path: '/events' });
    const events = (body['rows'] as { payload: string }[]).map((row) => JSON.parse(row.payload));
    t.equal(events.length, 1);
    t.match(events[0], {
      kind: 'card.blocked',
      source: 'kiosk',
      sourceId: HUB,
      seq: 1,
      cardId: CARD,
      actorId: CARETAKER,
      detail: { blockId, note: 'zgubiona na boisku 🎒' },
    });
    await test.restart();
    const again = await connectDevice(test, device);
    await again.subscribe('deny');
    await until('the block after a restart', () => again.last('deny')?.includes(String(blockId)));
  },
);

t.test('five wrong PINs lock the kiosk for five minutes', async (t) => {
  const test = await startWithDirectory(t);
  for (let wrong = 1; wrong <= 4; wrong += 1) t.equal((await signIn(test, '000000')).status, 401);
  t.equal((await signIn(test, CARETAKER_PIN)).status, 200, 'the right one begins the count again');
  for (let wrong = 1; wrong <= 4; wrong += 1) t.equal((await signIn(test, '000000')).status, 401);
  const last = await signIn(test, '000000');
  t.match(last, { status: 401, body: { code: 'kiosk.pin_wrong', details: { waitMs: Number } } });
  const locked = await signIn(test, CARETAKER_PIN);
  t.match(locked, { status: 423, body: { code: 'kiosk.pin_locked' } });
  test.clocks.monotonicShiftMs += 299_000;
  t.equal((await signIn(test, CARETAKER_PIN)).status, 423);
  test.clocks.monotonicShiftMs += 2000;
  t.equal((await signIn(test, CARETAKER_PIN)).status, 200);
  for (const pin of ['12345', '1234567', 'abcdef', 123456])
    t.equal(
      (await test.kiosk({ method: 'POST', path: '/kiosk/v1/session', body: { pin } })).status,
      400,
    );
});

t.test('tries side by side wait for their turn and cannot pass the lock', async (t) => {
  const test = await startWithDirectory(t);
  const tries = await Promise.all(Array.from({ length: 12 }, () => signIn(test, '000000')));
  const statuses = tries.map((one) => one.status);
  t.equal(statuses.filter((status) => status === 401).length, 4, 'as many as may wait');
  t.equal(statuses.filter((status) => status === 429).length, 8);
});

t.test('a kiosk left alone ends the session after a minute', async (t) => {
  const test = await startWithDirectory(t);
  const act = browserOf(test, await signIn(test, CARETAKER_PIN));
  const people = () => act({ method: 'GET', path: '/people?search=nowak' });
  test.clocks.monotonicShiftMs += 59_000;
  t.equal((await people()).status, 200, 'an act begins the minute again');
  test.clocks.monotonicShiftMs += 50_000;
  const { status, body } = await act({ method: 'GET', path: '/session' });
  t.equal(status, 200);
  t.ok(
    Number(body['idleEndsAtUtc']) - test.clocks.system.nowMs() > 59_000,
    'a touch begins it too',
  );
  test.clocks.monotonicShiftMs += 60_001;
  t.match(await people(), { status: 401, body: { code: 'kiosk.signed_out' } });
  const again = browserOf(test, await signIn(test, CARETAKER_PIN));
  t.equal((await again({ method: 'DELETE', path: '/session' })).status, 204);
  t.equal((await again({ method: 'GET', path: '/session' })).status, 401);
});

t.test('names are found only by who is signed in, by two letters, a few at a time', async (t) => {
  const test = await startWithDirectory(t);
  t.equal((await test.kiosk({ method: 'GET', path: '/kiosk/v1/people?search=nowak' })).status, 401);
  const duty = browserOf(test, await signIn(test, DUTY_PIN));
  t.equal((await duty({ method: 'GET', path: '/people?search=nowak' })).status, 200);
  t.match(await duty({ method: 'POST', path: `/cards/${CARD}/block`, body: { reason: 'x' } }), {
    status: 403,
    body: { code: 'kiosk.may_not_block' },
  });
  const act = browserOf(test, await signIn(test, CARETAKER_PIN));
  const search = (text: string) =>
    act({ method: 'GET', path: `/people?search=${encodeURIComponent(text)}` });
  const countOf = async (text: string) => ((await search(text)).body['items'] as []).length;
  t.match(await search('a'), { status: 422, body: { code: 'kiosk.search_too_short' } });
  t.match(await search(' .% '), { status: 422 });
  t.equal(await countOf('nowak'), 20, 'never the whole list');
  t.equal(await countOf('LOS CWIK'), 1);
  t.equal(await countOf('4a żak'), 1);
  t.equal(await countOf('wak'), 0, 'only beginnings of words');
  t.equal(await countOf("nowak' or 1=1"), 0);
  let answered = 0;
  for (let guess = 0; guess < 70; guess += 1)
    if ((await search('zz')).status === 200) answered += 1;
  t.ok(answered < 60, 'a hundred guesses get no hundred answers');
  t.match(await search('zz'), { status: 429, body: { code: 'kiosk.too_many_searches' } });
});

t.test('another site of the browser can neither sign in nor write', async (t) => {
  const test = await startWithDirectory(t);
  t.equal((await signIn(test, CARETAKER_PIN, { origin: 'http://evil.example' })).status, 403);
  t.equal((await signIn(test, CARETAKER_PIN, { 'sec-fetch-site': 'cross-site' })).status, 403);
  const origin = `http://127.0.0.1:${test.hub.ports.kiosk}`;
  const answer = await signIn(test, CARETAKER_PIN, { origin });
  t.equal(answer.status, 200);
  t.match(String(answer.headers['set-cookie']), /HttpOnly.*SameSite=Strict/);
  const act = browserOf(test, answer);
  const path = `/cards/${CARD}/block`;
  const forged = { 'x-csrf-token': 'x' };
  t.match(await act({ method: 'POST', path, body: { reason: 'x' }, headers: forged }), {
    status: 403,
    body: { code: 'kiosk.csrf' },
  });
  t.equal((await act({ method: 'DELETE', path: '/session', headers: forged })).status, 403);
});

t.test('names go when the hub is revoked or nobody renews them, and lie encrypted', async (t) => {
  const test = await startWithDirectory(t);
  const file = join(test.config.dataDir, 'directory.enc');
  t.equal(statSync(file).mode & 0o777, 0o600);
  t.notOk(readFileSync(file).includes('Nowak'));
  t.match(await putDirectory(test, await directoryBody(6)), { status: 409 }, 'older');
  const foreign = await directoryBody(9, { schoolId: OTHER_SCHOOL });
  t.match(await putDirectory(test, foreign), { status: 422 }, "another school's");
  t.match(await putDirectory(test, await directoryBody(9, { colour: 'red' })), { status: 400 });

  const DAY_MS = 86_400_000;
  const statusOf = async () => (await test.kiosk({ method: 'GET', path: '/kiosk/v1/status' })).body;
  t.match(await statusOf(), { schoolName: 'Szkoła Podstawowa nr 1 w Łodzi' });
  test.clocks.shiftMs = 13 * DAY_MS;
  await test.restart();
  t.match((await test.local({ method: 'GET', path: '/identity' })).body, { directoryVersion: 7 });
  t.equal((await putDirectory(test, await directoryBody(7))).status, 204, 'renewed');
  test.clocks.shiftMs = 26 * DAY_MS;
  await test.restart();
  t.equal((await signIn(test, CARETAKER_PIN)).status, 200);
  test.clocks.shiftMs = 28 * DAY_MS;
  await test.restart();
  t.match((await test.local({ method: 'GET', path: '/identity' })).body, { directoryVersion: 0 });
  t.equal((await signIn(test, CARETAKER_PIN)).status, 401);
  t.throws(() => statSync(file));

  t.equal((await putDirectory(test, await directoryBody(8))).status, 204);
  const act = browserOf(test, await signIn(test, CARETAKER_PIN));
  await test.local({ method: 'POST', path: '/revoked', body: {} });
  t.equal((await act({ method: 'GET', path: '/people?search=nowak' })).status, 401);
  t.throws(() => statSync(file));
  t.match(await putDirectory(test, await directoryBody(9)), { status: 409 });
});

t.test('a directory file that was touched is as good as none', async (t) => {
  const test = await startWithDirectory(t);
  const file = join(test.config.dataDir, 'directory.enc');
  const bytes = readFileSync(file);
  bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await test.restart();
  t.match((await test.local({ method: 'GET', path: '/identity' })).body, { directoryVersion: 0 });
});

t.test('the kiosk serves its page with a strict policy, and no machine interface', async (t) => {
  const webDir = mkdtempSync(join(tmpdir(), 'kiosk-web-'));
  t.teardown(() => rmSync(webDir, { recursive: true }));
  mkdirSync(join(webDir, 'assets'));
  writeFileSync(
    join(webDir, 'index.html'),
    '<!doctype html><html><head></head><body></body></html>',
  );
  writeFileSync(join(webDir, 'assets', 'app-1.js'), '1');
  const test = await startWithDirectory(t, { webDir });
  const get = (path: string, accept = 'text/html') =>
    test.kiosk({ method: 'GET', path, headers: { accept } });
  const page = await get('/block/somewhere');
  const policy = String(page.headers['content-security-policy']);
  const nonce = /nonce="([^"]+)"/.exec(page.text)?.[1] ?? 'none';
  t.match(page, { status: 200, headers: { 'cache-control': 'no-store' } });
  t.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`), policy);
  t.notMatch(policy, /unsafe/);
  t.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
  t.not((await get('/')).text, page.text, 'another nonce each time');
  t.match((await get('/assets/app-1.js')).headers['cache-control'], /immutable/);
  t.equal((await get('/kiosk/v1/nothing')).status, 404);
  t.equal((await get('/assets/nothing.js', '*/*')).status, 404);
  t.equal((await get('/../hub-signing-key.json', '*/*')).status, 404);
  for (const path of ['/local/v1/identity', '/local/v1/events', '/local/v1/state'])
    t.equal((await get(path, '*/*')).status, 404, path);
  t.match((await get('/health', '*/*')).body, { status: 'ok', storing: true, enrolled: true });
  const metrics = await get('/metrics', '*/*');
  t.match(metrics.text, /furtka_hub_agents_online 0/);
  t.notMatch(metrics.text, /Nowak|Woźny/);
});

t.test('no log line holds a name, a card, a PIN, a code or a credential', async (t) => {
  const lines: string[] = [];
  const test = await startTestHub(t, { logTo: { write: (line) => void lines.push(line) } });
  await putDirectory(test, await directoryBody(7));
  const { agentId, code } = await newAgentCode(test, 'main', [DOOR]);
  const device = await enrolDevice(test, code);
  const agent = await connectDevice(test, device);
  const credentialHash = 'abcdef0123456789abcdef0123456789';
  agent.publish('event', tapEvent(agentId, 1, { credentialHash }));
  agent.publish('event', tapEvent(agentId, 2, { colour: 'Kowalska' }));
  await signIn(test, '000000');
  const act = browserOf(test, await signIn(test, CARETAKER_PIN));
  await act({ method: 'GET', path: '/people?search=nowak' });
  await act({ method: 'POST', path: `/cards/${CARD}/block`, body: { reason: 'Kowalska' } });
  await putDirectory(test, { ...(await directoryBody(8)), people: [{ name: 'Kowalska' }] });
  await until('the event to be set aside', () => lines.join('').includes('event.quarantined'));
  const log = lines.join('');
  t.match(log, /kiosk.card_blocked/);
  const cardKey = test.identity.cardKeys[0]?.key ?? 'none';
  const secrets = [
    'Nowak',
    'Woźny',
    'Kowalska',
    CARETAKER_PIN,
    '000000"',
    code,
    credentialHash,
    test.identity.credential,
    cardKey,
    CARD,
    'PRIVATE KEY',
  ];
  for (const secret of secrets) t.notOk(log.includes(secret), secret);
});
