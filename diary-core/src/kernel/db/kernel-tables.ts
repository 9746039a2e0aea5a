import { id, instant, integer, json, oneOf, text } from './columns.ts';
import type { Migration } from './migration.ts';
import { globalTable, schoolTable, type TableDefinition, type TableOf } from './tables.ts';

export const FIRST_HASH = '0'.repeat(64);

/** Lock, version and audit head of one school. Its lock makes version order the commit order. */
export const schoolHeadTable = globalTable(
  'school_head',
  { id: id<'SchoolId'>(), version: integer(), audit_hash: text() },
  {
    reason: 'one row per school, its id is the school; the platform walks over all of them',
    schoolReach: { rows: 'bySchool', column: 'id' },
    unaudited: 'it is the head of the audit chain',
  },
);

/** What the register is searched by, each read by time, newest first: no search may walk over a table of years. */
const AUDIT_INDEXES = [
  ['at_school_utc', 'version'],
  ['action', 'at_school_utc', 'version'],
  ['actor_id', 'at_school_utc', 'version'],
  ['subject_id', 'at_school_utc', 'version'],
  ['subject_kind', 'at_school_utc', 'version'],
] as const;
const CONTENT_INDEXES = [['row_id', 'audit_version']] as const;

/** One chained row per change: ids, times and codes only, so that it can be kept for ever. */
export const auditTable = schoolTable(
  'audit',
  {
    id: id<'AuditId'>(),
    version: integer(),
    at_utc: instant(),
    at_school_utc: instant(),
    actor_kind: oneOf(['account', 'device', 'service']),
    actor_id: text(),
    actor_role: text(),
    action: text(),
    subject_kind: text(),
    subject_id: text().nullable(),
    content_digest: text(),
    previous_hash: text(),
    hash: text(),
  },
  {
    unique: [['version']],
    index: AUDIT_INDEXES,
    isAppendOnly: true,
    unaudited: 'it is the audit',
  },
);

/** What changed, and who it was by name: erased by retention only, leaving digest and rule. */
export const auditContentTable = schoolTable(
  'audit_content',
  {
    id: id<'AuditContentId'>(),
    audit_version: integer(),
    /** 0 is the actor; changed records follow. */
    position: integer(),
    operation: oneOf(['actor', 'insert', 'update', 'remove', 'note']),
    table_name: text().nullable(),
    row_id: text().nullable(),
    old_text: text().nullable().sensitive(),
    new_text: text().nullable().sensitive(),
    salt: text().nullable().secret(),
    digest: text(),
    erased_at_utc: instant().nullable(),
    erased_by_rule: text().nullable(),
  },
  {
    unique: [['audit_version', 'position']],
    index: CONTENT_INDEXES,
    erasable: {
      columns: ['old_text', 'new_text', 'salt'],
      marks: ['erased_at_utc', 'erased_by_rule'],
    },
    unaudited: 'it is the audit',
  },
);

/** Change feed of a school; also the outbox. Ids and codes only. */
export const feedTable = schoolTable(
  'feed',
  {
    id: id<'FeedId'>(),
    version: integer(),
    position: integer(),
    kind: text(),
    payload_json: json<Record<string, unknown>>(),
    at_utc: instant(),
  },
  { unique: [['version', 'position']], unaudited: 'repeats in ids what the audit holds' },
);

/** How far each reaction (outbox handler) has come in each school, and which process holds it now. */
export const reactionTable = globalTable(
  'reaction',
  {
    id: id<'ReactionId'>(),
    school_id: id<'SchoolId'>(),
    name: text(),
    version: integer(),
    lease_owner: text().nullable(),
    lease_until_utc: instant().nullable(),
    failures: integer(),
    retry_at_utc: instant().nullable(),
  },
  {
    reason: 'claimed across schools by the platform role',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [['school_id', 'name']],
    unaudited: 'bookkeeping of the machine',
  },
);

export const jobTable = globalTable(
  'job',
  {
    id: id<'JobId'>(),
    school_id: id<'SchoolId'>(),
    kind: text(),
    payload_json: json<unknown>(),
    state: oneOf(['waiting', 'running', 'done', 'failed']),
    run_at_utc: instant(),
    unique_key: text().nullable(),
    attempt: integer(),
    lease_owner: text().nullable(),
    lease_until_utc: instant().nullable(),
    done: integer(),
    total: integer(),
    error_code: text().nullable(),
    created_at_utc: instant(),
    finished_at_utc: instant().nullable(),
  },
  {
    reason: 'claimed across schools by the platform role',
    schoolReach: { rows: 'bySchool', column: 'school_id' },
    unique: [
      { columns: ['school_id', 'kind', 'unique_key'], where: { column: 'state', in: ['waiting'] } },
    ],
    index: [{ columns: ['run_at_utc'], where: { column: 'state', in: ['waiting', 'running'] } }],
    unaudited: 'bookkeeping of the machine',
  },
);

/** Keys of a school, sealed under the master key. */
export const sealedKeyTable = schoolTable(
  'sealed_key',
  { id: id<'SealedKeyId'>(), name: text(), sealed: text().secret(), made_at_utc: instant() },
  { unique: [['name']] },
);

export const KERNEL_TABLES = [
  schoolHeadTable,
  auditTable,
  auditContentTable,
  feedTable,
  reactionTable,
  jobTable,
  sealedKeyTable,
] as const;

declare module './tables.ts' {
  interface Tables {
    school_head: TableOf<typeof schoolHeadTable>;
    audit: TableOf<typeof auditTable>;
    audit_content: TableOf<typeof auditContentTable>;
    feed: TableOf<typeof feedTable>;
    reaction: TableOf<typeof reactionTable>;
    job: TableOf<typeof jobTable>;
    sealed_key: TableOf<typeof sealedKeyTable>;
  }
}

/** The register as it was first made: found by its records, walked through for everything else. */
const asFirstMade = (table: TableDefinition): TableDefinition => {
  const index = FIRST_INDEXES[table.name];
  return index === undefined ? table : { ...table, options: { ...table.options, index } };
};

const FIRST_INDEXES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  audit: [['subject_kind', 'subject_id'], ['actor_id']],
  audit_content: [['table_name', 'row_id']],
};

export const kernel0001: Migration = {
  id: '0001-kernel',
  up: (m) => m.create(...KERNEL_TABLES.map(asFirstMade)),
};

/** The register is searched: one index per filter, in the order in which it is read. */
export const kernel0002: Migration = {
  id: '0002-register-search',
  up: async (m) => {
    for (const columns of AUDIT_INDEXES) await m.addIndex('audit', { columns });
    for (const columns of CONTENT_INDEXES) await m.addIndex('audit_content', { columns });
    for (const [table, indexes] of Object.entries(FIRST_INDEXES))
      for (const columns of indexes)
        await m.db.schema.dropIndex(`${table}_${columns.join('_')}_index`).execute();
  },
};
