import {
  bool,
  bytes,
  id,
  instant,
  integer,
  json,
  oneOf,
  text,
} from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';

const KINDS = ['students', 'staff', 'timetable'] as const;

const importRunNow = schoolTable(
  'import_run',
  {
    id: id<'ImportId'>(),
    kind: oneOf(KINDS),
    state: oneOf([
      'reading',
      'ready',
      'writing',
      'written',
      'undoing',
      'undone',
      'refused',
      'dropped',
    ]),
    file_name: text().personal(),
    file_bytes: integer(),
    actor_id: id<'AccountId'>(),
    actor_name: text().personal(),
    actor_role: text(),
    started_at_utc: instant(),
    written_at_utc: instant().nullable(),
    content_sealed: bytes().nullable().secret(),
    is_parsed: bool(),
    choices_json: json(),
    counts_json: json().nullable(),
    journal_sealed: bytes().nullable().secret(),
    fault: text().nullable(),
    fault_json: json().nullable(),
    version: integer(),
  },
  {
    unique: [{ columns: [], where: { column: 'state', in: ['writing', 'undoing'] } }],
    index: [['started_at_utc']],
  },
);

const importMemoryNow = schoolTable(
  'import_memory',
  { id: id<'ImportMemoryId'>(), kind: oneOf(KINDS), choices_json: json().personal() },
  { unique: [['kind']] },
);

/** Staff and timetables come from files too. */
export const imports0002: Migration = {
  id: '0002-kinds',
  up: async (m) => {
    await m.rebuild(importRunNow);
    await m.rebuild(importMemoryNow);
  },
};
