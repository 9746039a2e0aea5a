import type { PersonId, SiteId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { staffOn } from '../../people/staff/api.ts';
import { classesByStudentOn } from '../../people/students/api.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';

/** Where each student in a class and each member of staff belongs on a date; `null`: at every site. */
interface Place {
  readonly siteId: SiteId | null;
  /** Of a student. */
  readonly className: string | undefined;
}

const placesOn = async (read: SchoolRead, date: string): Promise<ReadonlyMap<PersonId, Place>> => {
  const year = await schoolYearOn(read, date);
  const classes = year === undefined ? [] : await classesOfYear(read, year.yearId);
  const siteByClass = new Map(classes.map((section) => [section.classId, section.siteId]));
  const places = new Map<PersonId, Place>();
  for (const [studentId, section] of await classesByStudentOn(read, date))
    places.set(studentId, {
      siteId: siteByClass.get(section.classId) ?? null,
      className: section.name,
    });
  for (const member of await staffOn(read, date))
    places.set(member.personId, { siteId: member.siteId, className: undefined });
  return places;
};

/** Students and staff of a site on a date, with the class of the students. */
export const peopleOfSite = async (
  read: SchoolRead,
  siteId: SiteId,
  date: string,
): Promise<ReadonlyMap<PersonId, string | undefined>> => {
  const here = [...(await placesOn(read, date))].filter(
    ([, place]) => place.siteId === null || place.siteId === siteId,
  );
  return new Map(here.map(([personId, { className }]) => [personId, className]));
};

/** Students and staff who belong to another site on a date, and not to this one. */
export const peopleElsewhere = async (
  read: SchoolRead,
  siteId: SiteId,
  date: string,
): Promise<ReadonlySet<PersonId>> => {
  const elsewhere = [...(await placesOn(read, date))].filter(
    ([, place]) => place.siteId !== null && place.siteId !== siteId,
  );
  return new Set(elsewhere.map(([personId]) => personId));
};
