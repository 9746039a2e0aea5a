import { PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { optionOf, optionSetAt } from '../../school/options/api.ts';
import { ownDeviceLocks, secondFactorFor, secondFactorGraceDays } from './options.ts';

const DAY_MS = 24 * 3_600_000;

const NOT_STAFF: readonly Role[] = ['student', 'guardian', 'device', 'service'];
/** Who sees or changes everything in a school. */
const FULL_ACCESS: readonly Role[] = [
  'director',
  'deputyDirector',
  'admin',
  'superadmin',
  'secretariat',
  'inspection',
];

const isStaff = (role: Role): boolean => !NOT_STAFF.includes(role);

/** Roles held in one school, and what that school asks for. */
export interface RolesHere {
  readonly roles: readonly Role[];
  readonly secondFactorFor: 'nobody' | 'fullAccess' | 'staff';
  /** System clock, UTC ms: from then on nobody of them works without. */
  readonly secondFactorFromUtc: number;
  readonly ownDeviceLocks: 'nobody' | 'families' | 'everybody';
}

export const rolesHere = async (read: SchoolRead, roles: readonly Role[]): Promise<RolesHere> => ({
  roles,
  secondFactorFor: await optionOf(read, secondFactorFor),
  secondFactorFromUtc:
    ((await optionSetAt(read, secondFactorFor)) ?? 0) +
    (await optionOf(read, secondFactorGraceDays)) * DAY_MS,
  ownDeviceLocks: await optionOf(read, ownDeviceLocks),
});

/** Since when a school asks this account for a second factor, UTC ms; undefined: it does not. */
export const factorAskedFrom = (place: RolesHere): number | undefined => {
  if (place.secondFactorFor === 'nobody') return undefined;
  const isAsked =
    place.secondFactorFor === 'staff' ? isStaff : (role: Role) => FULL_ACCESS.includes(role);
  return place.roles.some(isAsked) ? place.secondFactorFromUtc : undefined;
};

/** Whether one of the schools asks for a second factor by now. */
export const isAskedBy = (places: readonly RolesHere[], nowUtc: number): boolean =>
  places.some((place) => (factorAskedFrom(place) ?? Number.POSITIVE_INFINITY) <= nowUtc);

/** Whether a device of one's own may lock instead of signing out: every school of the account must let it (C-41). */
export const mayLock = (places: readonly RolesHere[]): boolean =>
  places.length > 0 &&
  places.every((place) => {
    if (place.ownDeviceLocks === 'nobody') return false;
    return place.ownDeviceLocks === 'everybody' || !place.roles.some(isStaff);
  });

/** The platform is no school and sets no options. */
export const isSchool = (schoolId: string): boolean => schoolId !== PLATFORM_SCHOOL_ID;
