import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_HEADER } from '@furtka/web/demo-api';
import Fastify, { type FastifyInstance } from 'fastify';
import t, { type Test } from 'tap';
import { UserFault } from '../user-fault.ts';
import type { Board, StreamEvent } from './board.ts';
import { addDemoPage } from './routes.ts';
import { readStaticFiles } from './static-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-page-'));
t.teardown(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<head><meta nonce="__CSP_NONCE__"></head>');
writeFileSync(join(folder, 'assets', 'a-12345678.js'), 'let a;');

const HEADERS = { [DEMO_HEADER]: '1' };
const TAP = { requestId: 'r', door: 'main', place: 1, direction: 'in', push: true } as const;

const open = async (t: Test) => {
  const watchers = new Set<(event: StreamEvent) => void>();
  const asked: unknown[] = [];
  const board: Board = {
    state: async () => ({
      schoolName: 'SP 3',
      clock: { schoolNowUtc: 1, zone: 'Europe/Warsaw' },
      doors: [],
      cards: [],
      guardianName: 'Katarzyna Żak',
      agents: [],
      scene: { link: 'open', poweredOff: [], isFire: false },
      standing: { nowUtc: 1, parts: [] },
      kiosk: { port: 8081, dutyName: 'Halina Ćwikła', dutyPin: '000000' },
    }),
    tap: async (request) => {
      asked.push(request);
      if (request.door !== 'main') throw new UserFault('There is no door roof.');
      return {
        ...{ decision: 'granted', reason: 'granted.window', eventId: 'e', cardId: 'c' },
        ...{ doorId: 'd', opened: 'yes', hops: [] },
      };
    },
    forward: async (request) => {
      asked.push(request);
      return { schoolNowUtc: 2, zone: 'Europe/Warsaw' };
    },
    act: async (act) => {
      asked.push(act);
      if ('door' in act && act.door !== 'main') throw new UserFault('There is no door roof.');
    },
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    stop: () => undefined,
  };
  const app: FastifyInstance = Fastify({
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
  });
  app.addHook('onRequest', async (_, reply) => {
    reply.header('content-security-policy', "style-src 'nonce-abc123'");
  });
  const signIn = async () => ['furtka=secret; HttpOnly'];
  addDemoPage(app, { board, signIn, kioskPort: 8081 }, readStaticFiles(folder));
  t.teardown(() => app.close());
  const send = (url: string, payload: object, headers = HEADERS) =>
    app.inject({ method: 'POST', url, payload, headers });
  return { app, send, asked, watchers };
};

t.test('a tap and the clock go to the board, and only with our own header', async (t) => {
  const { send, asked } = await open(t);
  t.match((await send('/demo/api/tap', TAP)).json(), { decision: 'granted', eventId: 'e' });
  t.match((await send('/demo/api/clock', { forwardMinutes: 15 })).json(), { schoolNowUtc: 2 });
  t.match((await send('/demo/api/clock', { toNextBell: true })).json(), { schoolNowUtc: 2 });
  t.same(asked, [TAP, { forwardMinutes: 15 }, { toNextBell: true }]);
  const foreign = await send('/demo/api/tap', TAP, {} as typeof HEADERS);
  t.equal(foreign.statusCode, 403);
  t.equal(asked.length, 3);
});

t.test('a body that does not fit is refused, and what the board refuses is said', async (t) => {
  const { send, asked } = await open(t);
  for (const [url, body] of [
    ['/demo/api/tap', { ...TAP, place: 0 }],
    ['/demo/api/tap', { ...TAP, direction: 'up' }],
    ['/demo/api/tap', { door: 'main' }],
    ['/demo/api/clock', {}],
    ['/demo/api/clock', { forwardMinutes: -60 }],
    ['/demo/api/clock', { toNextBell: false }],
  ] as const)
    t.equal((await send(url, body)).statusCode, 400, JSON.stringify(body));
  t.equal(asked.length, 0);
  const refused = await send('/demo/api/tap', { ...TAP, door: 'roof' });
  t.equal(refused.statusCode, 409);
  t.same(refused.json(), {
    code: 'demo.refused',
    details: { sentence: 'There is no door roof.' },
  });
});

t.test('what is done to the school goes to the board, shape by shape', async (t) => {
  const { send, asked } = await open(t);
  const acts = [
    { act: 'link', link: 'silent' },
    { act: 'power', door: 'main', on: false },
    { act: 'fire', active: true },
    { act: 'mode', mode: 'lockdown' },
    { act: 'hand', door: 'main', hand: 'exit' },
  ];
  for (const act of acts) t.equal((await send('/demo/api/act', act)).statusCode, 200, act.act);
  t.same(asked, acts);
  for (const act of [
    {},
    { act: 'link', link: 'broken' },
    { act: 'power', on: false },
    { act: 'fire', active: 1 },
    { act: 'mode', mode: 'free' },
    { act: 'hand', door: 'main', hand: 'axe' },
    { act: 'fire', active: true, door: 'main' },
  ])
    t.equal((await send('/demo/api/act', act)).statusCode, 400, JSON.stringify(act));
  const away = await send('/demo/api/act', { act: 'power', door: 'roof', on: true });
  t.match(away.json(), { code: 'demo.refused', details: { sentence: 'There is no door roof.' } });
  const foreign = await send('/demo/api/act', { act: 'fire', active: true }, {} as typeof HEADERS);
  t.equal(foreign.statusCode, 403);
});

t.test('the phone is signed in by the core’s own cookie', async (t) => {
  const { app, send } = await open(t);
  const signed = await send('/demo/api/guardian', {});
  t.equal(String(signed.headers['set-cookie']), 'furtka=secret; HttpOnly');
  t.equal((await send('/demo/api/guardian', { login: 'dyrektor' })).statusCode, 400);
  const bare = await app.inject({ method: 'POST', url: '/demo/api/guardian', payload: {} });
  t.equal(bare.statusCode, 403);
});

t.test('nobody beyond this machine is answered', async (t) => {
  const { app } = await open(t);
  const remoteAddress = '192.168.1.7';
  t.equal((await app.inject({ url: '/demo/api/state', remoteAddress })).statusCode, 404);
  const renamed = { host: 'school.example:8080' };
  const rebound = await app.inject({ url: '/demo/api/state', headers: renamed });
  t.equal(rebound.statusCode, 404, 'a name elsewhere that was turned to this machine');
  t.equal((await app.inject({ url: '/demo/api/state' })).json().schoolName, 'SP 3');
});

t.test('the page carries the nonce of its answer, its files their type', async (t) => {
  const { app } = await open(t);
  const bare = await app.inject({ url: '/demo' });
  t.match([bare.statusCode, bare.headers.location], [302, '/demo/']);
  for (const url of ['/demo/', '/demo/index.html', '/demo/anything']) {
    const page = await app.inject({ url });
    t.equal(page.body, '<head><meta nonce="abc123"></head>', url);
    t.match(page.headers['content-type'], /^text\/html/);
    t.match(page.headers['content-security-policy'], /;frame-src 'self' http:\/\/localhost:8081 /);
  }
  const script = await app.inject({ url: '/demo/assets/a-12345678.js' });
  t.equal(script.body, 'let a;');
  t.match(script.headers['content-type'], /^text\/javascript/);
  t.equal((await app.inject({ url: '/demo/../../etc/passwd' })).statusCode, 404);
});

t.test('what happens at the door streams to the page until it goes', async (t) => {
  const { app, watchers } = await open(t);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const answer = await fetch(`${url}/demo/api/stream`);
  t.match(answer.headers.get('content-type'), /^text\/event-stream/);
  const reader = answer.body?.getReader();
  const next = async () => Buffer.from((await reader?.read())?.value ?? []).toString();
  t.match(await next(), /^retry/);
  for (const watcher of watchers)
    watcher({ event: 'clock', data: { schoolNowUtc: 5, zone: 'Europe/Warsaw' } });
  t.equal(await next(), 'event: clock\ndata: {"schoolNowUtc":5,"zone":"Europe/Warsaw"}\n\n');
  await reader?.cancel();
  const deadline = performance.now() + 5000;
  while (watchers.size > 0 && performance.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 5));
  t.equal(watchers.size, 0, 'a page that went away is forgotten');
});
