import type { AccountId, SchoolId } from '@furtka/core-contract/ids';

/**
 * Every kind of feed entry and its payload: ids and codes only. Features add theirs in `tables.ts` by declaration merging:
 *
 *     declare module '../../kernel/feed/events.ts' {
 *       interface FeedEvents { 'room.changed': { roomId: string } }
 *     }
 */
export interface FeedEvents {
  /**
   * A session, right or membership of this account changed or ended: its live streams are checked again at once. Announced by
   * accounts in whatever tenant it writes.
   */
  'principal.changed': { readonly accountId: AccountId };
}

export interface FeedEntry<K extends keyof FeedEvents = keyof FeedEvents> {
  readonly schoolId: SchoolId;
  /** Version of the school that carried it; several entries may share one. */
  readonly version: number;
  /** 0-based place within that version. */
  readonly position: number;
  readonly kind: K;
  readonly payload: FeedEvents[K];
  readonly atUtc: number;
}
