import type { Role } from '@furtka/core-contract/roles';
import type { Feature } from '../kernel/feature.ts';
import type { Caller } from '../kernel/testing/caller.ts';
import type { TestKit } from '../kernel/testing/kit.ts';
import { courses } from '../people/courses/feature.ts';
import { groups } from '../people/groups/feature.ts';
import { guardians } from '../people/guardians/feature.ts';
import { persons } from '../people/persons/feature.ts';
import { staff } from '../people/staff/feature.ts';
import { students } from '../people/students/feature.ts';
import { calendar } from '../school/calendar/feature.ts';
import { classSections } from '../school/class-sections/feature.ts';
import { options } from '../school/options/feature.ts';
import { schoolYears } from '../school/school-years/feature.ts';
import { schools } from '../school/schools/feature.ts';
import { subjects } from '../school/subjects/feature.ts';
import { units } from '../school/units/feature.ts';
import { locks } from '../teaching/locks/feature.ts';
import { timetable } from '../teaching/timetable/feature.ts';
import { FIXTURE_SCHOOLS, type FixtureKey, fixtureId, fixtureSchool } from './fixture-school.ts';
import { putOrganisation } from './organisation.ts';
import { putPeople } from './people.ts';

/** Everything about schools and people but accounts, so that a test says who is signed in. */
export const worldFeatures: readonly Feature[] = [
  schools,
  options,
  schoolYears,
  calendar,
  units,
  classSections,
  subjects,
  persons,
  students,
  guardians,
  staff,
  groups,
  courses,
  locks,
  timetable,
];

/** Puts both schools in. */
export const putWorld = async (kit: TestKit): Promise<void> => {
  for (const key of ['a', 'b'] as const) {
    const school = fixtureSchool(key);
    await kit.db
      .forSchool(school.school.id)
      .change(
        { actor: kit.actor, action: 'test.world', subject: { kind: 'school' } },
        async (tx) => {
          await putOrganisation(tx, school);
          await putPeople(tx, kit.services, school, []);
        },
      );
  }
};

/** Signs in a person of a school in a role: `as(kit, 'a', 'guardian', 'katarzyna')`. */
export const as = (kit: TestKit, key: FixtureKey, role: Role, person?: string): Caller =>
  kit.signIn([
    {
      schoolId: FIXTURE_SCHOOLS[key],
      role,
      ...(person === undefined ? {} : { personId: fixtureId<'PersonId'>(key, person) }),
    },
  ]);
