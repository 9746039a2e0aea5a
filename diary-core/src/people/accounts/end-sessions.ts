import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { Actor } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import type { Change } from './issue.ts';

export interface EndAll {
  readonly actor: Actor;
  readonly change: Change;
  readonly schoolId: string;
  readonly reason: string;
  /** The session that asks goes on. */
  readonly keptSessionId?: string;
}

/**
 * Ends every session of everybody who has an account in the school, as in an evacuation (ACCT-51, S0 §71). Who works in another school
 * too signs in again there. Answers how many sessions ended.
 */
export const endAllSessions = async (
  services: Services,
  { actor, change, schoolId, reason, keptSessionId }: EndAll,
): Promise<number> => {
  await change({ action: 'session.endAll', subject: { kind: 'session' }, reason }, async (tx) =>
    tx.record({}),
  );
  const platform = services.db.forPlatform('sessions span all schools of an account');
  return platform.change(
    { actor, action: 'session.endAll', subject: { kind: 'school', id: schoolId }, reason },
    async (tx) => {
      tx.record({});
      const members = await tx
        .from('membership')
        .select('account_id')
        .distinct()
        .where('school_id', '=', schoolId as Brand<'SchoolId'>)
        .execute();
      const ids = new Set<AccountId>(members.map((row) => row.account_id));
      const sessions = await tx.from('session').select(['id', 'account_id']).execute();
      const ended = sessions.filter((row) => ids.has(row.account_id) && row.id !== keptSessionId);
      for (const { id } of ended) await tx.deleteFrom('session').where('id', '=', id).execute();
      for (const accountId of new Set(ended.map((row) => row.account_id))) {
        tx.announce('principal.changed', { accountId });
      }
      return ended.length;
    },
  );
};
