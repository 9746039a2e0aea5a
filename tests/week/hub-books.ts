import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What a hub's own database says, read from outside. */
export interface HubBooks {
  /** Outcomes of granted taps in its log. */
  readonly outcomes: number;
  /** Rows whose content the retention cleared. */
  readonly erased: number;
  /** Certificates of all agents that the table holds. */
  readonly certificates: number;
  /** Events of a kind. */
  readonly staleNotes: number;
}

export const readHubBooks = (dataDir: string): HubBooks => {
  const db = new Database(join(dataDir, 'hub', 'hub.db'), { readonly: true });
  const count = (sql: string): number =>
    db.prepare<[], { n: number }>(`select count(*) as n from ${sql}`).get()?.n ?? 0;
  try {
    return {
      outcomes: count("event_row where kind in ('passage', 'tap.unused')"),
      erased: count('event_row where position not in (select position from event_content)'),
      certificates: count('agent_certificate'),
      staleNotes: count("event_row where kind = 'roster.stale'"),
    };
  } finally {
    db.close();
  }
};
