import type { SchoolId } from '@furtka/core-contract/ids';
import type { Services } from '../services.ts';
import type { FeedEntry, FeedEvents } from './events.ts';

/**
 * Work after the commit, fed by the feed (the outbox): at least once, in order, per school, by one process at a time, from a
 * stored position. The handler must be idempotent; when it throws, it is called again with back-off.
 */
export interface Reaction {
  /** Unique and never renamed; its position is stored under it. */
  readonly name: string;
  readonly kinds: readonly (keyof FeedEvents)[];
  handle(services: Services, schoolId: SchoolId, entries: readonly FeedEntry[]): Promise<void>;
}

export const defineReaction = (reaction: Reaction): Reaction => reaction;
