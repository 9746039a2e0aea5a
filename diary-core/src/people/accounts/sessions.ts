import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type {
  AccountPrincipal,
  PrincipalMembership,
  SessionAuthenticator,
} from '../../kernel/access/principal.ts';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import {
  ACTIVITY_STEP_MS,
  IDLE_MS,
  OWN_DEVICE_MS,
  type SessionTimes,
  sessionState,
} from './session-life.ts';
import { csrfTokenOf, hashOfToken } from './tokens.ts';
import { waysToProve } from './ways.ts';

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

export const membershipsOf = async (
  read: SchoolRead,
  accountId: AccountId,
): Promise<PrincipalMembership[]> => {
  const rows = await read
    .from('membership')
    .select(['school_id', 'role', 'person_id'])
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    schoolId: row.school_id,
    role: row.role,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
  }));
};

/** The session of a cookie's value, unless it is over or the password was changed since. */
export const findSession = async (
  read: SchoolRead,
  token: string,
  nowUtc: number,
): Promise<FoundSession | undefined> => {
  const session = await read
    .from('session')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  if (session === undefined) return undefined;
  const state = sessionState(timesOf(session), nowUtc);
  if (state === 'over') return undefined;
  const account = await read.get('account', session.account_id);
  if (account === undefined || account.password_set_at_utc !== session.password_set_at_utc) {
    return undefined;
  }
  const memberships = await membershipsOf(read, account.id);
  return { session, account, memberships, isLocked: state === 'locked' };
};

const restrictionOf = ({ session, account, isLocked }: FoundSession): string | undefined => {
  if (isLocked) return 'session.locked';
  if (account.is_password_one_time) return 'accounts.must_change_password';
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
      const found = await platform.read((read) => findSession(read, token, nowUtc));
      if (found === undefined) return undefined;
      const { session, account, memberships, isLocked } = found;
      const restrictedBy = restrictionOf(found);
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
