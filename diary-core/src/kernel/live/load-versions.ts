import type { SchoolId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../db/handles.ts';
import type { FeedEntry, FeedEvents } from '../feed/events.ts';
import type { Services } from '../services.ts';
import type { LiveEvent, LiveProjection } from './projection.ts';

export interface Shown {
  readonly permission: string;
  readonly event: LiveEvent;
}

/** Events of one version, in order. */
export interface ShownVersion {
  readonly version: number;
  readonly shown: readonly Shown[];
}

export interface Loaded {
  readonly versions: readonly ShownVersion[];
  /** Newest version that was read; undefined when there was nothing. */
  readonly last: number | undefined;
  readonly entries: readonly FeedEntry[];
}

/** What turns a feed into events. */
export interface Loading {
  readonly services: Services;
  readonly byKind: ReadonlyMap<string, readonly LiveProjection[]>;
  readonly kinds: readonly (keyof FeedEvents)[];
  read<R>(schoolId: SchoolId, fn: (read: SchoolRead) => Promise<R>): Promise<R>;
}

export interface Wanted {
  readonly schoolId: SchoolId;
  readonly afterVersion: number;
  readonly limit: number | undefined;
}

type ShowOne = (entry: FeedEntry, projection: LiveProjection) => Promise<readonly LiveEvent[]>;

/** Each entry is turned into events once, whoever looks. */
const turn = async (
  { byKind }: Loading,
  entries: readonly FeedEntry[],
  showOne: ShowOne,
): Promise<Loaded> => {
  const versions: { version: number; shown: Shown[] }[] = [];
  for (const entry of entries) {
    const current = versions.at(-1);
    const target =
      current?.version === entry.version ? current : { version: entry.version, shown: [] };
    if (target !== current) versions.push(target);
    for (const projection of byKind.get(entry.kind) ?? [])
      for (const event of await showOne(entry, projection))
        target.shown.push({ permission: projection.permission, event });
  }
  return { versions, last: entries.at(-1)?.version, entries };
};

const entriesOf = (
  { services, kinds }: Loading,
  read: SchoolRead,
  { afterVersion, limit }: Wanted,
): Promise<readonly FeedEntry[]> =>
  services.feed.read(read, {
    afterVersion,
    kinds,
    ...(limit === undefined ? {} : { limit }),
  });

/**
 * Each projection in a read of its own. One that throws while the database answers is at fault itself: its event is left out and
 * told in the log, and the school's stream goes on. Where the database is away, nothing is left out.
 */
const loadApart = async (loading: Loading, wanted: Wanted): Promise<Loaded> => {
  const { services } = loading;
  const { schoolId } = wanted;
  const entries = await loading.read(schoolId, (read) => entriesOf(loading, read, wanted));
  return turn(loading, entries, async (entry, projection) => {
    try {
      return await loading.read(schoolId, (read) => projection.load(read, entry, services));
    } catch (error) {
      await loading.read(schoolId, (read) => services.feed.version(read));
      const { kind, version } = entry;
      services.log.error({ err: error, schoolId, kind, version }, 'live.projection_failed');
      return [];
    }
  });
};

/** What came after a version, as events: in one read, and apart where that fails. */
export const loadVersions = async (loading: Loading, wanted: Wanted): Promise<Loaded> => {
  try {
    return await loading.read(wanted.schoolId, async (read) =>
      turn(loading, await entriesOf(loading, read, wanted), (entry, projection) =>
        projection.load(read, entry, loading.services),
      ),
    );
  } catch (error) {
    loading.services.log.warn({ err: error, schoolId: wanted.schoolId }, 'live.loaded_apart');
    return loadApart(loading, wanted);
  }
};
