import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import type { Tables } from '../../kernel/db/tables.ts';

/** Which acts; missing fields do not narrow, an empty list finds nothing. Instants by the school clock. */
export interface AuditFilter {
  readonly subjectKinds?: readonly string[] | undefined;
  readonly subjectId?: string | undefined;
  readonly actorIds?: readonly string[] | undefined;
  readonly actions?: readonly string[] | undefined;
  readonly fromUtc?: number | undefined;
  readonly beforeUtc?: number | undefined;
  /** Acts on any of these records, or with any of these as subject. */
  readonly recordIds?: readonly string[] | undefined;
  /** Only acts that come after this one, newest first. */
  readonly after?: Place | undefined;
}

/** Where an act stands in the order of the register: by time, and at one time by version. */
export interface Place {
  readonly version: number;
  readonly atSchoolUtc: number;
}

const builder = () => expressionBuilder<Tables & { a: Tables['audit'] }, 'a'>();
type Condition = Expression<SqlBool>;

/** Everything that does not drive the query but is looked at in each act it finds. */
const narrowing = (filter: AuditFilter): Condition => {
  const eb = builder();
  const parts: Condition[] = [];
  if (filter.subjectKinds !== undefined)
    parts.push(eb('a.subject_kind', 'in', [...filter.subjectKinds]));
  if (filter.subjectId !== undefined) parts.push(eb('a.subject_id', '=', filter.subjectId));
  if (filter.actorIds !== undefined) parts.push(eb('a.actor_id', 'in', [...filter.actorIds]));
  if (filter.actions !== undefined) parts.push(eb('a.action', 'in', [...filter.actions]));
  if (filter.fromUtc !== undefined) parts.push(eb('a.at_school_utc', '>=', filter.fromUtc));
  if (filter.beforeUtc !== undefined) parts.push(eb('a.at_school_utc', '<', filter.beforeUtc));
  const { after } = filter;
  if (after !== undefined)
    parts.push(
      eb('a.at_school_utc', '<=', after.atSchoolUtc),
      eb.or([eb('a.at_school_utc', '<', after.atSchoolUtc), eb('a.version', '<', after.version)]),
    );
  return eb.and(parts);
};

/**
 * The narrowest filter as one condition per value: each is one walk down an index of `(value, time, version)`, so that a page of
 * a long register costs a page, however many acts there are.
 */
const driving = (filter: AuditFilter): readonly Condition[] => {
  const eb = builder();
  if (filter.actorIds !== undefined) return filter.actorIds.map((id) => eb('a.actor_id', '=', id));
  if (filter.actions !== undefined) return filter.actions.map((code) => eb('a.action', '=', code));
  if (filter.subjectKinds !== undefined)
    return filter.subjectKinds.map((kind) => eb('a.subject_kind', '=', kind));
  return [eb.and([])];
};

const actsBy = (read: SchoolRead, filter: AuditFilter, by: Condition, limit: number) =>
  read
    .from('audit as a')
    .selectAll('a')
    .where(by)
    .where(narrowing(filter))
    .orderBy('a.at_school_utc', 'desc')
    .orderBy('a.version', 'desc')
    .limit(limit);

/** Acts that changed one of these records, whatever their subject was. */
const actsOn = (
  read: SchoolRead,
  filter: AuditFilter,
  recordIds: readonly string[],
  limit: number,
) =>
  read
    .from('audit_content as c')
    .innerJoin('audit as a', (join) =>
      join.onRef('a.school_id', '=', 'c.school_id').onRef('a.version', '=', 'c.audit_version'),
    )
    .selectAll('a')
    .distinct()
    .where('c.row_id', 'in', [...recordIds])
    .where(narrowing(filter))
    .orderBy('a.at_school_utc', 'desc')
    .orderBy('a.version', 'desc')
    .limit(limit);

const isNothing = (list: readonly unknown[] | undefined): boolean => list?.length === 0;

/** The queries of a search; their answers together hold the page. */
export const searchQueries = (read: SchoolRead, filter: AuditFilter, limit: number) => {
  const { recordIds } = filter;
  const lists = [recordIds, filter.actorIds, filter.actions, filter.subjectKinds];
  if (lists.some(isNothing)) return [];
  if (recordIds === undefined) return driving(filter).map((by) => actsBy(read, filter, by, limit));
  const isSubject = builder()('a.subject_id', 'in', [...recordIds]);
  return [actsBy(read, filter, isSubject, limit), actsOn(read, filter, recordIds, limit)];
};

const newestFirst = (one: Row<'audit'>, other: Row<'audit'>): number =>
  other.at_school_utc - one.at_school_utc || other.version - one.version;

/** Acts, newest first. */
export const acts = async (
  read: SchoolRead,
  filter: AuditFilter,
  limit: number,
): Promise<Row<'audit'>[]> => {
  const found = new Map<number, Row<'audit'>>();
  for (const query of searchQueries(read, filter, limit))
    for (const act of await query.execute()) found.set(act.version, act);
  return [...found.values()].sort(newestFirst).slice(0, limit);
};

/** Where an act stands; undefined when the school has none of that version. */
export const placeOf = async (read: SchoolRead, version: number): Promise<Place | undefined> => {
  const act = await read
    .from('audit')
    .select(['version', 'at_school_utc as atSchoolUtc'])
    .where('version', '=', version)
    .executeTakeFirst();
  return act;
};
