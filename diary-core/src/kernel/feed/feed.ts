import type { SchoolId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../db/handles.ts';
import type { FeedEntry, FeedEvents } from './events.ts';

export interface Feed {
  /**
   * Called after each commit that announced something, in every process of this database. May be called late, twice or with a
   * version already seen: read the feed from your own position. Answers a function that ends it.
   */
  subscribe(listener: (schoolId: SchoolId, version: number) => void): () => void;
  /**
   * Entries after `afterVersion` in order of commit, never half a version; at most about `limit` (default 500).
   * `kinds` leaves out the others.
   */
  read<K extends keyof FeedEvents = keyof FeedEvents>(
    read: SchoolRead,
    options: {
      readonly afterVersion: number;
      readonly kinds?: readonly K[];
      readonly limit?: number;
    },
  ): Promise<FeedEntry<K>[]>;
  /** The school's newest version; 0 before its first change. */
  version(read: SchoolRead): Promise<number>;
}
