import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type {
  BatchReply,
  Block,
  Change,
  Cursor,
  EventBatch,
  Verdict,
} from '@furtka/core-contract/sync';
import { readAll, refuse, send } from './speaking-hub.ts';

export const CREDENTIAL = 'test-credential-0123456789abcdef';
const HEARTBEAT_MS = 60;

/** How the core misbehaves at one request, once. `lost`: it stores, and the answer never arrives. */
export type Mood =
  | { readonly kind: 'status'; readonly status: number; readonly code: string }
  | { readonly kind: 'garbage' | 'half' | 'lost' | 'hang' }
  | { readonly kind: 'slow'; readonly ms: number };

/** A core that speaks the sync contract; what came to it lies open for the test. */
export class SpeakingCore {
  readonly #tls: { readonly cert: string; readonly key: string } | undefined;
  #server: Server | undefined;
  readonly #sockets = new Set<Socket>();
  readonly #streams = new Set<ServerResponse>();
  port = 0;
  cursor: Cursor | undefined;
  /** Every event once, in the order stored. */
  readonly stored: string[] = [];
  readonly receivedAt = new Map<string, number>();
  readonly quarantined: string[] = [];
  readonly batches: EventBatch[] = [];
  readonly states: { readonly atUtc: number; readonly atMs: number }[] = [];
  /** Moods of the next requests to `events`, `changes`, `roster`, one each. */
  readonly moods: Record<'events' | 'changes' | 'roster', Mood[]> = {
    events: [],
    changes: [],
    roster: [],
  };
  versions = [1];
  rosterVersion = 0;
  directoryVersion = 0;
  unsettled: Block[] = [];
  mostRows = 500;
  beats = true;
  connects = 0;
  rosterFetches = 0;

  constructor(tls?: { readonly cert: string; readonly key: string }) {
    this.#tls = tls;
  }

  get url(): string {
    return `${this.#tls === undefined ? 'http' : 'https'}://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const hear = (request: IncomingMessage, response: ServerResponse): void => {
      this.#answer(request, response).catch(() => response.destroy());
    };
    const server = this.#tls ? createTlsServer(this.#tls, hear) : createServer(hear);
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    this.#server = server;
    server.listen(this.port, 'localhost');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  /** Tells every open stream. */
  tell(change: Change): void {
    for (const stream of this.#streams) this.#write(stream, change);
  }

  /** Ends every open stream. */
  hangUp(): void {
    for (const stream of this.#streams) stream.end();
  }

  get streams(): number {
    return this.#streams.size;
  }

  #write(stream: ServerResponse, change: Change): void {
    stream.write(`event: ${change.kind}\ndata: ${JSON.stringify(change)}\n\n`);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request);
    if (request.headers.authorization !== `Bearer ${CREDENTIAL}`)
      return refuse(response, 401, 'kernel.unauthenticated');
    switch (`${request.method} ${request.url}`) {
      case 'GET /api/v1/hub/changes':
        return this.#inMood('changes', response, () => this.#stream(response));
      case 'POST /api/v1/hub/events':
        return this.#events(JSON.parse(body.toString('utf8')), response);
      case 'POST /api/v1/hub/state':
        this.states.push({ ...JSON.parse(body.toString('utf8')), atMs: performance.now() });
        return send(response, 200, {});
      case 'GET /api/v1/hub/roster':
        this.rosterFetches += 1;
        return this.#inMood('roster', response, () => {
          response.writeHead(200, {
            'content-type': 'text/plain',
            etag: `"${this.rosterVersion}"`,
          });
          response.end(`roster ${this.rosterVersion}`);
        });
      case 'GET /api/v1/hub/directory':
        return send(response, 200, { version: this.directoryVersion });
      default:
        return refuse(response, 404, 'not_found');
    }
  }

  async #inMood(
    what: 'events' | 'changes' | 'roster',
    response: ServerResponse,
    act: () => void,
  ): Promise<void> {
    const mood = this.moods[what].shift();
    if (mood === undefined) return act();
    switch (mood.kind) {
      case 'status':
        return refuse(response, mood.status, mood.code);
      case 'garbage':
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('<html>welcome to the captive portal</html>');
        return undefined;
      case 'half':
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '400' });
        response.write('{"verdicts":[');
        setImmediate(() => response.destroy());
        return undefined;
      case 'lost':
        act();
        return undefined;
      case 'hang':
        return undefined;
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, mood.ms));
        return act();
      default:
        return mood satisfies never;
    }
  }

  #stream(response: ServerResponse): void {
    this.connects += 1;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const nowUtc = Date.now();
    const cursor = this.cursor === undefined ? {} : { cursor: this.cursor };
    this.#write(response, { kind: 'hello', ...cursor, versions: this.versions, nowUtc });
    for (const block of this.unsettled) this.#write(response, { kind: 'block', block });
    if (this.rosterVersion > 0)
      this.#write(response, { kind: 'roster', version: this.rosterVersion });
    if (this.directoryVersion > 0)
      this.#write(response, { kind: 'directory', version: this.directoryVersion });
    this.#streams.add(response);
    const timer = setInterval(() => {
      if (this.beats) this.#write(response, { kind: 'heartbeat', nowUtc: Date.now() });
    }, HEARTBEAT_MS);
    response.once('close', () => {
      clearInterval(timer);
      this.#streams.delete(response);
    });
  }

  #events(batch: EventBatch, response: ServerResponse): Promise<void> {
    this.batches.push(batch);
    if (batch.rows.length > this.mostRows) {
      refuse(response, 413, 'too_long');
      return Promise.resolve();
    }
    const isLost = this.moods.events[0]?.kind === 'lost';
    return this.#inMood('events', response, () => {
      const reply = this.#take(batch);
      if (isLost) response.destroy();
      else if (reply === undefined) refuse(response, 409, 'sync.hole');
      else send(response, 200, reply);
    });
  }

  /** What the contract says of a batch: idempotent by event, no hole within a log. */
  #take(batch: EventBatch): BatchReply | undefined {
    const [first] = batch.rows;
    const last = batch.rows.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const held = this.cursor?.logId === batch.logId ? this.cursor : undefined;
    if (held !== undefined && first.position > held.position + 1) return undefined;
    const verdicts = batch.rows.map(({ position, payload, receivedAtUtc }): Verdict => {
      if (payload.includes('poison')) {
        this.quarantined.push(payload);
        return { position, outcome: 'quarantined', code: 'event.invalid' };
      }
      if (this.receivedAt.has(payload)) return { position, outcome: 'duplicate' };
      this.receivedAt.set(payload, receivedAtUtc);
      this.stored.push(payload);
      return { position, outcome: 'stored' };
    });
    this.cursor = { logId: batch.logId, position: last.position, hash: last.hash };
    return { verdicts, cursor: this.cursor };
  }
}

/** A block of a made-up card. */
export const makeBlock = (): Block => ({
  blockId: randomUUID() as Block['blockId'],
  cardId: randomUUID() as Block['cardId'],
  atUtc: 1,
});
