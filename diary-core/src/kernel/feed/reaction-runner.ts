import type { SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '../services.ts';
import type { Reaction } from './reaction.ts';
import type { ReactionStore } from './reaction-store.ts';

const LEASE_MS = 30_000;
/** Entries that no notification told of (a lost connection, another process that died) are found this late. */
const SWEEP_MS = 10_000;
/** Versions without an entry for a reaction before its place is stored all the same, so that the feed can be cleared. */
const STORE_EVERY = 200;
const RETRY_MS = [1_000, 5_000, 30_000, 120_000];

/** Place of one reaction in one school, as this process holds it. */
interface Line {
  readonly reaction: Reaction;
  readonly schoolId: SchoolId;
  /** Undefined: not ours at the moment. */
  version: number | undefined;
  /** As it stands in the database; lags behind where nothing concerned this reaction. */
  stored: number;
  leaseUntilUtc: number;
  failures: number;
  work: Promise<void> | undefined;
  isDirty: boolean;
}

/** Brings feed entries to the reactions: each school's in order, by one process at a time. */
export class ReactionRunner {
  readonly #services: Services;
  readonly #store: ReactionStore;
  readonly #reactions: readonly Reaction[];
  readonly #owner: string;
  /** By school and reaction. */
  readonly #lines = new Map<string, Line>();
  readonly #retries = new Set<NodeJS.Timeout>();
  #isStopping = false;
  #sweeper: NodeJS.Timeout | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(services: Services, store: ReactionStore, reactions: readonly Reaction[]) {
    this.#services = services;
    this.#store = store;
    this.#reactions = reactions;
    this.#owner = services.newId();
  }

  start(): void {
    if (this.#reactions.length === 0) return;
    this.#unsubscribe = this.#services.feed.subscribe((schoolId) => this.#pokeSchool(schoolId));
    this.#sweeper = setInterval(() => this.#sweepQuietly(), SWEEP_MS);
    this.#sweepQuietly();
  }

  /** Works until no reaction has anything left; for tests and orderly ends. */
  async drain(): Promise<void> {
    if (this.#reactions.length === 0) return;
    await this.#sweep();
    for (;;) {
      const busy = [...this.#lines.values()].flatMap(({ work }) => work ?? []);
      if (busy.length === 0) return;
      await Promise.all(busy);
    }
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    this.#unsubscribe?.();
    clearInterval(this.#sweeper);
    for (const retry of this.#retries) clearTimeout(retry);
    await Promise.all([...this.#lines.values()].map((line) => line.work));
    if (this.#lines.size > 0) await this.#store.release(this.#owner);
  }

  #now(): number {
    return this.#services.clocks.system.nowMs();
  }

  #lineOf(reaction: Reaction, schoolId: SchoolId): Line {
    const key = `${schoolId}/${reaction.name}`;
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const made: Line = {
      reaction,
      schoolId,
      version: undefined,
      stored: 0,
      leaseUntilUtc: 0,
      failures: 0,
      work: undefined,
      isDirty: false,
    };
    this.#lines.set(key, made);
    return made;
  }

  #pokeSchool(schoolId: SchoolId): void {
    for (const reaction of this.#reactions) this.#poke(this.#lineOf(reaction, schoolId));
  }

  #poke(line: Line): void {
    line.isDirty = true;
    if (this.#isStopping) return;
    line.work ??= this.#run(line)
      .catch((error: unknown) => this.#services.log.error({ err: error }, 'reaction.not_settled'))
      .finally(() => {
        line.work = undefined;
        // Told while it was finishing.
        if (line.isDirty && !this.#isStopping && line.failures === 0) this.#poke(line);
      });
  }

  async #sweep(): Promise<void> {
    for (const { schoolId } of await this.#store.heads()) this.#pokeSchool(schoolId);
  }

  #sweepQuietly(): void {
    this.#sweep().catch((error: unknown) =>
      this.#services.log.warn({ err: error }, 'reaction.sweep_failed'),
    );
  }

  async #run(line: Line): Promise<void> {
    while (line.isDirty && !this.#isStopping) {
      line.isDirty = false;
      try {
        let isMore = true;
        while (isMore && !this.#isStopping) isMore = await this.#step(line);
      } catch (error) {
        await this.#settleFailure(line, error);
        return;
      }
    }
  }

  /** One portion of entries; false when there is nothing left or the place belongs to another process. */
  async #step(line: Line): Promise<boolean> {
    const after = await this.#hold(line);
    if (after === undefined) return false;
    const { reaction, schoolId } = line;
    const { feed, db } = this.#services;
    const { entries, head } = await db
      .forTenant(schoolId, 'reactions to the platform feed')
      .read(async (read) => ({
        head: await feed.version(read),
        entries: await feed.read(read, { afterVersion: after, kinds: reaction.kinds }),
      }));
    const last = entries.at(-1);
    if (last === undefined) {
      line.version = Math.max(after, head);
      if (line.version - line.stored >= STORE_EVERY) await this.#advance(line, line.version);
      return false;
    }
    await reaction.handle(this.#services, schoolId, entries);
    line.failures = 0;
    return this.#advance(line, last.version);
  }

  /** Holds the lease and knows the place, or answers undefined. */
  async #hold(line: Line): Promise<number | undefined> {
    const nowUtc = this.#now();
    if (line.version !== undefined && nowUtc < line.leaseUntilUtc - LEASE_MS / 3)
      return line.version;
    const stored = await this.#store.claim({
      id: this.#services.newId(),
      schoolId: line.schoolId,
      name: line.reaction.name,
      owner: this.#owner,
      nowUtc,
      leaseMs: LEASE_MS,
    });
    // What lies between stored and held place was looked at and did not concern this reaction.
    line.version = stored === undefined ? undefined : Math.max(stored, line.version ?? 0);
    line.stored = stored ?? line.stored;
    line.leaseUntilUtc = nowUtc + LEASE_MS;
    return line.version;
  }

  async #advance(line: Line, version: number): Promise<boolean> {
    const untilUtc = this.#now() + LEASE_MS;
    const { schoolId, reaction } = line;
    const isMine = await this.#store.advance(
      schoolId,
      reaction.name,
      this.#owner,
      version,
      untilUtc,
    );
    line.leaseUntilUtc = untilUtc;
    line.version = isMine ? version : undefined;
    line.stored = version;
    return isMine;
  }

  async #settleFailure(line: Line, error: unknown): Promise<void> {
    const { schoolId, reaction } = line;
    const retryMs = RETRY_MS[Math.min(line.failures, RETRY_MS.length - 1)] ?? SWEEP_MS;
    line.failures += 1;
    line.version = undefined;
    this.#services.log.error(
      { err: error, reaction: reaction.name, schoolId, failures: line.failures },
      'reaction.failed',
    );
    await this.#store.fail(schoolId, reaction.name, this.#owner, this.#now() + retryMs);
    if (this.#isStopping) return;
    const retry = setTimeout(() => {
      this.#retries.delete(retry);
      this.#poke(line);
    }, retryMs);
    this.#retries.add(retry);
  }
}
