import type { AccountId } from '@furtka/core-contract/ids';
import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolName, schoolSettings, schoolZone } from '../../school/schools/api.ts';
import { fullName, personById } from '../persons/api.ts';
import { isAskedBy, isSchool, mayLock, type RolesHere, rolesHere } from './sign-in-options.ts';

/** What the schools of an account say about it. */
export interface Who {
  /** Name of the person, as the first school that knows one has it. */
  readonly name: string | undefined;
  readonly schools: ReadonlyMap<
    string,
    {
      readonly name: string;
      readonly zone: string;
      /** How far the school's feed had come before anything else was read. */
      readonly version: number;
    }
  >;
  /** The smallest number of failures after which one of the schools locks accounts; `null`: none does. */
  readonly lockAfterFailures: number | null;
  /** What each school asks of those who sign in. */
  readonly places: readonly RolesHere[];
}

/** Name of a holder who is no person of the school, such as an inspector. */
const holderName = async (
  read: SchoolRead,
  accountId: AccountId | undefined,
): Promise<string | undefined> => {
  if (accountId === undefined) return undefined;
  const row = await read
    .from('membership')
    .select('holder_name')
    .where('account_id', '=', accountId)
    .where('holder_name', 'is not', null)
    .executeTakeFirst();
  return row?.holder_name ?? undefined;
};

const seenBySchool = async (
  services: Services,
  read: SchoolRead,
  memberships: readonly PrincipalMembership[],
  accountId: AccountId | undefined,
) => {
  const personId = memberships.find((each) => each.personId !== undefined)?.personId;
  const person = personId === undefined ? undefined : await personById(read, personId);
  return {
    version: await services.feed.version(read),
    name: await schoolName(read),
    zone: await schoolZone(read),
    person: person === undefined ? await holderName(read, accountId) : fullName(person),
    lockAfterFailures: (await schoolSettings(read)).lockAfterFailures,
    place: await rolesHere(
      read,
      memberships.map((each) => each.role),
    ),
  };
};

/** Asks each school of an account, one scoped read per school. */
export const whoIs = async (
  services: Services,
  memberships: readonly PrincipalMembership[],
  accountId?: AccountId,
): Promise<Who> => {
  const schools = new Map<string, { name: string; zone: string; version: number }>();
  const places: RolesHere[] = [];
  let name: string | undefined;
  let lockAfterFailures: number | null = null;
  for (const schoolId of new Set(memberships.map((each) => each.schoolId))) {
    if (!isSchool(schoolId)) continue;
    const here = memberships.filter((each) => each.schoolId === schoolId);
    const seen = await services.db
      .forSchool(schoolId)
      .read((read) => seenBySchool(services, read, here, accountId));
    places.push(seen.place);
    schools.set(schoolId, { name: seen.name, zone: seen.zone, version: seen.version });
    name ??= seen.person;
    if (seen.lockAfterFailures !== null) {
      lockAfterFailures = Math.min(lockAfterFailures ?? Infinity, seen.lockAfterFailures);
    }
  }
  return { name, schools, lockAfterFailures, places };
};

/** Whether an own device of somebody may still lock: a school may have said no, or a role come, since it was signed in (C-41). */
export const mayStillLock = async (
  services: Services,
  memberships: readonly PrincipalMembership[],
): Promise<boolean> => mayLock((await whoIs(services, memberships)).places);

/** Whether a school of these memberships asks for a second factor by now. */
export const isFactorAsked = async (
  services: Services,
  memberships: readonly PrincipalMembership[],
): Promise<boolean> => {
  const { places } = await whoIs(services, memberships);
  return isAskedBy(places, services.clocks.system.nowMs());
};
