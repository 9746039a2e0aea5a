import { randomBytes } from 'node:crypto';
import type { Clocks } from '@furtka/core-contract/clock';
import { type ChainedRow, contentDigest, itemDigest, rowHash } from '../audit/chain.ts';
import { type AuditItem, orderedText } from '../audit/content.ts';
import { bug } from '../domain/app-error.ts';
import type { ChangeOptions } from './handles.ts';
import { FIRST_HASH } from './kernel-tables.ts';
import { insertStatements } from './row-statements.ts';
import type { Done, TxParts } from './school-tx.ts';

export interface CloseOptions {
  readonly parts: TxParts;
  readonly done: Done;
  readonly change: ChangeOptions;
  readonly clocks: Clocks;
}

/** Rule 5 of the wall: a write without an audit record does not commit. */
const refuseUnaudited = ({ parts, done }: CloseOptions): void => {
  for (const table of done.written)
    if (parts.catalogue.table(table).options.unaudited === undefined && !done.recorded.has(table))
      throw bug('kernel.unaudited_write', { table });
};

const insertAll = async (
  { parts }: CloseOptions,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  for (const { text, values } of insertStatements(parts.catalogue.table(table), rows))
    await parts.session.run(text, values);
};

/** Takes the school's head under lock; makes it at the school's first change. */
const lockHead = async ({ parts }: CloseOptions): Promise<{ version: number; hash: string }> => {
  const select = `select "version", "audit_hash" from "school_head" where "id" = ?${parts.lockRows}`;
  const found = (await parts.session.run(select, [parts.schoolId]))[0];
  if (found !== undefined)
    return { version: Number(found['version']), hash: String(found['audit_hash']) };
  await parts.session.run(
    'insert into "school_head" ("id", "version", "audit_hash") values (?, 0, ?) on conflict do nothing',
    [parts.schoolId, FIRST_HASH],
  );
  const made = (await parts.session.run(select, [parts.schoolId]))[0];
  return {
    version: Number(made?.['version'] ?? 0),
    hash: String(made?.['audit_hash'] ?? FIRST_HASH),
  };
};

/** The actor's name and address and the reason as given: position 0 of the content. */
const actorItem = ({ actor, reason }: ChangeOptions): AuditItem => ({
  operation: 'actor',
  table: null,
  rowId: null,
  oldText: null,
  newText: orderedText({
    name: actor.name,
    ...(actor.address === undefined ? {} : { address: actor.address }),
    ...(reason === undefined ? {} : { reason }),
  }),
});

/** Writes content and chained row; answers the new head hash. */
const insertAudit = async (
  options: CloseOptions,
  version: number,
  previousHash: string,
): Promise<string> => {
  const { parts, done, change, clocks } = options;
  const content = [actorItem(change), ...done.items].map((item, position) => {
    const salt = randomBytes(16).toString('hex');
    return {
      id: parts.newId(),
      school_id: parts.schoolId,
      audit_version: version,
      position,
      operation: item.operation,
      table_name: item.table,
      row_id: item.rowId,
      old_text: item.oldText,
      new_text: item.newText,
      salt,
      digest: itemDigest(salt, item),
    };
  });
  const row: ChainedRow = {
    id: parts.newId(),
    version,
    at_utc: clocks.system.nowMs(),
    at_school_utc: clocks.school.nowMs(),
    actor_kind: change.actor.kind,
    actor_id: change.actor.id,
    actor_role: change.actor.role,
    action: change.action,
    subject_kind: change.subject.kind,
    subject_id: change.subject.id ?? null,
    content_digest: contentDigest(content.map((item) => item.digest)),
    previous_hash: previousHash,
  };
  const hash = rowHash(parts.schoolId, row);
  await insertAll(options, 'audit', [{ ...row, school_id: parts.schoolId, hash }]);
  await insertAll(options, 'audit_content', content);
  return hash;
};

const insertFeed = async (options: CloseOptions, version: number): Promise<void> => {
  const { parts, done, clocks } = options;
  await insertAll(
    options,
    'feed',
    done.announcements.map(({ kind, payload }, position) => ({
      id: parts.newId(),
      school_id: parts.schoolId,
      version,
      position,
      kind,
      payload_json: payload,
      at_utc: clocks.system.nowMs(),
    })),
  );
};

/**
 * Last act of every `change()`: locks the school's head, which makes version order the commit order, links the audit chain and
 * numbers the feed. Answers the version, or undefined when there was nothing to tell.
 */
export const closeChange = async (options: CloseOptions): Promise<number | undefined> => {
  refuseUnaudited(options);
  const { parts, done } = options;
  if (done.items.length === 0 && done.announcements.length === 0) return undefined;
  const head = await lockHead(options);
  const version = head.version + 1;
  const hash = done.items.length === 0 ? head.hash : await insertAudit(options, version, head.hash);
  if (done.announcements.length > 0) await insertFeed(options, version);
  await parts.session.run(
    'update "school_head" set "version" = ?, "audit_hash" = ? where "id" = ?',
    [version, hash, parts.schoolId],
  );
  return version;
};
