import type { Clocks } from '@furtka/core-contract/clock';
import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type {
  AccountPrincipal,
  PrincipalMembership,
  SessionAuthenticator,
} from '../../kernel/access/principal.ts';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { isInForce } from './account-life.ts';
import { isPasswordTooOld } from './password-age.ts';
import {
  ACTIVITY_STEP_MS,
  IDLE_MS,
  OWN_DEVICE_MS,
  type SessionTimes,
  sessionState,
} from './session-life.ts';
import { csrfTokenOf, hashOfToken } from './tokens.ts';
import { waysToProve } from './ways.ts';
import { mayStillLock } from './who.ts';

const PLATFORM_REASON = 'sessions span all schools of an account';

export interface FoundSession {
  readonly session: Row<'session'>;
  readonly account: Row<'account'>;
  readonly memberships: readonly PrincipalMembership[];
  /** Its rights have ended; only its owner may open it again. */
  readonly isLocked: boolean;
}

export const timesOf = (session: Row<'session'>): SessionTimes => ({
  startedAtUtc: session.started_at_utc,
  lastActivityAtUtc: session.last_activity_at_utc,
  isOwnDevice: session.is_own_device,
  unlockedAtUtc: session.unlocked_at_utc,
});

const rowsOf = (read: SchoolRead, accountId: AccountId) =>
  read
    .from('membership')
    .select(['school_id', 'role', 'person_id'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();

const asMembership = (
  row: Pick<Row<'membership'>, 'school_id' | 'role' | 'person_id'>,
): PrincipalMembership => ({
  schoolId: row.school_id,
  role: row.role,
  ...(row.person_id === null ? {} : { personId: row.person_id }),
});

const waitsForOpening = (row: {
  readonly role: Role;
  readonly setUpId: string | null;
  readonly openedAtUtc: number | null;
}): boolean =>
  row.setUpId !== null &&
  row.openedAtUtc === null &&
  (row.role === 'guardian' || row.role === 'student');

/** Whether a role of an account waits until the provider lets its school go on. */
const isSuspendedWith = (row: {
  readonly role: Role;
  readonly suspensionId: string | null;
}): boolean => row.suspensionId !== null && row.role !== 'superadmin';

/** Whether an account would get in, were its school not suspended by the provider. */
export const isShutOutBySuspension = async (
  read: SchoolRead,
  accountId: AccountId,
): Promise<boolean> =>
  (
    await read
      .from('membership as m')
      .innerJoin('school_suspension as s', (join) => join.onRef('s.school_id', '=', 'm.school_id'))
      .select(['m.role', 's.id as suspensionId'])
      .where('m.account_id', '=', accountId)
      .where('m.state', '=', 'open')
      .execute()
  ).some(isSuspendedWith);

/** Whether an account would get in, were its school open to guardians and students already. */
export const isShutOutBySetUp = async (read: SchoolRead, accountId: AccountId): Promise<boolean> =>
  (
    await read
      .from('membership as m')
      .innerJoin('school_opening as o', (join) => join.onRef('o.school_id', '=', 'm.school_id'))
      .select(['m.role', 'o.id as setUpId', 'o.opened_at_utc as openedAtUtc'])
      .where('m.account_id', '=', accountId)
      .where('m.state', '=', 'open')
      .execute()
  ).some(waitsForOpening);

/**
 * What an account may be now, school by school, with the rights it was given there besides. Suspended and closed memberships, those of
 * other days, those of guardians and students in a school that is not opened yet, and those in a school that the provider suspended are
 * left out; so is a right whose day is over, whether its job has run or not.
 */
export const membershipsOf = async (
  read: SchoolRead,
  accountId: AccountId,
  clocks: Clocks,
): Promise<PrincipalMembership[]> => {
  const schoolNowUtc = clocks.school.nowMs();
  const nowUtc = clocks.system.nowMs();
  const rows = await read
    .from('membership as m')
    .leftJoin('account_right as r', (join) =>
      join
        .onRef('r.account_id', '=', 'm.account_id')
        .onRef('r.school_id', '=', 'm.school_id')
        .on('r.ended_at_utc', 'is', null)
        .on((eb) => eb.or([eb('r.until_utc', 'is', null), eb('r.until_utc', '>', nowUtc)])),
    )
    .leftJoin('school_opening as o', (join) => join.onRef('o.school_id', '=', 'm.school_id'))
    .leftJoin('school_suspension as s', (join) => join.onRef('s.school_id', '=', 'm.school_id'))
    .select(['o.id as setUpId', 'o.opened_at_utc as openedAtUtc', 's.id as suspensionId'])
    .select(['m.id', 'm.school_id', 'm.role', 'm.person_id', 'r.right_key'])
    .select(['m.state', 'm.from_utc as fromUtc', 'm.to_utc as toUtc'])
    .where('m.account_id', '=', accountId)
    .orderBy('m.id')
    .orderBy('r.right_key')
    .execute();
  const byId = new Map<string, PrincipalMembership & { readonly rights: string[] }>();
  for (const row of rows.filter(
    (each) => isInForce(each, schoolNowUtc) && !waitsForOpening(each) && !isSuspendedWith(each),
  )) {
    const known = byId.get(row.id) ?? { ...asMembership(row), rights: [] };
    if (row.right_key !== null) known.rights.push(row.right_key);
    byId.set(row.id, known);
  }
  return [...byId.values()].map(({ rights, ...membership }) =>
    rights.length === 0 ? membership : { ...membership, rights },
  );
};

/** What an account is anywhere, suspended or not: for questions of who stands above whom. */
export const everyMembershipOf = async (
  read: SchoolRead,
  accountId: AccountId,
): Promise<PrincipalMembership[]> => (await rowsOf(read, accountId)).map(asMembership);

/** The session of a cookie's value, unless it is over, the password was changed since, or the account gives no right any more. */
export const findSession = async (
  read: SchoolRead,
  token: string,
  clocks: Clocks,
): Promise<FoundSession | undefined> => {
  const session = await read
    .from('session')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const state = sessionState(timesOf(session), clocks.system.nowMs());
  if (state === 'over') return undefined;
  const account = await read.get('account', session.account_id);
  if (account === undefined || account.password_set_at_utc !== session.password_set_at_utc) {
    return undefined;
  }
  const memberships = await membershipsOf(read, account.id, clocks);
  if (memberships.length === 0) return undefined;
  return { session, account, memberships, isLocked: state === 'locked' };
};

const restrictionOf = (
  { session, account, isLocked }: FoundSession,
  isPasswordOld: boolean,
): string | undefined => {
  if (isLocked) return 'session.locked';
  if (account.is_password_one_time || isPasswordOld) return 'accounts.must_change_password';
  return session.must_enrol ? 'accounts.must_enrol' : undefined;
};

/** Says who a session cookie belongs to, for the guard and the live streams. */
export const sessionAuthenticator = (services: Services): SessionAuthenticator => {
  const platform = services.db.forPlatform(PLATFORM_REASON);
  const noteActivity = (sessionId: Brand<'SessionId'>, nowUtc: number): Promise<void> =>
    platform.change(
      {
        actor: { kind: 'service', id: 'service:accounts', role: 'service', name: 'accounts' },
        action: 'session.activity',
        subject: { kind: 'session', id: sessionId },
      },
      async (tx) => {
        await tx
          .updateTable('session')
          .set({ last_activity_at_utc: nowUtc })
          .where('id', '=', sessionId)
          .where('last_activity_at_utc', '<', nowUtc)
          .execute();
      },
    );
  return {
    bySession: async (token, { isActivity }): Promise<AccountPrincipal | undefined> => {
      const nowUtc = services.clocks.system.nowMs();
      const found = await platform.read((read) => findSession(read, token, services.clocks));
      if (found === undefined) return undefined;
      const { session, account, memberships, isLocked } = found;
      if (isLocked && !(await mayStillLock(services, memberships))) return undefined;
      const isOld = await isPasswordTooOld(services, account.password_set_at_utc, memberships);
      const restrictedBy = restrictionOf(found, isOld);
      const provenAtUtc = session.proven_at_utc;
      if (isActivity && !isLocked && nowUtc - session.last_activity_at_utc >= ACTIVITY_STEP_MS) {
        await noteActivity(session.id, nowUtc);
      }
      return {
        kind: 'account',
        accountId: account.id,
        sessionId: session.id,
        name: session.name,
        csrfToken: csrfTokenOf(token),
        memberships,
        ...(restrictedBy === undefined ? {} : { restrictedBy }),
        ...(provenAtUtc === null ? {} : { provenAtUtc }),
      };
    },
    waysToProve: ({ accountId }) => platform.read((read) => waysToProve(read, accountId)),
  };
};

export const dropSession = async (tx: SchoolTx, sessionId: string): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('id', '=', sessionId as Brand<'SessionId'>)
    .execute();
};

/** Ends every session of an account but one. */
export const dropOtherSessions = async (
  tx: SchoolTx,
  accountId: AccountId,
  sessionId: string,
): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('account_id', '=', accountId)
    .where('id', '<>', sessionId as Brand<'SessionId'>)
    .execute();
};

/** Ends every session of an account, and every login of it that waits for its second step. */
export const endEverySession = async (tx: SchoolTx, accountId: AccountId): Promise<void> => {
  await tx.deleteFrom('session').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('pending_login').where('account_id', '=', accountId).execute();
  tx.announce('principal.changed', { accountId });
};

/** Takes away sessions that ended by idleness, and own devices that nobody opened again. */
export const dropOldSessions = async (tx: SchoolTx, nowUtc: number): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('last_activity_at_utc', '<', nowUtc - IDLE_MS)
    .where('is_own_device', '=', false)
    .execute();
  await tx
    .deleteFrom('session')
    .where('last_activity_at_utc', '<', nowUtc - OWN_DEVICE_MS)
    .execute();
};
