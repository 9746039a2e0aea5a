import type { HubId, SiteId } from '@furtka/core-contract/ids';
import { type Block, type Change, SYNC_VERSIONS } from '@furtka/core-contract/sync';
import type { FastifyReply } from 'fastify';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { FeedEntry, FeedEvents } from '../../kernel/feed/events.ts';
import { type EventStream, openEventStream } from '../../kernel/http/event-stream.ts';
import type { Services } from '../../kernel/services.ts';
import { blocksToCarry } from '../../presence/cards/api.ts';
import { hubsWithHealth } from '../../presence/devices/api.ts';
import type { Hub } from './hub.ts';
import { cursorOf, settlements } from './store.ts';

const HEARTBEAT_MS = 2000;
/** A hub that says nothing of itself for so long is taken to be gone; a half-open link must not hide a block. */
export const SILENT_AFTER_MS = 5000;
/** The first burst may name thousands of blocks. */
const MOST_BUFFERED_BYTES = 4 * 1024 * 1024;

const FOLLOWED = [
  'card.blocked',
  'roster.built',
  'directory.built',
  'hub.revoked',
] as const satisfies readonly (keyof FeedEvents)[];
type Followed = (typeof FOLLOWED)[number];

interface Presence {
  readonly isRevoked: boolean;
  readonly lastHeardAtUtc: number | undefined;
}

const presenceOf = async (read: SchoolRead, hubId: HubId, nowUtc: number): Promise<Presence> => {
  const hub = (await hubsWithHealth(read, nowUtc)).find((each) => each.hubId === hubId);
  return {
    isRevoked: hub === undefined || hub.revokedAtUtc !== null,
    lastHeardAtUtc: hub?.lastHeardAtUtc,
  };
};

/** Blocks that no roster of this site has settled. */
const unsettled = async (
  read: SchoolRead,
  siteId: SiteId,
  nowUtc: number,
): Promise<readonly Block[]> => {
  const blocks = await blocksToCarry(read, nowUtc);
  const settledBy = await settlements(
    read,
    siteId,
    blocks.map((block) => block.blockId),
  );
  return blocks.filter((block) => !settledBy.has(block.blockId));
};

/** What a hub is told when it connects, in this order: hello, blocks, roster, directory. */
const greeting = async (read: SchoolRead, hub: Hub, nowUtc: number): Promise<Change[]> => {
  const cursor = await cursorOf(read, hub.hubId);
  const blocks = await unsettled(read, hub.siteId, nowUtc);
  const roster = await read.get('site_roster', hub.siteId);
  const directory = await read.get('site_directory', hub.siteId);
  return [
    {
      kind: 'hello',
      ...(cursor === undefined ? {} : { cursor }),
      versions: [...SYNC_VERSIONS],
      nowUtc,
    },
    ...blocks.map((block): Change => ({ kind: 'block', block })),
    ...(roster === undefined ? [] : [{ kind: 'roster' as const, version: roster.version }]),
    ...(directory === undefined
      ? []
      : [{ kind: 'directory' as const, version: directory.version }]),
  ];
};

const changeOf = (entry: FeedEntry<Followed>, hub: Hub): Change | undefined => {
  const { payload } = entry;
  if ('blockId' in payload)
    return {
      kind: 'block',
      block: { blockId: payload.blockId, cardId: payload.cardId, atUtc: payload.atUtc },
    };
  if ('version' in payload && payload.siteId === hub.siteId)
    return {
      kind: entry.kind === 'roster.built' ? 'roster' : 'directory',
      version: payload.version,
    };
  if (entry.kind === 'hub.revoked' && 'hubId' in payload && payload.hubId === hub.hubId)
    return { kind: 'revoked' };
  return undefined;
};

/** One open stream to a bridge: greets, then follows the school's feed in order of commit. */
class HubStream {
  readonly #services: Services;
  readonly #hub: Hub;
  readonly #out: EventStream;
  #version = 0;
  #isGreeted = false;
  #work: Promise<void> = Promise.resolve();
  #heard = { atUtc: undefined as number | undefined, monotonicMs: 0 };

  constructor(services: Services, hub: Hub, out: EventStream) {
    this.#services = services;
    this.#hub = hub;
    this.#out = out;
    this.#heard.monotonicMs = services.clocks.monotonicMs();
  }

  start(): void {
    const stop = this.#services.feed.subscribe((schoolId) => {
      if (schoolId === this.#hub.schoolId) this.#queue(() => this.#follow());
    });
    const timer = setInterval(() => this.#queue(() => this.#look()), HEARTBEAT_MS);
    this.#out.ended.addEventListener(
      'abort',
      () => {
        stop();
        clearInterval(timer);
      },
      { once: true },
    );
    this.#queue(() => this.#greet());
  }

  /** One piece of work after the other; a fault ends the stream, and the bridge connects again. */
  #queue(work: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.#out.isOpen ? work() : undefined))
      .catch((error: unknown) => {
        this.#services.log.error({ err: error, hubId: this.#hub.hubId }, 'hub.stream_failed');
        this.#out.close();
      });
  }

  #read<R>(fn: (read: SchoolRead) => Promise<R>): Promise<R> {
    return this.#services.db.forSchool(this.#hub.schoolId).read(fn);
  }

  #send(change: Change): void {
    this.#out.send({ event: change.kind, data: change });
    if (change.kind === 'revoked') this.#out.close();
  }

  async #greet(): Promise<void> {
    const nowUtc = this.#services.clocks.system.nowMs();
    const { version, changes, presence } = await this.#read(async (read) => ({
      version: await this.#services.feed.version(read),
      changes: await greeting(read, this.#hub, nowUtc),
      presence: await presenceOf(read, this.#hub.hubId, nowUtc),
    }));
    this.#version = version;
    this.#isGreeted = true;
    for (const change of changes) this.#send(change);
    if (presence.isRevoked) this.#send({ kind: 'revoked' });
  }

  async #follow(): Promise<void> {
    if (!this.#isGreeted) return;
    const entries = await this.#read((read) =>
      this.#services.feed.read(read, { afterVersion: this.#version, kinds: FOLLOWED }),
    );
    for (const entry of entries) {
      const change = changeOf(entry, this.#hub);
      if (change !== undefined) this.#send(change);
      this.#version = entry.version;
    }
  }

  /** Every two seconds: is the hub still admitted, and does it still speak? */
  async #look(): Promise<void> {
    const { clocks, log } = this.#services;
    const nowMs = clocks.monotonicMs();
    const presence = await this.#read((read) =>
      presenceOf(read, this.#hub.hubId, clocks.system.nowMs()),
    );
    if (presence.isRevoked) {
      this.#send({ kind: 'revoked' });
      return;
    }
    if (presence.lastHeardAtUtc !== this.#heard.atUtc)
      this.#heard = { atUtc: presence.lastHeardAtUtc, monotonicMs: nowMs };
    if (nowMs - this.#heard.monotonicMs <= SILENT_AFTER_MS) return;
    log.info({ hubId: this.#hub.hubId }, 'hub.silent');
    this.#out.close();
  }
}

/** Opens the stream of changes for a bridge; it lives until either side ends it. */
export const streamChanges = (services: Services, hub: Hub, reply: FastifyReply): void => {
  const out = openEventStream(reply, {
    heartbeatMs: HEARTBEAT_MS,
    heartbeat: () => ({
      event: 'heartbeat',
      data: { kind: 'heartbeat', nowUtc: services.clocks.system.nowMs() } satisfies Change,
    }),
    maxBufferedBytes: MOST_BUFFERED_BYTES,
  });
  new HubStream(services, hub, out).start();
};
