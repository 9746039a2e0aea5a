import type { ServerResponse } from 'node:http';
import {
  DEMO_HEADER,
  type DemoAct,
  type DemoClockRequest,
  type DemoTapRequest,
} from '@furtka/web/demo-api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserFault } from '../user-fault.ts';
import type { Board, StreamEvent } from './board.ts';
import { ActBody, ClockBody, NothingBody, TapBody } from './bodies.ts';
import type { SignIn } from './sign-in.ts';
import type { StaticFile } from './static-files.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const HEARTBEAT_MS = 10_000;
/** A page that reads more slowly is cut; the browser comes again by itself. */
const SLOW_PAGE_BYTES = 64 * 1024;
const ACCESS = {
  config: { access: { public: 'the demo alone has it: a simulated door, from this machine only' } },
} as const;

/** Names of this machine: a page elsewhere whose name was turned to us must not pass for our own. */
const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** From this machine, and from our own page: no page of another origin can send the header without asking first. */
const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (!LOOPBACK.has(request.ip) || !OWN_NAMES.has(request.hostname))
    await reply.code(404).send({ code: 'demo.local_only', details: {} });
  else if (request.method === 'POST' && request.headers[DEMO_HEADER] !== '1')
    await reply.code(403).send({ code: 'demo.header_missing', details: { header: DEMO_HEADER } });
};

/** What the board refuses is said as it is; everything else is the server's business. */
const orFault = async <T>(
  reply: FastifyReply,
  act: () => Promise<T>,
): Promise<T | FastifyReply> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof UserFault)) throw error;
    return reply.code(409).send({ code: 'demo.refused', details: { sentence: error.message } });
  }
};

/** Server-sent events until the page goes away. */
const stream = (response: ServerResponse, watch: Board['watch']): (() => void) => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => {
    if (response.writableLength > SLOW_PAGE_BYTES) response.destroy();
    else response.write(text);
  };
  write('retry: 500\n\n');
  const forget = watch(({ event, data }: StreamEvent) =>
    write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
  );
  const beat = setInterval(() => write(':\n\n'), HEARTBEAT_MS);
  const end = () => {
    clearInterval(beat);
    forget();
    response.end();
  };
  response.on('close', end);
  return end;
};

/** What the routes of the demo need. */
export interface DemoPageParts {
  readonly board: Board;
  readonly signIn: SignIn;
  /** The page may frame what is served there. */
  readonly kioskPort: number;
}

const apiRoutes = (app: FastifyInstance, { board, signIn }: DemoPageParts): void => {
  const streams = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const end of streams) end();
  });
  app.get('/demo/api/state', { ...ACCESS, onRequest: guard }, () => board.state());
  app.get('/demo/api/stream', { ...ACCESS, onRequest: guard }, (request, reply) => {
    reply.hijack();
    const end = stream(reply.raw, board.watch);
    streams.add(end);
    request.raw.on('close', () => streams.delete(end));
  });
  app.post<{ Body: DemoTapRequest }>(
    '/demo/api/tap',
    { ...ACCESS, onRequest: guard, schema: { body: TapBody } },
    (request, reply) => orFault(reply, async () => board.tap(request.body)),
  );
  app.post<{ Body: DemoClockRequest }>(
    '/demo/api/clock',
    { ...ACCESS, onRequest: guard, schema: { body: ClockBody } },
    (request, reply) => orFault(reply, async () => board.forward(request.body)),
  );
  app.post<{ Body: DemoAct }>(
    '/demo/api/act',
    { ...ACCESS, onRequest: guard, schema: { body: ActBody } },
    (request, reply) =>
      orFault(reply, async () => {
        await board.act(request.body);
        return {};
      }),
  );
  app.post(
    '/demo/api/guardian',
    { ...ACCESS, onRequest: guard, schema: { body: NothingBody } },
    (_request, reply) =>
      orFault(reply, async () => {
        reply.header('set-cookie', [...(await signIn())]);
        return {};
      }),
  );
};

const ABSENT =
  '<!doctype html><html lang="pl"><meta charset="utf-8"><title>Furtka</title><p>npm run build';

const PLACEHOLDER = '__CSP_NONCE__';

/** The nonce that the server's policy allows on this answer. */
const nonceOf = (reply: FastifyReply): string =>
  /'nonce-([^']+)'/.exec(String(reply.getHeader('content-security-policy') ?? ''))?.[1] ?? '';

/** The server's policy, with leave to frame the diary and the kiosk of this machine. */
const framingPolicy = (reply: FastifyReply, kioskPort: number): string => {
  const kiosk = `http://localhost:${kioskPort} http://127.0.0.1:${kioskPort}`;
  return `${reply.getHeader('content-security-policy') ?? ''};frame-src 'self' ${kiosk}`;
};

const pageRoutes = (
  app: FastifyInstance,
  files: ReadonlyMap<string, StaticFile>,
  kioskPort: number,
): void => {
  const page = files.get('index.html')?.body.toString('utf8') ?? ABSENT;
  const sendPage = (reply: FastifyReply) =>
    reply
      .header('cache-control', 'no-store')
      .header('content-security-policy', framingPolicy(reply, kioskPort))
      .type('text/html; charset=utf-8')
      .send(page.replace(PLACEHOLDER, nonceOf(reply)));
  app.get('/demo', ACCESS, (_, reply) => reply.redirect('/demo/', 302));
  app.get<{ Params: { '*': string } }>('/demo/*', ACCESS, (request, reply) => {
    const path = request.params['*'];
    const file = path === 'index.html' ? undefined : files.get(path);
    if (file !== undefined)
      return reply.header('cache-control', 'no-cache').type(file.type).send(file.body);
    return sendPage(reply);
  });
};

/** Puts `/demo` on the core's port: the page, and the small API behind it. */
export const addDemoPage = (
  app: FastifyInstance,
  parts: DemoPageParts,
  files: ReadonlyMap<string, StaticFile>,
): void => {
  apiRoutes(app, parts);
  pageRoutes(app, files, parts.kioskPort);
};
