import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Unit } from './schema.ts';
import { insertUnits } from './store.ts';

/** Errors: `kernel.duplicate` for a name or short name that is taken. */
export const addUnits = async (
  tx: SchoolTx,
  units: readonly Omit<Unit, 'version'>[],
): Promise<void> => {
  await insertUnits(tx, units);
  tx.announce('school.changed', {});
};
