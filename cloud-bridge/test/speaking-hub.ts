import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { BatchRow, Block, Cursor } from '@furtka/core-contract/sync';

const START_HASH = '0'.repeat(64);
const MOST_ROWS = 500;

export const readAll = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

export const send = (response: ServerResponse, status: number, body?: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
};
export const refuse = (response: ServerResponse, status: number, code: string): void =>
  send(response, status, { code, details: {} });

const isSame = (one: Cursor, other: Cursor): boolean =>
  one.logId === other.logId && one.position === other.position && one.hash === other.hash;

/** A hub that speaks the local API on a Unix socket; what came to it lies open for the test. */
export class SpeakingHub {
  readonly #socketPath: string;
  #server: Server | undefined;
  readonly #waiting = new Set<() => void>();
  logId = randomUUID();
  rows: BatchRow[] = [];
  /** The log was taken from an old copy: the next page from its beginning comes after a gap. */
  hasGap = false;
  stateVersion = 1;
  rosterVersion = 0;
  directoryVersion = 0;
  readonly rosters: string[] = [];
  readonly directories: string[] = [];
  readonly blocks: Block[] = [];
  readonly acknowledged: Cursor[] = [];
  readonly links: boolean[] = [];
  revocations = 0;
  eventsAsked = 0;
  /** Status with which the next blocks are answered, one each. */
  blockStatuses: number[] = [];
  rosterStatus = 204;
  /** In the order in which they came: `block`, `roster`, `directory`. */
  readonly order: string[] = [];

  constructor(socketPath: string) {
    this.#socketPath = socketPath;
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
    this.#server = server;
    server.listen(this.#socketPath);
    await once(server, 'listening');
  }

  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    this.wake();
    await closed;
  }

  /** Answers every request that waits. */
  wake(): void {
    for (const go of this.#waiting) go();
    this.#waiting.clear();
  }

  cursorAt(position: number): Cursor {
    const hash = this.rows[position - 1]?.hash ?? START_HASH;
    return { logId: this.logId as Cursor['logId'], position, hash };
  }

  append(...payloads: readonly string[]): void {
    for (const payload of payloads) {
      const position = this.rows.length + 1;
      const before = this.rows.at(-1)?.hash ?? START_HASH;
      const hash = createHash('sha256').update(before).update(payload).digest('hex');
      this.rows.push({
        position,
        hash,
        receivedAtUtc: 1_000 + position,
        receivedAtSchoolUtc: 2_000 + position,
        payload,
      });
    }
    this.wake();
  }

  changeState(): void {
    this.stateVersion += 1;
    this.wake();
  }

  async #news(waitMs: number, isNew: () => boolean): Promise<void> {
    if (isNew() || waitMs === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#waiting.add(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://hub');
    const path = url.pathname.replace('/local/v1/', '');
    const body = await readAll(request);
    const json = (): Record<string, unknown> => JSON.parse(body.toString('utf8'));
    switch (`${request.method} ${path}`) {
      case 'GET identity':
        return this.#identity(response);
      case 'GET events':
        return this.#events(url.searchParams, response);
      case 'POST acknowledged':
        this.acknowledged.push(json()['cursor'] as Cursor);
        return send(response, 204);
      case 'GET state':
        return this.#state(url.searchParams, response);
      case 'PUT core-link':
        this.links.push(json()['connected'] as boolean);
        return send(response, 204);
      case 'POST blocks':
        return this.#block(json()['block'] as Block, response);
      case 'POST revoked':
        this.revocations += 1;
        return send(response, 204);
      case 'PUT roster':
        return this.#roster(body.toString('utf8'), response);
      case 'PUT directory':
        this.order.push('directory');
        this.directories.push(body.toString('utf8'));
        this.directoryVersion = json()['version'] as number;
        return send(response, 204);
      default:
        return refuse(response, 404, 'not_found');
    }
  }

  #identity(response: ServerResponse): void {
    send(response, 200, {
      enrolled: true,
      hubKey: { keyId: 'k', publicKey: 'p' },
      head: this.cursorAt(this.rows.length),
      rosterVersion: this.rosterVersion,
      directoryVersion: this.directoryVersion,
      versions: [1],
    });
  }

  async #events(query: URLSearchParams, response: ServerResponse): Promise<void> {
    this.eventsAsked += 1;
    const logId = query.get('logId');
    const position = Number(query.get('position') ?? 0);
    if (logId !== null) {
      const asked = { logId, position, hash: query.get('hash') ?? '' } as Cursor;
      const holds = position <= this.rows.length && isSame(asked, this.cursorAt(position));
      if (!holds) {
        this.logId = randomUUID();
        this.hasGap = true;
        return refuse(response, 409, 'hub.cursor_unknown');
      }
    }
    await this.#news(Number(query.get('waitMs') ?? 0), () => this.rows.length > position);
    send(response, 200, {
      logId: this.logId,
      rows: this.rows.slice(position, position + MOST_ROWS),
      head: this.cursorAt(this.rows.length),
      ...(this.hasGap && position === 0 ? { gapBefore: true } : {}),
    });
  }

  async #state(query: URLSearchParams, response: ServerResponse): Promise<void> {
    const since = query.get('since');
    const isNew = (): boolean => since !== String(this.stateVersion);
    await this.#news(Number(query.get('waitMs') ?? 0), isNew);
    send(response, 200, {
      version: this.stateVersion,
      state: {
        v: 1,
        atUtc: this.stateVersion,
        rosterVersion: this.rosterVersion,
        denyVersion: this.blocks.length,
        modeVersion: 0,
        blocks: [],
        eventsWaiting: 0,
        quarantined: 0,
        agents: [],
      },
    });
  }

  #block(block: Block, response: ServerResponse): void {
    const status = this.blockStatuses.shift() ?? 204;
    if (status !== 204) {
      refuse(response, status, 'block.no');
      return;
    }
    this.blocks.push(block);
    this.order.push('block');
    send(response, 204);
  }

  #roster(text: string, response: ServerResponse): void {
    if (this.rosterStatus !== 204) {
      const code = this.rosterStatus === 409 ? 'roster.older' : 'roster.refused';
      refuse(response, this.rosterStatus, code);
      return;
    }
    this.order.push('roster');
    this.rosters.push(text);
    this.rosterVersion = Number(text.replace(/\D/g, ''));
    this.changeState();
    send(response, 204);
  }
}
