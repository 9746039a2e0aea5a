import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Services } from '../../kernel/services.ts';
import { isTooOld, SHORTEST_LIFE_DAYS, TEACHING_ROLES } from './account-life.ts';
import { accountSettings } from './settings.ts';

/** Whether a school in which somebody teaches wants another password by now (ACCT-08). */
export const isPasswordTooOld = async (
  services: Services,
  setAtUtc: number | null,
  memberships: readonly PrincipalMembership[],
): Promise<boolean> => {
  const nowUtc = services.clocks.system.nowMs();
  if (!isTooOld(setAtUtc, SHORTEST_LIFE_DAYS, nowUtc)) return false;
  const teaching = memberships.filter(({ role }) => TEACHING_ROLES.some((each) => each === role));
  for (const schoolId of new Set(teaching.map((each) => each.schoolId))) {
    const { teacherPasswordDays } = await services.db.forSchool(schoolId).read(accountSettings);
    if (isTooOld(setAtUtc, teacherPasswordDays, nowUtc)) return true;
  }
  return false;
};
