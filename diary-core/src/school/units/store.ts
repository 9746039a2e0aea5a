import type { Brand } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { sortKey } from '../../kernel/text/polish.ts';
import type { Unit } from './schema.ts';

/** Units in the order of the Polish alphabet. */
export const unitRows = (read: SchoolRead): Promise<Unit[]> =>
  read
    .from('school_unit')
    .select(['id as unitId', 'name', 'short_name as shortName', 'version'])
    .orderBy('sort_key')
    .orderBy('id')
    .execute();

export const insertUnits = (tx: SchoolTx, units: readonly Omit<Unit, 'version'>[]): Promise<void> =>
  tx.insertMany(
    'school_unit',
    units.map((unit) => ({
      id: unit.unitId as Brand<'UnitId'>,
      name: unit.name.trim(),
      short_name: unit.shortName.trim(),
      sort_key: sortKey(unit.name),
      version: 1,
    })),
  );
