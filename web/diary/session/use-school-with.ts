import type { Role } from '../../shared/api/wire.ts';
import { schoolsWith, useSession } from './use-session.ts';

/** The school that the address names, or the first in which the person holds one of the roles or was given the right. */
export const useSchoolWith = (
  roles: readonly Role[],
  asked: string | undefined,
  right?: string,
) => {
  const { memberships } = useSession();
  const schools = schoolsWith(memberships, roles, right);
  const school = schools.find(({ schoolId }) => schoolId === asked) ?? schools[0];
  return { schools, school };
};
