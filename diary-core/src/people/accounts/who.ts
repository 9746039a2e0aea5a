import { PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolName, schoolSettings, schoolZone } from '../../school/schools/api.ts';
import { fullName, personById } from '../persons/api.ts';

/** What the schools of an account say about it. */
export interface Who {
  /** Name of the person, as the first school that knows one has it. */
  readonly name: string | undefined;
  readonly schools: ReadonlyMap<string, { readonly name: string; readonly zone: string }>;
  /** The smallest number of failures after which one of the schools locks accounts; `null`: none does. */
  readonly lockAfterFailures: number | null;
}

const seenBySchool = async (read: SchoolRead, memberships: readonly PrincipalMembership[]) => {
  const personId = memberships.find((each) => each.personId !== undefined)?.personId;
  const person = personId === undefined ? undefined : await personById(read, personId);
  return {
    name: await schoolName(read),
    zone: await schoolZone(read),
    person: person && fullName(person),
    lockAfterFailures: (await schoolSettings(read)).lockAfterFailures,
  };
};

/** Asks each school of an account, one scoped read per school. */
export const whoIs = async (
  services: Services,
  memberships: readonly PrincipalMembership[],
): Promise<Who> => {
  const schools = new Map<string, { name: string; zone: string }>();
  let name: string | undefined;
  let lockAfterFailures: number | null = null;
  for (const schoolId of new Set(memberships.map((each) => each.schoolId))) {
    if (schoolId === PLATFORM_SCHOOL_ID) continue;
    const here = memberships.filter((each) => each.schoolId === schoolId);
    const seen = await services.db.forSchool(schoolId).read((read) => seenBySchool(read, here));
    schools.set(schoolId, { name: seen.name, zone: seen.zone });
    name ??= seen.person;
    if (seen.lockAfterFailures !== null) {
      lockAfterFailures = Math.min(lockAfterFailures ?? Infinity, seen.lockAfterFailures);
    }
  }
  return { name, schools, lockAfterFailures };
};
