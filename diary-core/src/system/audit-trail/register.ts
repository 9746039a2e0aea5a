import type { Static } from 'typebox';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { searchPersonIds } from '../../people/persons/api.ts';
import { cardsByHolder } from '../../presence/cards/api.ts';
import { schoolDaysAfter, startOfSchoolDay } from '../../presence/school-day.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { schoolZone } from '../../school/schools/api.ts';
import type { AuditChange, AuditEntry, AuditQuery } from './schema.ts';
import { type AuditFilter, acts, contentsOf } from './store.ts';

const PAGE = 50;
const MOST_PERSONS = 50;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Query = Static<typeof AuditQuery>;
type Entry = Static<typeof AuditEntry>;
type Change = Static<typeof AuditChange>;
type Content = Row<'audit_content'>;

/** Records that a search means: the one of that id, or people of that name and their cards. */
const recordsFound = async (read: SchoolRead, search: string): Promise<string[]> => {
  const text = search.trim().toLowerCase();
  if (ID.test(text)) return [text];
  const persons = await searchPersonIds(read, search, MOST_PERSONS);
  const cards = await cardsByHolder(read);
  return persons.flatMap((personId) => [
    personId,
    ...(cards.get(personId) ?? []).map((card) => card.cardId),
  ]);
};

const instant = (date: string | undefined, zone: string, field: string, days = 0) => {
  if (date === undefined) return undefined;
  if (!isSchoolDate(date)) throw new AppError('invalid', 'audit.no_such_date', { field });
  return startOfSchoolDay(schoolDaysAfter(date, days), zone);
};

const filterOf = async (read: SchoolRead, query: Query): Promise<AuditFilter> => {
  const zone = await schoolZone(read);
  const search = query.search?.trim() ?? '';
  return {
    subjectKind: query.subjectKind,
    subjectId: query.subjectId,
    actorId: query.actorId,
    action: query.action,
    fromUtc: instant(query.from, zone, 'from'),
    beforeUtc: instant(query.to, zone, 'to', 1),
    recordIds: search === '' ? undefined : await recordsFound(read, search),
    beforeVersion: query.after === undefined ? undefined : Number(query.after),
  };
};

const values = (text: string | null): Record<string, unknown> | undefined =>
  text === null ? undefined : (JSON.parse(text) as Record<string, unknown>);

const changeOf = (item: Content): Change => {
  const before = values(item.old_text);
  const after = values(item.new_text);
  return {
    operation: item.operation,
    ...(item.table_name === null ? {} : { record: item.table_name }),
    ...(item.row_id === null ? {} : { recordId: item.row_id }),
    ...(before === undefined ? {} : { old: before }),
    ...(after === undefined ? {} : { new: after }),
  };
};

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const entryOf = (act: Row<'audit'>, contents: readonly Content[]): Entry => {
  const person = values(contents.find((item) => item.operation === 'actor')?.new_text ?? null);
  const name = textOf(person?.['name']);
  const address = textOf(person?.['address']);
  const reason = textOf(person?.['reason']);
  return {
    version: act.version,
    atUtc: act.at_utc,
    atSchoolUtc: act.at_school_utc,
    actor: {
      kind: act.actor_kind,
      id: act.actor_id,
      role: act.actor_role,
      ...(name === undefined ? {} : { name }),
      ...(address === undefined ? {} : { address }),
    },
    action: act.action,
    subject: {
      kind: act.subject_kind,
      ...(act.subject_id === null ? {} : { id: act.subject_id }),
    },
    ...(reason === undefined ? {} : { reason }),
    changes: contents.filter((item) => item.operation !== 'actor').map(changeOf),
    erased: contents.some((item) => item.erased_at_utc !== null),
  };
};

/** Acts that a query means, newest first. */
export const registerPage = async (
  read: SchoolRead,
  query: Query,
): Promise<{ items: Entry[]; next?: string }> => {
  const limit = query.limit ?? PAGE;
  const filter = await filterOf(read, query);
  if (filter.recordIds?.length === 0) return { items: [] };
  const rows = await acts(read, filter, limit + 1);
  const page = rows.slice(0, limit);
  const contents = await contentsOf(
    read,
    page.map((act) => act.version),
  );
  const items = page.map((act) =>
    entryOf(
      act,
      contents.filter((item) => item.audit_version === act.version),
    ),
  );
  const last = page.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, next: String(last.version) }
    : { items };
};
