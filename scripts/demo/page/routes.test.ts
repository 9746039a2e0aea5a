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
    watch: (listener) => {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },
    stop: () => undefined,
  };
  const app: FastifyInstance = Fastify({ forceCloseConnections: true });
  app.addHook('onRequest', async (_, reply) => {
    reply.header('content-security-policy', "style-src 'nonce-abc123'");
  });
  addDemoPage(app, board, readStaticFiles(folder));
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

t.test('nobody beyond this machine is answered', async (t) => {
  const { app } = await open(t);
  const remoteAddress = '192.168.1.7';
  t.equal((await app.inject({ url: '/demo/api/state', remoteAddress })).statusCode, 404);
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
