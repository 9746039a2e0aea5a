import type { SchoolTx } from '../db/handles.ts';
import type { TableName } from '../db/tables.ts';

/**
 * Erasing of audited rows that leaves no copy of what went: the register says which record, which fields and by which rule, not what
 * stood there.
 */
interface Erasing {
  readonly ids: readonly string[];
  /** Key of the `RetentionRule`. */
  readonly rule: string;
}

/** Clears fields of these rows. They must be nullable. */
export const clearFields = async <T extends TableName>(
  tx: SchoolTx,
  table: T,
  { ids, rule, fields }: Erasing & { readonly fields: readonly string[] },
): Promise<number> => {
  if (ids.length === 0) return 0;
  const empty = Object.fromEntries(fields.map((field) => [field, null]));
  await tx
    .updateTable(table)
    .set(empty as never)
    .where('id' as never, 'in', ids as never)
    .execute();
  for (const rowId of ids) tx.record({ table, rowId, after: { ...empty, erased_by_rule: rule } });
  return ids.length;
};

/** Takes these rows away. */
export const eraseRows = async <T extends TableName>(
  tx: SchoolTx,
  table: T,
  { ids, rule }: Erasing,
): Promise<number> => {
  if (ids.length === 0) return 0;
  await tx
    .deleteFrom(table)
    .where('id' as never, 'in', ids as never)
    .execute();
  for (const rowId of ids) tx.record({ table, rowId, after: { erased_by_rule: rule } });
  return ids.length;
};

/** Takes away rows of a table whose changes are not kept in the register. */
export const dropRows = async <T extends TableName>(
  tx: SchoolTx,
  table: T,
  ids: readonly string[],
): Promise<number> => {
  if (ids.length > 0)
    await tx
      .deleteFrom(table)
      .where('id' as never, 'in', ids as never)
      .execute();
  return ids.length;
};
