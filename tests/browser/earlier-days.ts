import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Demo } from '../harness/demo.ts';

/** A pass of an earlier day, by Warsaw's winter clock. */
export interface EarlierPass {
  readonly date: string;
  readonly time: string;
  readonly direction: 'in' | 'out';
  readonly opened?: 'yes' | 'no' | 'unknown';
  readonly isLate?: boolean;
  readonly cause?: string;
}

/** What the programs of a demo kept on other days: written while they stand still, read when they run again. */
const whileStill = async (demo: Demo, act: (core: Database.Database) => void): Promise<void> => {
  await demo.stop();
  const core = new Database(join(demo.dataDir, 'core', 'core.sqlite'));
  try {
    core.transaction(act)(core);
  } finally {
    core.close();
  }
  await demo.start();
};

/** Passages of a child on earlier days of the month; the demo's own history begins with its first morning. */
export const livedBefore = (
  demo: Demo,
  studentId: string,
  passes: readonly EarlierPass[],
): Promise<void> =>
  whileStill(demo, (core) => {
    const { schoolId, siteId, doors } = demo.facts();
    const door = doors.find(({ key }) => key === 'main');
    const put = core.prepare(
      `insert into passage (school_id, id, site_id, door_id, holder_id, direction, opened, occurred_at_utc, reached_at_utc,
         is_late, gap, cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'none', ?)`,
    );
    for (const { date, time, direction, opened = 'yes', isLate = false, cause = null } of passes) {
      const at = Date.parse(`${date}T${time}:00+01:00`);
      const place = [schoolId, randomUUID(), siteId, door?.doorId, studentId];
      put.run(...place, direction, opened, at, at, isLate ? 1 : 0, cause);
    }
  });

/** Rows that the core once put aside under a code. */
export const putAsideBefore = (
  demo: Demo,
  rows: readonly { readonly code: string; readonly payload: string }[],
): Promise<void> =>
  whileStill(demo, (core) => {
    const hub = core.prepare('select school_id, id, site_id from hub').get() as {
      school_id: string;
      id: string;
      site_id: string;
    };
    const put = core.prepare(
      `insert into quarantined_row (school_id, id, hub_id, site_id, log_id, log_position, code, payload, hub_received_at_utc,
         hub_received_at_school_utc, received_at_utc) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    const logId = randomUUID();
    const at = Date.now();
    for (const [index, { code, payload }] of rows.entries()) {
      // Ids rise with the place in the log, as the core makes them.
      const id = `0198d000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      const place = [hub.school_id, id, hub.id, hub.site_id, logId, index + 1];
      put.run(...place, code, Buffer.from(payload), at, at, at);
    }
  });
