import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Row } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { failuresOf } from './buckets.ts';
import { loginActor } from './open-session.ts';
import { whoIs } from './who.ts';

export interface Failure {
  /** `undefined`: the login does not exist. */
  readonly account: Row<'account'> | undefined;
  readonly memberships: readonly PrincipalMembership[];
  readonly bucketId: string;
  readonly address: string;
}

/** Records a failed login (AUDIT-11) and, where a school chose so, locks the account (ACCT-52). */
export const recordFailure = async (
  services: Services,
  { account, memberships, bucketId, address }: Failure,
): Promise<void> => {
  const who = await whoIs(services, memberships);
  const nowUtc = services.clocks.system.nowMs();
  await services.db.forPlatform('a login failed').change(
    {
      actor: loginActor(account, memberships, address, who.name ?? account?.login),
      action: 'login.failed',
      subject: { kind: 'account', ...(account && { id: account.id }) },
    },
    async (tx) => {
      tx.record({});
      if (account === undefined) return;
      await tx.put('account_login', {
        ...((await tx.get('account_login', account.id)) ?? { last_good_at_utc: null }),
        id: account.id,
        last_failed_at_utc: nowUtc,
      });
      const limit = who.lockAfterFailures;
      if (limit !== null && (await failuresOf(tx, bucketId)) >= limit) {
        await tx.update('account', account.id, { locked_at_utc: nowUtc });
      }
    },
  );
};
