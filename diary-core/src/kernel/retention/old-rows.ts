import type { SchoolRead } from '../db/handles.ts';
import type { TableName } from '../db/tables.ts';
import type { ErasePart } from './rule.ts';

/** Which rows of a table are over. */
interface Age {
  /** Column of the time (UTC ms) or of the date that the days count from. */
  readonly at: string;
  /** `beforeUtc` or `beforeDate` of the part, as the column is. */
  readonly before: number | string;
  /** Column of the person that a row is about; none where the row does not say: while anybody is held, all such rows stay. */
  readonly person?: string;
  /** Only rows that still name the person. */
  readonly isNamed?: boolean;
}

/** Ids of rows whose time is over and whose person nobody holds, at most `limit`. A row that names nobody is held by nobody. */
export const oldRows = async <T extends TableName>(
  read: SchoolRead,
  table: T,
  { at, before, person, isNamed = false }: Age,
  { heldPersonIds, limit }: ErasePart,
): Promise<never[]> => {
  if (person === undefined && heldPersonIds.length > 0) return [];
  let rows = read
    .from(table as 'person')
    .select('id')
    .where(at as never, '<', before as never)
    .orderBy('id')
    .limit(limit);
  if (person !== undefined && isNamed) rows = rows.where(person as never, 'is not', null as never);
  if (person !== undefined && heldPersonIds.length > 0)
    rows = rows.where((eb) =>
      eb.or([
        eb(person as never, 'is', null as never),
        eb(person as never, 'not in', heldPersonIds as never),
      ]),
    );
  // The caller names the table, and so the kind of id.
  return (await rows.execute()).map(({ id }) => id as never);
};
