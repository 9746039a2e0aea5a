import type { SessionReply } from '@furtka/core-contract/api';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { Services } from '../../kernel/services.ts';
import { sessionEndsAt } from './session-life.ts';
import { whoIs } from './who.ts';

/** Answer to a login, and to the question who is signed in. */
export const sessionReply = async (
  services: Services,
  principal: AccountPrincipal,
): Promise<SessionReply> => {
  const { account, session } = await services.db
    .forPlatform('the reply shows an account and its session')
    .read(async (read) => ({
      account: await read.require('account', principal.accountId),
      session: await read.require('session', principal.sessionId),
    }));
  const who = await whoIs(services, principal.memberships);
  const { previous_good_at_utc: good, previous_failed_at_utc: failed } = session;
  return {
    csrfToken: principal.csrfToken,
    memberships: principal.memberships.map((membership) => {
      const school = who.schools.get(membership.schoolId);
      return {
        ...membership,
        schoolName: school?.name ?? '',
        ...(school && { zone: school.zone }),
      };
    }),
    accountId: account.id,
    name: principal.name,
    login: account.login,
    mustChangePassword: account.is_password_one_time,
    ...(good === null ? {} : { lastGoodLoginAtUtc: good }),
    ...(failed === null ? {} : { lastFailedLoginAtUtc: failed }),
    idleEndsAtUtc: sessionEndsAt({
      startedAtUtc: session.started_at_utc,
      lastActivityAtUtc: session.last_activity_at_utc,
    }),
    schoolNowUtc: services.clocks.school.nowMs(),
  };
};
