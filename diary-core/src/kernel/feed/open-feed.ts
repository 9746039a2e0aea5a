import type { SchoolId } from '@furtka/core-contract/ids';
import type { Engine } from '../db/dialects/engine.ts';
import type { SchoolRead } from '../db/handles.ts';
import type { FeedEntry, FeedEvents } from './events.ts';
import type { Feed } from './feed.ts';

const DEFAULT_LIMIT = 500;

const readFeed = async <K extends keyof FeedEvents>(
  read: SchoolRead,
  options: {
    readonly afterVersion: number;
    readonly kinds?: readonly K[];
    readonly limit?: number;
  },
): Promise<FeedEntry<K>[]> => {
  const limit = options.limit ?? DEFAULT_LIMIT;
  let query = read
    .from('feed')
    .select(['version', 'position', 'kind', 'payload_json', 'at_utc'])
    .where('version', '>', options.afterVersion)
    .orderBy('version')
    .orderBy('position');
  if (options.kinds !== undefined) query = query.where('kind', 'in', [...options.kinds]);
  let rows = await query.limit(limit).execute();
  const last = rows.at(-1);
  if (last !== undefined && rows.length === limit) {
    // The page may end inside a version: fetch the rest of it, so that a cursor never points into the middle.
    const rest = await query
      .where('version', '=', last.version)
      .where('position', '>', last.position)
      .execute();
    rows = [...rows, ...rest];
  }
  return rows.map((row) => ({
    schoolId: read.schoolId,
    version: row.version,
    position: row.position,
    kind: row.kind as K,
    payload: row.payload_json as unknown as FeedEvents[K],
    atUtc: row.at_utc,
  }));
};

const newestVersion = async (read: SchoolRead): Promise<number> => {
  const head = await read
    .from('school_head')
    .select('version')
    .where('id', '=', read.schoolId)
    .executeTakeFirst();
  return head?.version ?? 0;
};

/** The change feed of one app; `close` ends its subscription. */
export const openFeed = (
  engine: Engine,
  onListenerFault: (error: unknown) => void,
): Feed & { close(): void } => {
  const listeners = new Set<(schoolId: SchoolId, version: number) => void>();
  const stop = engine.listen((schoolId, version) => {
    for (const listener of listeners) {
      try {
        listener(schoolId, version);
      } catch (error) {
        // One deaf listener must not keep the others from hearing.
        onListenerFault(error);
      }
    }
  });
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    read: readFeed,
    version: newestVersion,
    close: () => {
      stop();
      listeners.clear();
    },
  };
};
