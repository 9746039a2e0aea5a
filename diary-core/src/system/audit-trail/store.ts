import type { Row, SchoolRead } from '../../kernel/db/handles.ts';

/** Which acts; missing fields do not narrow. Instants by the school clock. */
export interface AuditFilter {
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly actorId?: string | undefined;
  readonly action?: string | undefined;
  readonly fromUtc?: number | undefined;
  readonly beforeUtc?: number | undefined;
  /** Acts on any of these records, or with any of these as subject. */
  readonly recordIds?: readonly string[] | undefined;
  /** Only acts older than this one. */
  readonly beforeVersion?: number | undefined;
}

/** Acts, newest first. */
export const acts = (
  read: SchoolRead,
  filter: AuditFilter,
  limit: number,
): Promise<Row<'audit'>[]> => {
  let query = read.from('audit as a').selectAll('a');
  if (filter.subjectKind !== undefined)
    query = query.where('a.subject_kind', '=', filter.subjectKind);
  if (filter.subjectId !== undefined) query = query.where('a.subject_id', '=', filter.subjectId);
  if (filter.actorId !== undefined) query = query.where('a.actor_id', '=', filter.actorId);
  if (filter.action !== undefined) query = query.where('a.action', '=', filter.action);
  if (filter.fromUtc !== undefined) query = query.where('a.at_school_utc', '>=', filter.fromUtc);
  if (filter.beforeUtc !== undefined) query = query.where('a.at_school_utc', '<', filter.beforeUtc);
  if (filter.beforeVersion !== undefined)
    query = query.where('a.version', '<', filter.beforeVersion);
  const ids = filter.recordIds;
  if (ids !== undefined)
    query = query.where((eb) =>
      eb.or([
        eb('a.subject_id', 'in', [...ids]),
        eb.exists(
          eb
            .selectFrom('audit_content as c')
            .select('c.id')
            .whereRef('c.school_id', '=', 'a.school_id')
            .whereRef('c.audit_version', '=', 'a.version')
            .where('c.row_id', 'in', [...ids]),
        ),
      ]),
    );
  return query.orderBy('a.version', 'desc').limit(limit).execute();
};

/** Contents of acts, in order of act and position. */
export const contentsOf = async (
  read: SchoolRead,
  versions: readonly number[],
): Promise<Row<'audit_content'>[]> =>
  versions.length === 0
    ? []
    : read
        .from('audit_content')
        .selectAll()
        .where('audit_version', 'in', [...versions])
        .orderBy('audit_version')
        .orderBy('position')
        .execute();

/** A page of the chain, oldest first. */
export const chainAfter = (
  read: SchoolRead,
  version: number,
  limit: number,
): Promise<Row<'audit'>[]> =>
  read
    .from('audit')
    .selectAll()
    .where('version', '>', version)
    .orderBy('version')
    .limit(limit)
    .execute();

/** Hash at the end of the chain, as the head of the school holds it. */
export const headHash = async (read: SchoolRead): Promise<string | undefined> => {
  const head = await read
    .from('school_head')
    .select('audit_hash')
    .where('id', '=', read.schoolId)
    .executeTakeFirst();
  return head?.audit_hash;
};
