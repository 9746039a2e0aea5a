import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { personsByIds } from '../../people/persons/api.ts';
import { homeroomsOn, setHomeroom, staffOn } from '../../people/staff/api.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearsOf } from '../../school/school-years/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { yearToSetUp } from './look.ts';
import type { HomeroomsBody, HomeroomsReply } from './schema.ts';

/** Every class of the year that is set up with who leads it on its first day, and who could. */
export const homeroomsToSetUp = async (
  read: SchoolRead,
  services: Services,
): Promise<HomeroomsReply> => {
  const today = await schoolToday(read, services.clocks);
  const { year, day } = yearToSetUp(await schoolYearsOf(read), today);
  const classes = year === undefined ? [] : await classesOfYear(read, year.yearId);
  const led = new Map((await homeroomsOn(read, day)).map((each) => [each.classId, each.teacherId]));
  const staff = (await staffOn(read, day)).filter(
    ({ position }) => position === 'teacher' || position === 'management',
  );
  const persons = await personsByIds(
    read,
    staff.map(({ personId }) => personId),
  );
  return {
    from: day,
    classes: classes.map(({ classId, name }) => ({
      classId,
      name,
      teacherId: led.get(classId) ?? null,
    })),
    teachers: [...persons.values()]
      .toSorted((one, other) => (one.sortKey < other.sortKey ? -1 : 1))
      .map(({ personId, firstName, lastName }) => ({
        teacherId: personId,
        name: `${lastName} ${firstName}`,
      })),
  };
};

/**
 * Homeroom teachers of many classes by one decision, all or none; who led a class before ends on the day before.
 *
 * Errors  `firstDay.class_twice`, those of `setHomeroom`
 */
export const takeHomerooms = async (
  tx: SchoolTx,
  { from, decision, homerooms }: HomeroomsBody,
): Promise<void> => {
  if (new Set(homerooms.map(({ classId }) => classId)).size < homerooms.length)
    throw new AppError('invalid', 'firstDay.class_twice');
  for (const { classId, teacherId } of homerooms)
    await setHomeroom(tx, classId, { teacherId, from, decision });
};
