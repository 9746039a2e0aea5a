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

export interface ReactionRunner {
  start(): void;
  /** Works until no reaction has anything left; for tests and orderly ends. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** Place of one reaction in one school, as this process holds it. */
interface Line {
  readonly reaction: Reaction;
  readonly schoolId: SchoolId;
  version: number | undefined;
  /** As it stands in the database; lags behind where nothing concerned this reaction. */
  stored: number;
  leaseUntilUtc: number;
  failures: number;
  work: Promise<void> | undefined;
  isDirty: boolean;
}

export const makeReactionRunner = (
  services: Services,
  store: ReactionStore,
  reactions: readonly Reaction[],
): ReactionRunner => {
  const owner = services.newId();
  const lines = new Map<string, Line>();
  const retries = new Set<NodeJS.Timeout>();
  let isStopping = false;
  let sweeper: NodeJS.Timeout | undefined;
  let unsubscribe: (() => void) | undefined;
  const now = (): number => services.clocks.system.nowMs();

  const lineOf = (reaction: Reaction, schoolId: SchoolId): Line => {
    const key = `${schoolId}/${reaction.name}`;
    const known = lines.get(key);
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
    lines.set(key, made);
    return made;
  };

  /** Holds the lease and knows the position, or answers undefined. */
  const hold = async (line: Line): Promise<number | undefined> => {
    if (line.version !== undefined && now() < line.leaseUntilUtc - LEASE_MS / 3)
      return line.version;
    const { schoolId, reaction } = line;
    const claim = {
      id: services.newId(),
      schoolId,
      name: reaction.name,
      owner,
      nowUtc: now(),
      leaseMs: LEASE_MS,
    };
    const stored = await store.claim(claim);
    // What lies between stored and held place was looked at and did not concern this reaction.
    line.version = stored === undefined ? undefined : Math.max(stored, line.version ?? 0);
    line.stored = stored ?? line.stored;
    line.leaseUntilUtc = now() + LEASE_MS;
    return line.version;
  };

  const advance = async (line: Line, version: number): Promise<boolean> => {
    const { schoolId, reaction } = line;
    line.leaseUntilUtc = now() + LEASE_MS;
    const isMine = await store.advance(schoolId, reaction.name, owner, version, line.leaseUntilUtc);
    line.version = isMine ? version : undefined;
    line.stored = version;
    return isMine;
  };

  const step = async (line: Line): Promise<boolean> => {
    const after = await hold(line);
    if (after === undefined) return false;
    const { reaction, schoolId } = line;
    const { entries, head } = await services.db
      .forTenant(schoolId, 'reactions to the platform feed')
      .read(async (read) => ({
        head: await services.feed.version(read),
        entries: await services.feed.read(read, { afterVersion: after, kinds: reaction.kinds }),
      }));
    const last = entries.at(-1);
    if (last === undefined) {
      line.version = Math.max(after, head);
      if (line.version - line.stored >= STORE_EVERY) await advance(line, line.version);
      return false;
    }
    await reaction.handle(services, schoolId, entries);
    line.failures = 0;
    return advance(line, last.version);
  };

  const settleFailure = async (line: Line, error: unknown): Promise<void> => {
    const retryMs = RETRY_MS[Math.min(line.failures, RETRY_MS.length - 1)] ?? SWEEP_MS;
    line.failures += 1;
    line.version = undefined;
    services.log.error(
      {
        err: error,
        reaction: line.reaction.name,
        schoolId: line.schoolId,
        failures: line.failures,
      },
      'reaction.failed',
    );
    await store.fail(line.schoolId, line.reaction.name, owner, now() + retryMs);
    if (isStopping) return;
    const retry = setTimeout(() => {
      retries.delete(retry);
      poke(line);
    }, retryMs);
    retries.add(retry);
  };

  const run = async (line: Line): Promise<void> => {
    while (line.isDirty && !isStopping) {
      line.isDirty = false;
      try {
        while (!isStopping && (await step(line)));
      } catch (error) {
        await settleFailure(line, error);
        return;
      }
    }
  };

  const poke = (line: Line): void => {
    line.isDirty = true;
    if (isStopping) return;
    line.work ??= run(line)
      .catch((error: unknown) => services.log.error({ err: error }, 'reaction.not_settled'))
      .finally(() => {
        line.work = undefined;
        // Told while it was finishing.
        if (line.isDirty && !isStopping && line.failures === 0) poke(line);
      });
  };
  const pokeSchool = (schoolId: SchoolId): void => {
    for (const reaction of reactions) poke(lineOf(reaction, schoolId));
  };
  const sweep = async (): Promise<void> => {
    for (const { schoolId } of await store.heads()) pokeSchool(schoolId);
  };
  const sweepQuietly = (): void => {
    sweep().catch((error: unknown) => services.log.warn({ err: error }, 'reaction.sweep_failed'));
  };

  return {
    start: () => {
      if (reactions.length === 0) return;
      unsubscribe = services.feed.subscribe(pokeSchool);
      sweeper = setInterval(sweepQuietly, SWEEP_MS);
      sweepQuietly();
    },
    drain: async () => {
      if (reactions.length === 0) return;
      await sweep();
      for (;;) {
        const busy = [...lines.values()].flatMap((line) =>
          line.work === undefined ? [] : [line.work],
        );
        if (busy.length === 0) return;
        await Promise.all(busy);
      }
    },
    stop: async () => {
      isStopping = true;
      unsubscribe?.();
      clearInterval(sweeper);
      for (const retry of retries) clearTimeout(retry);
      await Promise.all([...lines.values()].map((line) => line.work));
      if (lines.size > 0) await store.release(owner);
    },
  };
};
