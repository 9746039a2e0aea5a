import { PLATFORM_SCHOOL_ID, type SchoolId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../db/handles.ts';
import type { FeedEntry, FeedEvents } from '../feed/events.ts';
import type { Services } from '../services.ts';
import type { Positions } from './last-event-id.ts';
import type { LiveStream } from './live-stream.ts';
import { type Loaded, loadVersions, type Shown, type ShownVersion } from './load-versions.ts';
import type { LiveEvent, LiveProjection } from './projection.ts';

const VERIFY_MS = 30_000;
const MAX_PER_ACCOUNT = 8;
/** Feed entries that one stream catches up with before others have their turn. */
const CATCH_UP_ENTRIES = 50;
const PRINCIPAL_CHANGED = 'principal.changed';

/** Feed → open streams of this process. All work of one school happens in order, one piece after the other. */
export class LiveHub {
  readonly #services: Services;
  readonly #byKind: ReadonlyMap<string, readonly LiveProjection[]>;
  readonly #kinds: readonly (keyof FeedEvents)[];
  readonly #streams = new Set<LiveStream>();
  readonly #lines = new Map<SchoolId, Promise<boolean>>();
  /** Newest version that has been worked through, of schools that somebody watches. */
  readonly #places = new Map<SchoolId, number>();
  #unsubscribe: (() => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(services: Services, projections: readonly LiveProjection[]) {
    this.#services = services;
    this.#byKind = new Map(
      projections.map(({ kind }) => [kind, projections.filter((each) => each.kind === kind)]),
    );
    this.#kinds = [...new Set(projections.map(({ kind }) => kind)), PRINCIPAL_CHANGED];
  }

  start(): void {
    this.#unsubscribe = this.#services.feed.subscribe((schoolId) => {
      if (this.#places.has(schoolId)) void this.#queue(schoolId, () => this.#follow(schoolId));
    });
    this.#timer = setInterval(() => this.#verifyAll(), VERIFY_MS);
  }

  stop(): void {
    this.#unsubscribe?.();
    clearInterval(this.#timer);
    for (const stream of this.#streams) stream.out.close();
  }

  get streams(): ReadonlySet<LiveStream> {
    return this.#streams;
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  /** Joins a stream; what it missed since `since` is sent first. */
  async join(stream: LiveStream, since: Positions): Promise<void> {
    const others = [...this.#streams].filter(({ accountId }) => accountId === stream.accountId);
    // Browsers share one stream between their tabs; more than a few are a fault or an attack, and the oldest go.
    for (const old of others.slice(0, Math.max(0, others.length - MAX_PER_ACCOUNT + 1)))
      old.out.close();
    this.#streams.add(stream);
    stream.out.ended.addEventListener('abort', () => this.#streams.delete(stream), { once: true });
    stream.goOnFrom(since);
    const watched = [PLATFORM_SCHOOL_ID, ...stream.schoolIds];
    await Promise.all(watched.map((schoolId) => this.#catchUp(stream, schoolId)));
  }

  /** Answers whether the work was done; a fault is told and holds up nothing. */
  #queue(schoolId: SchoolId, work: () => Promise<void>): Promise<boolean> {
    const before = this.#lines.get(schoolId) ?? Promise.resolve(true);
    const after = before.then(work).then(
      () => true,
      (error: unknown) => {
        this.#services.log.error({ err: error, schoolId }, 'live.failed');
        return false;
      },
    );
    this.#lines.set(schoolId, after);
    return after;
  }

  #read<R>(schoolId: SchoolId, fn: (read: SchoolRead) => Promise<R>): Promise<R> {
    return this.#services.db.forTenant(schoolId, 'live streams').read(fn);
  }

  /** Page by page, each in its turn: one who was away for long, or says so, holds up nobody else. */
  async #catchUp(stream: LiveStream, schoolId: SchoolId): Promise<void> {
    let isThere = false;
    while (!isThere && stream.out.isOpen) {
      const isDone = await this.#queue(schoolId, async () => {
        isThere = await this.#step(stream, schoolId);
      });
      // A stream that never joined would look alive and tell nothing: the page opens another one.
      if (!isDone) stream.out.close();
    }
  }

  /** One page of what the stream missed; true once it is where the school is. */
  async #step(stream: LiveStream, schoolId: SchoolId): Promise<boolean> {
    const place =
      this.#places.get(schoolId) ??
      (await this.#read(schoolId, (read) => this.#services.feed.version(read)));
    this.#places.set(schoolId, place);
    if (schoolId === PLATFORM_SCHOOL_ID) return true;
    const since = stream.positions.get(schoolId) ?? place;
    // A place from the future belongs to a database that was since restored.
    if (since < place) {
      const { versions, last } = await this.#load(schoolId, since, CATCH_UP_ENTRIES);
      const wanted = versions.filter(({ version }) => version <= place);
      await this.#show(schoolId, [stream], wanted);
      if (last !== undefined && last < place) {
        stream.positions.set(schoolId, last);
        return false;
      }
    }
    stream.positions.set(schoolId, place);
    stream.joined.add(schoolId);
    return true;
  }

  async #follow(schoolId: SchoolId): Promise<void> {
    for (;;) {
      const after = this.#places.get(schoolId) ?? 0;
      const { versions, last, entries } = await this.#load(schoolId, after);
      if (last === undefined) return;
      await this.#checkChanged(entries);
      const streams = [...this.#streams].filter((stream) => stream.joined.has(schoolId));
      await this.#show(schoolId, streams, versions);
      this.#places.set(schoolId, last);
      for (const stream of streams) stream.positions.set(schoolId, last);
    }
  }

  #load(schoolId: SchoolId, afterVersion: number, limit?: number): Promise<Loaded> {
    const loading = {
      services: this.#services,
      byKind: this.#byKind,
      kinds: this.#kinds,
      read: <R>(id: SchoolId, fn: (read: SchoolRead) => Promise<R>) => this.#read(id, fn),
    };
    return loadVersions(loading, { schoolId, afterVersion, limit });
  }

  /** A logout or a lost right ends the account's streams now, not at the next look. */
  async #checkChanged(entries: readonly FeedEntry[]): Promise<void> {
    const accounts = new Set(
      entries
        .filter(
          (entry): entry is FeedEntry<typeof PRINCIPAL_CHANGED> => entry.kind === PRINCIPAL_CHANGED,
        )
        .map((entry) => entry.payload.accountId as string),
    );
    for (const stream of this.#streams)
      if (accounts.has(stream.accountId)) {
        stream.forget();
        await stream.verify();
      }
  }

  async #show(
    schoolId: SchoolId,
    streams: readonly LiveStream[],
    versions: readonly ShownVersion[],
  ): Promise<void> {
    for (const { version, shown } of versions) {
      const readers = await this.#readersOf(schoolId, streams, shown);
      for (const stream of readers) {
        if (!(await stream.verify())) continue;
        // Asked again with fresh relations: what was right a moment ago may be over.
        stream.forget();
        const events = await this.#read(schoolId, (read) => this.#seenBy(read, stream, shown));
        if (events.length > 0 && stream.deliver(schoolId, version, events)) this.#observe(events);
      }
    }
  }

  /** Streams that see any of it, by what is known of their reach: one read for all of them. */
  async #readersOf(
    schoolId: SchoolId,
    streams: readonly LiveStream[],
    shown: readonly Shown[],
  ): Promise<LiveStream[]> {
    if (shown.length === 0) return [];
    return this.#read(schoolId, async (read) => {
      const readers: LiveStream[] = [];
      for (const stream of streams)
        if ((await this.#seenBy(read, stream, shown)).length > 0) readers.push(stream);
      return readers;
    });
  }

  async #seenBy(
    read: SchoolRead,
    stream: LiveStream,
    shown: readonly Shown[],
  ): Promise<LiveEvent[]> {
    const events: LiveEvent[] = [];
    for (const { permission, event } of shown)
      if (await stream.sees(read, permission, event)) events.push(event);
    return events;
  }

  #observe(events: readonly LiveEvent[]): void {
    const { observer, clocks } = this.#services;
    if (observer === undefined) return;
    for (const { hopEventId } of events)
      if (hopEventId !== undefined) observer.hop('live', hopEventId, clocks.monotonicMs());
  }

  #verifyAll(): void {
    for (const stream of this.#streams) {
      stream.forget();
      stream.verify().catch((error: unknown) => {
        // Nobody can say whether the right still stands: refuse.
        this.#services.log.warn({ err: error }, 'live.not_verified');
        stream.out.close();
      });
    }
  }
}
