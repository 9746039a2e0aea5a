/** What can be imported. */
export const IMPORT_KINDS = ['students', 'staff', 'timetable'] as const;
export type ImportKindName = (typeof IMPORT_KINDS)[number];

/**
 * `reading` → `ready` (the dry run can be looked at) → `writing` → `written` → `undoing` → `undone`; a file that cannot be read is
 * `refused`, one that was put away `dropped`.
 */
export const RUN_STATES = [
  'reading',
  'ready',
  'writing',
  'written',
  'undoing',
  'undone',
  'refused',
  'dropped',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** States in which a job writes: a school has one such run at a time. */
export const BUSY_STATES = ['writing', 'undoing'] as const satisfies readonly RunState[];

/** So long an import can be undone as a whole. */
export const UNDO_MS = 24 * 60 * 60_000;
/** So long the content of a file is kept when nothing is done with it. */
export const KEPT_MS = 24 * 60 * 60_000;

/** Largest file, in bytes: four times the largest timetable that was met, a sheet of 5,000 pupils five times over. */
export const MOST_BYTES = 8 * 1024 * 1024;
