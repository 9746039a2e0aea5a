import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { type PersonName, personsByIds } from '../persons/api.ts';
import type { Position } from './domain.ts';
import { changeStaff } from './use-cases.ts';

/** A member of staff, past ones included, as a list from elsewhere is compared with. */
export interface KnownStaff extends PersonName {
  readonly staffId: PersonId;
  readonly position: Position;
  readonly employedFrom: string;
  /** Last day; `null` while employment lasts. */
  readonly employedTo: string | null;
  readonly version: number;
}

/** Everybody who works or worked at the school, in a stable order; a few queries, whatever their number. */
export const knownStaff = async (read: SchoolRead): Promise<KnownStaff[]> => {
  const rows = await read
    .from('staff_member')
    .select(['id', 'position', 'employed_from', 'employed_to', 'version'])
    .orderBy('id')
    .execute();
  const names = await personsByIds(
    read,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const name = names.get(row.id);
    return name === undefined
      ? []
      : [
          {
            staffId: row.id,
            firstName: name.firstName,
            lastName: name.lastName,
            position: row.position,
            employedFrom: row.employed_from,
            employedTo: row.employed_to,
            version: row.version,
          },
        ];
  });
};

export interface StaffCorrection {
  readonly staffId: PersonId;
  readonly position: Position;
  readonly version: number;
}

/** Writes what a list from elsewhere knows better. Errors: `kernel.version_conflict`. */
export const correctStaff = async (
  tx: SchoolTx,
  corrections: readonly StaffCorrection[],
): Promise<void> => {
  for (const { staffId, position, version } of corrections)
    await changeStaff(tx, staffId, { position, version });
};
