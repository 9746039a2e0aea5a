import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { homeroomsOn } from '../staff/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import type { ClassSummary } from './schema.ts';

/** Classes of the year of a date by grade level, then name: how many are in each, and who leads it. */
export const classSummaries = async (read: SchoolRead, date: string): Promise<ClassSummary[]> => {
  const year = await schoolYearOn(read, date);
  if (year === undefined) return [];
  const classes = await classesOfYear(read, year.yearId);
  const counts = new Map<ClassId, number>();
  for (const { classId } of (await classesByStudentOn(read, date)).values()) {
    counts.set(classId, (counts.get(classId) ?? 0) + 1);
  }
  const homerooms = await homeroomsOn(read, date);
  const teacherByClass = new Map(homerooms.map((each) => [each.classId, each.teacherId]));
  const names = await personsByIds(read, [...teacherByClass.values()]);
  return classes.map(({ siteId: _siteId, ...each }) => {
    const staffId = teacherByClass.get(each.classId);
    const teacher = staffId && names.get(staffId);
    return {
      ...each,
      studentCount: counts.get(each.classId) ?? 0,
      ...(staffId && teacher ? { homeroom: { staffId, name: fullName(teacher) } } : {}),
    };
  });
};
