import type { Brand } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { Actor } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { countTry, emptyBucket, refuseWait } from './buckets.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { brokenPasswordRules } from './password-rules.ts';
import { dropOtherSessions, dropSession } from './sessions.ts';
import { bucketIdOf } from './tokens.ts';

export const ownActor = (principal: AccountPrincipal, address: string): Actor => ({
  kind: 'account',
  id: principal.accountId,
  role: principal.memberships[0]?.role ?? 'service',
  name: principal.name,
  address,
});

/** Ends the session; its live streams close at once. */
export const logOut = (
  services: Services,
  principal: AccountPrincipal,
  address: string,
): Promise<void> =>
  services.db.forPlatform('somebody signs out').change(
    {
      actor: ownActor(principal, address),
      action: 'logout',
      subject: { kind: 'account', id: principal.accountId },
    },
    async (tx) => {
      tx.record({});
      await dropSession(tx, principal.sessionId);
      tx.announce('principal.changed', { accountId: principal.accountId });
    },
  );

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  readonly address: string;
}

/** Errors: `accounts.password_weak` with each broken rule (ACCT-09..11). */
export const requirePasswordRules = (next: string, current?: string): void => {
  const broken = brokenPasswordRules(next, current);
  if (broken.length > 0) throw new AppError('invalid', 'accounts.password_weak', { broken });
};

/**
 * Another password in place of the present one (ACCT-16) or of the one-time one (ACCT-13). Every other session of the account ends.
 *
 * Errors  `accounts.wrong_current_password`, `accounts.too_many_tries`, `accounts.password_weak` with each broken rule (ACCT-09..11)
 */
export const changePassword = async (
  services: Services,
  principal: AccountPrincipal,
  { current, next, address }: PasswordChange,
): Promise<void> => {
  const { accountId } = principal;
  requirePasswordRules(next, current);
  const platform = services.db.forPlatform('somebody changes their own password');
  const bucketId = bucketIdOf('password', accountId);
  const common = {
    actor: ownActor(principal, address),
    subject: { kind: 'account', id: accountId },
  };
  const account = await platform.change({ ...common, action: 'password.try' }, async (tx) => {
    refuseWait(await countTry(tx, bucketId, services.clocks.system.nowMs()));
    return tx.require('account', accountId);
  });
  const hasher = hasherOf(services);
  if (!(await hasher.isPassword(account.password_hash ?? NOBODYS_HASH, current))) {
    throw new AppError('invalid', 'accounts.wrong_current_password');
  }
  const passwordHash = await hasher.hashPassword(next);
  const nowUtc = services.clocks.system.nowMs();
  await platform.change({ ...common, action: 'password.change' }, async (tx) => {
    const present = await tx.require('account', accountId);
    if (present.password_hash !== account.password_hash) {
      throw new AppError('conflict', 'accounts.password_changed_meanwhile');
    }
    // Never the same instant twice: sessions from before are told apart by it.
    const setAtUtc = Math.max(nowUtc, (present.password_set_at_utc ?? 0) + 1);
    await tx.update('account', accountId, {
      password_hash: passwordHash,
      is_password_one_time: false,
      was_one_time_used: false,
      password_set_at_utc: setAtUtc,
    });
    await tx
      .updateTable('session')
      .set({ password_set_at_utc: setAtUtc })
      .where('id', '=', principal.sessionId as Brand<'SessionId'>)
      .execute();
    await dropOtherSessions(tx, accountId, principal.sessionId);
    await emptyBucket(tx, bucketId);
    tx.announce('principal.changed', { accountId });
  });
};
