import type { LogHandle } from '../eventlog/log-handle.ts';
import { type FeedEntry, lastReceived, readFeed } from './feed-store.ts';
import { type RecordsQuery, type RecordsStep, readRecords } from './movement-store.ts';
import { readTicks, setTick, type Tick } from './muster-store.ts';

/** Work of the database worker for who is inside: arguments and result of each job. */
export interface PresenceJobs {
  records: [args: RecordsQuery, result: RecordsStep];
  feed: [args: { nowUtc: number }, result: readonly FeedEntry[]];
  /** When the newest event of an agent came, system clock; 0: none among the newest of the log. */
  lastReceived: [args: { sourceId: string }, result: number];
  ticks: [args: { nowUtc: number }, result: readonly string[]];
  setTick: [args: Tick, result: null];
}

type PresenceHandlers = {
  readonly [Name in keyof PresenceJobs]: (
    place: { readonly log: LogHandle },
    args: PresenceJobs[Name][0],
  ) => PresenceJobs[Name][1];
};

export const PRESENCE_HANDLERS: PresenceHandlers = {
  records: ({ log }, query) => readRecords(log.db, query),
  feed: ({ log }, { nowUtc }) => readFeed(log.db, nowUtc),
  lastReceived: ({ log }, { sourceId }) => lastReceived(log.db, sourceId),
  ticks: ({ log }, { nowUtc }) => readTicks(log.db, nowUtc),
  setTick: ({ log }, tick) => {
    setTick(log.db, tick);
    return null;
  },
};
