import type { Row, SchoolRead } from '../../kernel/db/handles.ts';

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
