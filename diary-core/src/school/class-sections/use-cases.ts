import type { Brand, ClassId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import type { ClassChange, SchoolClass } from './schema.ts';
import { classRow } from './store.ts';

/**
 * Another name, grade level, unit, site or other bell times of a class.
 *
 * Errors  `kernel.not_found`, `kernel.duplicate` for a name that the year has already, `kernel.version_conflict`
 */
export const changeClass = async (
  tx: SchoolTx,
  classId: ClassId,
  body: ClassChange,
): Promise<SchoolClass> => {
  await tx.update(
    'school_class',
    classId,
    {
      grade_level: body.gradeLevel,
      name: body.name.trim(),
      bell_schedule_id: body.bellScheduleId as Brand<'BellScheduleId'>,
      site_id: body.siteId,
      // Counts up for another unit too, which stands in a row of its own.
      version: body.version + 1,
    },
    { expectVersion: body.version },
  );
  if (body.unitId === null) await tx.removeWhere('class_unit', { id: classId });
  else await tx.put('class_unit', { id: classId, unit_id: body.unitId as Brand<'UnitId'> });
  tx.announce('class.changed', { classId });
  const after = await classRow(tx, classId);
  if (after === undefined) throw notFound('schoolClass');
  return after;
};

/** Takes a class away that nobody ever belonged to. Errors: `kernel.not_found`, `kernel.still_referenced`. */
export const removeClass = async (tx: SchoolTx, classId: ClassId): Promise<void> => {
  await tx.removeWhere('class_term', { class_id: classId });
  await tx.removeWhere('class_unit', { id: classId });
  await tx.remove('school_class', classId);
  tx.announce('class.changed', { classId });
};
