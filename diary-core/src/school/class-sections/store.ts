import type { Brand, ClassId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { SchoolClass } from './schema.ts';

const toClass = (row: Row<'school_class'>): SchoolClass => ({
  classId: row.id,
  yearId: row.year_id,
  gradeLevel: row.grade_level,
  name: row.name,
  bellScheduleId: row.bell_schedule_id,
  siteId: row.site_id,
});

/** Classes of one year by grade level, then name. */
export const classRowsOfYear = async (read: SchoolRead, yearId: string): Promise<SchoolClass[]> => {
  const rows = await read
    .from('school_class')
    .selectAll()
    .where('year_id', '=', yearId as Brand<'YearId'>)
    .orderBy('grade_level')
    .orderBy('name')
    .execute();
  return rows.map(toClass);
};

/** Names of classes of all years. */
export const nameByClass = async (read: SchoolRead): Promise<ReadonlyMap<ClassId, string>> => {
  const rows = await read.from('school_class').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
};

export const classRow = async (
  read: SchoolRead,
  classId: ClassId,
): Promise<SchoolClass | undefined> => {
  const row = await read.get('school_class', classId);
  return row && toClass(row);
};

export const insertClasses = async (
  tx: SchoolTx,
  classes: readonly SchoolClass[],
): Promise<void> => {
  await tx.insertMany(
    'school_class',
    classes.map((each) => ({
      id: each.classId,
      year_id: each.yearId as Brand<'YearId'>,
      grade_level: each.gradeLevel,
      name: each.name.trim(),
      bell_schedule_id: each.bellScheduleId as Brand<'BellScheduleId'>,
      site_id: each.siteId,
      version: 1,
    })),
  );
};
