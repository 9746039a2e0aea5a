import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../db/handles.ts';
import type { FeedEntry, FeedEvents } from '../feed/events.ts';
import type { Services } from '../services.ts';

/** One event for the screens. Who gets it: streams whose scope of the permission reaches `personId` or `classId`. */
export interface LiveEvent {
  readonly event: string;
  readonly data: unknown;
  /** About this person: `own`, `ownChildren`, `ownClass`, `ownLessons` reach it. Without both: whole-school grants only. */
  readonly personId?: PersonId;
  readonly classId?: ClassId;
  /** Given to the observer as hop `live` once it is on a stream. */
  readonly hopEventId?: string;
}

/** From feed entry to screen. `load` runs once per entry and process, however many streams are open. */
export interface LiveProjection {
  readonly kind: keyof FeedEvents;
  readonly permission: string;
  load(read: SchoolRead, entry: FeedEntry, services: Services): Promise<readonly LiveEvent[]>;
}

/** Gives `entry.payload` the type of its kind. */
export const defineLive = <K extends keyof FeedEvents>(projection: {
  readonly kind: K;
  readonly permission: string;
  load(read: SchoolRead, entry: FeedEntry<K>, services: Services): Promise<readonly LiveEvent[]>;
}): LiveProjection => ({
  ...projection,
  load: (read, entry, services) => projection.load(read, entry as FeedEntry<K>, services),
});
