import { bool, bytes, id, instant, integer, json, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { BUSY_STATES, IMPORT_KINDS, RUN_STATES } from './domain.ts';
import type { Choices, ItemState } from './plan.ts';

/** One file on its way into the school. What it holds is sealed, and forgotten after a day. */
export const importRunTable = schoolTable(
  'import_run',
  {
    id: id<'ImportId'>(),
    kind: oneOf(IMPORT_KINDS),
    state: oneOf(RUN_STATES),
    file_name: text().personal(),
    file_bytes: integer(),
    /** Who did the last step; a job does its work in this person's name. */
    actor_id: id<'AccountId'>(),
    actor_name: text().personal(),
    actor_role: text(),
    started_at_utc: instant(),
    written_at_utc: instant().nullable(),
    /** The file, then what was read of it. */
    content_sealed: bytes().nullable().secret(),
    is_parsed: bool(),
    choices_json: json<Choices>(),
    /** How many things of the file became what, once it is written. */
    counts_json: json<Record<ItemState, number>>().nullable(),
    /** What the writing did, so that it can be taken back. */
    journal_sealed: bytes().nullable().secret(),
    fault: text().nullable(),
    fault_json: json<Record<string, unknown>>().nullable(),
    version: integer(),
  },
  {
    unique: [{ columns: [], where: { column: 'state', in: BUSY_STATES } }],
    index: [['started_at_utc']],
  },
);

/** What the school decided about files of one kind: which header is which field, which name is whom. */
export const importMemoryTable = schoolTable(
  'import_memory',
  {
    id: id<'ImportMemoryId'>(),
    kind: oneOf(IMPORT_KINDS),
    choices_json: json<Readonly<Record<string, string>>>().personal(),
  },
  { unique: [['kind']] },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    import_run: TableOf<typeof importRunTable>;
    import_memory: TableOf<typeof importMemoryTable>;
  }
}
