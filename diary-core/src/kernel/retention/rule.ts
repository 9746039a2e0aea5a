import type { SchoolRead, SchoolTx } from '../db/handles.ts';

/** What a rule is told: nothing younger than this, nothing of these persons, not more than so many at once. */
export interface ErasePart {
  /** School clock: what happened before is over. */
  readonly beforeUtc: number;
  /** School date: what ended before is over. */
  readonly beforeDate: string;
  /** School clock now. */
  readonly nowUtc: number;
  /** School date today. */
  readonly today: string;
  /** Persons whose data are kept for a proceeding. */
  readonly heldPersonIds: readonly string[];
  /** Rows a call, so that no transaction grows long. */
  readonly limit: number;
}

/**
 * How long one kind of data is kept. A feature names its own in the manifest under `retention`; the school sets the days within
 * `least..most`, and `system/retention` runs it every night.
 */
export interface RetentionRule {
  /** Dotted, never renamed: `doors.events`. Its words: `retention.<key>` and `/what` in the catalogue `retention`. */
  readonly key: string;
  /** From when the days count. */
  readonly from: 'event' | 'leaving' | 'closing';
  /** Days. `default` is an assumption until the school decides. */
  readonly least: number;
  readonly most: number;
  readonly default: number;
  /** Regulation that sets the bounds, or `school`: law names none, the choice is the school's. */
  readonly source: string;
  /** How many are over: shown before the job runs, at most `limit`. */
  count(read: SchoolRead, part: ErasePart): Promise<number>;
  /** Erases at most `limit`; answers how many. Called until it answers fewer. */
  erase(tx: SchoolTx, part: ErasePart): Promise<number>;
}

export const defineRetention = (rule: RetentionRule): RetentionRule => Object.freeze(rule);
