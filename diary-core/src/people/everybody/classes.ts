import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { homeroomsOn } from '../staff/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import type { ClassSummary } from './schema.ts';

/**
 * Classes of a year by grade level, then name: how many are in each on a date, and who leads it then.
 *
 * @param yearId  left out: the year of the date
 */
export const classSummaries = async (
  read: SchoolRead,
  date: string,
  yearId?: string,
): Promise<ClassSummary[]> => {
  const asked = yearId ?? (await schoolYearOn(read, date))?.yearId;
  if (asked === undefined) return [];
  const classes = await classesOfYear(read, asked);
  const counts = new Map<ClassId, number>();
  for (const { classId } of (await classesByStudentOn(read, date)).values()) {
    counts.set(classId, (counts.get(classId) ?? 0) + 1);
  }
  const homerooms = await homeroomsOn(read, date);
  const teacherByClass = new Map(homerooms.map((each) => [each.classId, each.teacherId]));
  const names = await personsByIds(read, [...teacherByClass.values()]);
  return classes.map((each) => {
    const staffId = teacherByClass.get(each.classId);
    const teacher = staffId && names.get(staffId);
    return {
      ...each,
      studentCount: counts.get(each.classId) ?? 0,
      ...(staffId && teacher ? { homeroom: { staffId, name: fullName(teacher) } } : {}),
    };
  });
};
