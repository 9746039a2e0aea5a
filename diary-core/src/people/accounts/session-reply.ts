import type { SessionReply } from '@furtka/core-contract/api';
import type { SchoolId } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import { positionsText } from '../../kernel/live/last-event-id.ts';
import type { Services } from '../../kernel/services.ts';
import { MONITORING_NOTICE_VERSION } from './account-life.ts';
import { isPasswordTooOld } from './password-age.ts';
import { sessionEndsAt } from './session-life.ts';
import { timesOf } from './sessions.ts';
import { factorAskedFrom, mayLock } from './sign-in-options.ts';
import { factorsOf } from './ways.ts';
import { whoIs } from './who.ts';

/** Answer to a login, and to the question who is signed in. */
export const sessionReply = async (
  services: Services,
  principal: AccountPrincipal,
): Promise<SessionReply> => {
  const { account, session, factors } = await services.db
    .forPlatform('the reply shows an account and its session')
    .read(async (read) => ({
      account: await read.require('account', principal.accountId),
      session: await read.require('session', principal.sessionId),
      factors: await factorsOf(read, principal.accountId),
    }));
  const who = await whoIs(services, principal.memberships);
  const askedFrom = who.places
    .flatMap((place) => factorAskedFrom(place) ?? [])
    .sort((one, other) => one - other)[0];
  const isTooOld = await isPasswordTooOld(
    services,
    account.password_set_at_utc,
    principal.memberships,
  );
  const isNoticeNew = account.notice_version !== MONITORING_NOTICE_VERSION;
  const { previous_good_at_utc: good, previous_failed_at_utc: failed } = session;
  return {
    csrfToken: principal.csrfToken,
    memberships: principal.memberships.map(({ rights, ...membership }) => {
      const school = who.schools.get(membership.schoolId);
      return {
        ...membership,
        ...(rights && { rights: [...rights] }),
        schoolName: school?.name ?? '',
        ...(school && { zone: school.zone }),
      };
    }),
    accountId: account.id,
    name: principal.name,
    login: account.login,
    mustEnrolFactor: session.must_enrol,
    ...(askedFrom === undefined || factors.length > 0 ? {} : { factorAskedFromUtc: askedFrom }),
    ownDevice: session.is_own_device && mayLock(who.places),
    mustChangePassword: account.is_password_one_time || isTooOld,
    ...(account.is_password_one_time || !isTooOld ? {} : { isPasswordTooOld: true }),
    ...(isNoticeNew ? { noticeToAcknowledge: MONITORING_NOTICE_VERSION } : {}),
    ...(good === null ? {} : { lastGoodLoginAtUtc: good }),
    ...(failed === null ? {} : { lastFailedLoginAtUtc: failed }),
    idleEndsAtUtc: sessionEndsAt(timesOf(session)),
    liveFrom: positionsText(
      new Map([...who.schools].map(([id, { version }]) => [id as SchoolId, version])),
    ),
    schoolNowUtc: services.clocks.school.nowMs(),
  };
};
