import { id, instant, integer, oneOf, text } from '../../kernel/db/columns.ts';
import { globalTable, type TableOf } from '../../kernel/db/tables.ts';

/** Every try to copy this installation, whoever asked for it. */
export const backupCopyTable = globalTable(
  'backup_copy',
  {
    id: id<'BackupCopyId'>(),
    /** When it began: the moment whose state it holds. */
    made_at_utc: instant(),
    took_ms: integer(),
    cause: oneOf(['night', 'person']),
    outcome: oneOf(['good', 'failed']),
    fault: oneOf(['folder', 'key', 'database', 'room', 'other']).nullable(),
    /** Name in the folder of the copies; null for a try that failed. */
    file_name: text().nullable(),
    bytes: integer(),
    erased_at_utc: instant().nullable(),
  },
  {
    reason: 'a copy holds the whole installation, all schools of it',
    schoolReach: { rows: 'all' },
    index: [['made_at_utc']],
    unaudited: 'bookkeeping of the machine',
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    backup_copy: TableOf<typeof backupCopyTable>;
  }
}
