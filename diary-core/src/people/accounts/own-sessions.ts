import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { Actor, SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { requireAccount } from './accounts.ts';
import { ownActor } from './own-session.ts';
import type { SessionRow } from './schema.ts';
import { sessionState } from './session-life.ts';
import {
  dropOtherSessions,
  dropSession,
  endEverySession,
  membershipsOf,
  timesOf,
} from './sessions.ts';
import { mayStillLock } from './who.ts';

const REASON = 'sessions span all schools of an account';

/** Sessions of an account that are not over, the one used last first. No address, no place. */
export const sessionsOf = async (
  services: Services,
  accountId: AccountId,
  ownSessionId?: string,
): Promise<Static<typeof SessionRow>[]> => {
  const nowUtc = services.clocks.system.nowMs();
  const { rows, memberships } = await services.db.forPlatform(REASON).read(async (read) => ({
    rows: await read
      .from('session')
      .selectAll()
      .where('account_id', '=', accountId)
      .orderBy('last_activity_at_utc', 'desc')
      .orderBy('id')
      .execute(),
    memberships: await membershipsOf(read, accountId, services.clocks),
  }));
  const states = rows.map((row) => ({ row, state: sessionState(timesOf(row), nowUtc) }));
  const isAnyLocked = states.some(({ state }) => state === 'locked');
  const keepsLocked = isAnyLocked && (await mayStillLock(services, memberships));
  return states.flatMap(({ row, state }) => {
    if (state === 'over' || (state === 'locked' && !keepsLocked)) return [];
    return [
      {
        sessionId: row.id,
        ...(row.device_label === null ? {} : { device: row.device_label }),
        startedAtUtc: row.started_at_utc,
        lastSeenAtUtc: row.last_activity_at_utc,
        locked: state === 'locked',
        ownDevice: row.is_own_device,
        thisOne: row.id === ownSessionId,
      },
    ];
  });
};

/** Ends one session of one's own; its live streams close at once. Errors: `kernel.not_found`, also for somebody else's. */
export const endOwnSession = (
  services: Services,
  principal: AccountPrincipal,
  sessionId: Brand<'SessionId'>,
  address: string,
): Promise<void> =>
  services.db.forPlatform(REASON).change(
    {
      actor: ownActor(principal, address),
      action: 'session.end',
      subject: { kind: 'account', id: principal.accountId },
    },
    async (tx) => {
      const session = await tx.get('session', sessionId);
      if (session?.account_id !== principal.accountId) throw notFound('session');
      tx.record({ table: 'session', rowId: sessionId });
      await dropSession(tx, sessionId);
      tx.announce('principal.changed', { accountId: principal.accountId });
    },
  );

/** Ends every session of one's own but this one. */
export const endOtherSessions = (
  services: Services,
  principal: AccountPrincipal,
  address: string,
): Promise<void> =>
  services.db.forPlatform(REASON).change(
    {
      actor: ownActor(principal, address),
      action: 'session.end_others',
      subject: { kind: 'account', id: principal.accountId },
    },
    async (tx) => {
      tx.record({});
      await dropOtherSessions(tx, principal.accountId, principal.sessionId);
      tx.announce('principal.changed', { accountId: principal.accountId });
    },
  );

/**
 * Ends all sessions of an account of the school that asks.
 *
 * @param read  handle of that school; an account without a membership there is not there
 */
export const endSessionsOf = async (
  services: Services,
  given: {
    readonly read: <R>(fn: (read: SchoolRead) => Promise<R>) => Promise<R>;
    readonly actor: Actor;
    readonly accountId: AccountId;
    readonly reason: string;
  },
): Promise<void> => {
  const { read, actor, accountId, reason } = given;
  await read((r) => requireAccount(r, accountId));
  await services.db
    .forPlatform(REASON)
    .change(
      { actor, action: 'session.end_all', subject: { kind: 'account', id: accountId }, reason },
      async (tx) => {
        tx.record({});
        await endEverySession(tx, accountId);
      },
    );
};
