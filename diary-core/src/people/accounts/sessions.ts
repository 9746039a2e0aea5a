import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type {
  AccountPrincipal,
  PrincipalMembership,
  SessionAuthenticator,
} from '../../kernel/access/principal.ts';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { ACTIVITY_STEP_MS, IDLE_MS, isSessionOver } from './session-life.ts';
import { csrfTokenOf, hashOfToken } from './tokens.ts';

const PLATFORM_REASON = 'sessions span all schools of an account';

export interface FoundSession {
  readonly session: Row<'session'>;
  readonly account: Row<'account'>;
  readonly memberships: readonly PrincipalMembership[];
}

const timesOf = (session: Row<'session'>) => ({
  startedAtUtc: session.started_at_utc,
  lastActivityAtUtc: session.last_activity_at_utc,
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
  if (session === undefined || isSessionOver(timesOf(session), nowUtc)) return undefined;
  const account = await read.get('account', session.account_id);
  if (account === undefined || account.password_set_at_utc !== session.password_set_at_utc) {
    return undefined;
  }
  return { session, account, memberships: await membershipsOf(read, account.id) };
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
      const { session, account, memberships } = found;
      if (isActivity && nowUtc - session.last_activity_at_utc >= ACTIVITY_STEP_MS) {
        await noteActivity(session.id, nowUtc);
      }
      return {
        kind: 'account',
        accountId: account.id,
        sessionId: session.id,
        name: session.name,
        csrfToken: csrfTokenOf(token),
        memberships,
        ...(account.is_password_one_time ? { restrictedBy: 'accounts.must_change_password' } : {}),
      };
    },
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

/** Takes away sessions that ended by idleness. */
export const dropOldSessions = async (tx: SchoolTx, nowUtc: number): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('last_activity_at_utc', '<', nowUtc - IDLE_MS)
    .execute();
};
