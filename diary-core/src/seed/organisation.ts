import type { SchoolTx } from '../kernel/db/handles.ts';
import { addDaysOff, addWorkedDays, saveBells } from '../school/calendar/api.ts';
import { addClasses } from '../school/class-sections/api.ts';
import { addSchoolYear } from '../school/school-years/api.ts';
import {
  addSites,
  changeSettings,
  createSchool,
  DEFAULT_ZONE,
  schoolSettings,
} from '../school/schools/api.ts';
import { addSubjects } from '../school/subjects/api.ts';
import type { SeedSchool } from '../seed-types.ts';

/** School, sites, years, calendar, bells, classes and subjects. */
export const putOrganisation = async (tx: SchoolTx, school: SeedSchool): Promise<void> => {
  await createSchool(tx, school.school);
  if (school.settings !== undefined)
    await changeSettings(tx, { ...(await schoolSettings(tx)), ...school.settings }, 1);
  await addSites(
    tx,
    school.sites.map(({ id, name, zone }) => ({ siteId: id, name, zone: zone ?? DEFAULT_ZONE })),
    school.rooms.map(({ id, name, siteId }) => ({ roomId: id, name, siteId })),
  );
  for (const { id, ...year } of school.years) {
    const terms = school.terms
      .filter((term) => term.yearId === id)
      .map(({ id: termId, ordinal, from, to }) => ({ termId, ordinal, from, to }));
    await addSchoolYear(tx, { ...year, yearId: id, terms });
  }
  await addDaysOff(
    tx,
    school.daysOff.map(({ id, ...day }) => ({ ...day, dayOffId: id })),
  );
  await addWorkedDays(
    tx,
    school.workedDays.map(({ id, ...day }) => ({ ...day, workedDayId: id })),
  );
  for (const { id, ...bells } of school.bells) {
    await saveBells(tx, { ...bells, bellScheduleId: id });
  }
  await addClasses(
    tx,
    school.classes.map(({ id, yearId, gradeLevel, name, bellScheduleId, siteId }) => ({
      classId: id,
      yearId,
      gradeLevel,
      name,
      bellScheduleId,
      siteId: siteId ?? null,
    })),
  );
  await addSubjects(
    tx,
    school.subjects.map(({ id, ...subject }) => ({ ...subject, subjectId: id })),
  );
};
