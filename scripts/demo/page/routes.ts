import type { ServerResponse } from 'node:http';
import { DEMO_HEADER, type DemoClockRequest, type DemoTapRequest } from '@furtka/web/demo-api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UserFault } from '../user-fault.ts';
import type { Board, StreamEvent } from './board.ts';
import type { StaticFile } from './static-files.ts';

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const HEARTBEAT_MS = 10_000;
/** A page that reads more slowly is cut; the browser comes again by itself. */
const SLOW_PAGE_BYTES = 64 * 1024;
const FORWARD_MAX_MINUTES = 7 * 24 * 60;
const ACCESS = {
  config: { access: { public: 'the demo alone has it: a simulated door, from this machine only' } },
} as const;

const Strict = { type: 'object', additionalProperties: false } as const;
const TapBody = {
  ...Strict,
  required: ['requestId', 'door', 'place', 'direction', 'push'],
  properties: {
    requestId: { type: 'string', minLength: 1, maxLength: 64 },
    door: { type: 'string', minLength: 1, maxLength: 32 },
    place: { type: 'integer', minimum: 1, maximum: 20 },
    direction: { type: 'string', enum: ['in', 'out'] },
    push: { type: 'boolean' },
  },
} as const;
const ClockBody = {
  ...Strict,
  minProperties: 1,
  maxProperties: 1,
  properties: {
    forwardMinutes: { type: 'integer', minimum: 1, maximum: FORWARD_MAX_MINUTES },
    toNextBell: { type: 'boolean', const: true },
  },
} as const;

/** From this machine, and from our own page: no page of another origin can send the header without asking first. */
const guard = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (!LOOPBACK.has(request.ip))
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

const apiRoutes = (app: FastifyInstance, board: Board): void => {
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
};

const ABSENT =
  '<!doctype html><html lang="pl"><meta charset="utf-8"><title>Furtka</title><p>npm run build';

const PLACEHOLDER = '__CSP_NONCE__';

/** The nonce that the server's policy allows on this answer. */
const nonceOf = (reply: FastifyReply): string =>
  /'nonce-([^']+)'/.exec(String(reply.getHeader('content-security-policy') ?? ''))?.[1] ?? '';

const pageRoutes = (app: FastifyInstance, files: ReadonlyMap<string, StaticFile>): void => {
  const page = files.get('index.html')?.body.toString('utf8') ?? ABSENT;
  const sendPage = (reply: FastifyReply) =>
    reply
      .header('cache-control', 'no-store')
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
  board: Board,
  files: ReadonlyMap<string, StaticFile>,
): void => {
  apiRoutes(app, board);
  pageRoutes(app, files);
};
