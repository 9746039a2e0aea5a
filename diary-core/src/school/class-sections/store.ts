import type { Brand, ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { NewClass, SchoolClass } from './schema.ts';

/** Classes with their unit. */
const classes = (read: SchoolRead) =>
  read
    .from('school_class as c')
    .leftJoin('class_unit as u', (join) =>
      join.onRef('u.school_id', '=', 'c.school_id').onRef('u.id', '=', 'c.id'),
    )
    .select([
      'c.id as classId',
      'c.year_id as yearId',
      'c.grade_level as gradeLevel',
      'c.name',
      'c.bell_schedule_id as bellScheduleId',
      'c.site_id as siteId',
      'u.unit_id as unitId',
      'c.version',
    ]);

/** Classes of one year by grade level, then name. */
export const classRowsOfYear = (read: SchoolRead, yearId: string): Promise<SchoolClass[]> =>
  classes(read)
    .where('c.year_id', '=', yearId as Brand<'YearId'>)
    .orderBy('c.grade_level')
    .orderBy('c.name')
    .execute();

export const classRowsById = async (
  read: SchoolRead,
  classIds: readonly ClassId[],
): Promise<SchoolClass[]> =>
  classIds.length === 0
    ? []
    : classes(read)
        .where('c.id', 'in', [...new Set(classIds)])
        .execute();

/** Names of classes of all years. */
export const nameByClass = async (read: SchoolRead): Promise<ReadonlyMap<ClassId, string>> => {
  const rows = await read.from('school_class').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};

export const classRow = (read: SchoolRead, classId: ClassId): Promise<SchoolClass | undefined> =>
  classes(read).where('c.id', '=', classId).executeTakeFirst();

export const insertClasses = async (tx: SchoolTx, added: readonly NewClass[]): Promise<void> => {
  await tx.insertMany(
    'school_class',
    added.map((each) => ({
      id: each.classId,
      year_id: each.yearId as Brand<'YearId'>,
      grade_level: each.gradeLevel,
      name: each.name.trim(),
      bell_schedule_id: each.bellScheduleId as Brand<'BellScheduleId'>,
      site_id: each.siteId,
      version: 1,
    })),
  );
  await tx.insertMany(
    'class_unit',
    added.flatMap(({ classId, unitId }) =>
      unitId === undefined || unitId === null
        ? []
        : [{ id: classId, unit_id: unitId as Brand<'UnitId'> }],
    ),
  );
};
