import Database from 'better-sqlite3';
import { AppError } from '../app-error.ts';
import { SCHEMA_STEPS } from './schema.ts';

export type Connection = Database.Database;

const BYTES_PER_MIB = 1024 * 1024;
/** Pages beyond the cap that only roster, deny, modes, agents and kiosk acts may use: a full log never stops a block. */
const RESERVED_PAGES = 8192;

const migrate = (db: Connection): void => {
  const found = Number(db.pragma('user_version', { simple: true }));
  if (found > SCHEMA_STEPS.length)
    throw new AppError('conflict', 'hub.database_from_future', {
      details: { found, known: SCHEMA_STEPS.length },
    });
  db.transaction(() => {
    for (const step of SCHEMA_STEPS.slice(found)) db.exec(step);
    db.pragma(`user_version = ${SCHEMA_STEPS.length}`);
  }).immediate();
};

/**
 * Opens the hub's database: WAL, `synchronous=FULL` (a commit is on disk before it returns), foreign keys, schema brought up to
 * date.
 *
 * Errors: `hub.database_from_future`; SQLite's own when the file is not a database.
 */
export const openDatabase = (file: string): Connection => {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    // What retention clears is gone from the file, not only from the table.
    db.pragma('secure_delete = ON');
    migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

const pragmaNumber = (db: Connection, name: string): number =>
  Number(db.pragma(name, { simple: true }));

/** The cap of the file, in pages. Events stop at `cap`; everything else may use the reserve. */
export interface PageCap {
  /** Call before each transaction that writes events. */
  forEvents(): void;
  /** Call before each transaction that writes anything else. */
  forTheRest(): void;
  /** Used share of the cap, 0..1 and a little over; free pages inside the file count as free. */
  fullness(): number;
}

export const pageCap = (db: Connection, maxMib: number): PageCap => {
  const pages = Math.floor((maxMib * BYTES_PER_MIB) / pragmaNumber(db, 'page_size'));
  let current = 0;
  const set = (limit: number): void => {
    if (current === limit) return;
    current = limit;
    db.pragma(`max_page_count = ${limit}`);
  };
  return {
    forEvents: () => set(pages),
    forTheRest: () => set(pages + RESERVED_PAGES),
    fullness: () => (pragmaNumber(db, 'page_count') - pragmaNumber(db, 'freelist_count')) / pages,
  };
};

const DISK_FAULTS = ['SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY', 'SQLITE_BUSY'];

/** Is this SQLite saying that the disk took nothing: full, at its cap, failing, turned read-only, or held by somebody else? */
export const isDiskFault = (error: unknown): boolean =>
  error instanceof Database.SqliteError &&
  DISK_FAULTS.some((fault) => error.code === fault || error.code.startsWith(`${fault}_`));
