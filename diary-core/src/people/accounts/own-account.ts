import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { Actor, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { MONITORING_NOTICE_VERSION } from './account-life.ts';

/** Something that only the person who is signed in does to the own account. */
interface OwnAct {
  readonly principal: AccountPrincipal;
  readonly address: string;
  readonly action: string;
}

const ownChange = <R>(
  services: Services,
  { principal, address, action }: OwnAct,
  fn: (tx: SchoolTx) => Promise<R>,
): Promise<R> => {
  const actor: Actor = {
    kind: 'account',
    id: principal.accountId,
    role: principal.memberships[0]?.role ?? 'service',
    name: principal.name,
    address,
  };
  const subject = { kind: 'account', id: principal.accountId };
  return services.db
    .forPlatform('an account belongs to no school')
    .change({ actor, action, subject }, fn);
};

/** One's own e-mail address (ACCT-48); `null` takes it away. */
export const changeEmail = (
  services: Services,
  principal: AccountPrincipal,
  { email, address }: { readonly email: string | null; readonly address: string },
): Promise<void> =>
  ownChange(services, { principal, address, action: 'account.email' }, async (tx) => {
    await tx.update('account', principal.accountId, { email });
  });

export const ownEmail = (services: Services, principal: AccountPrincipal): Promise<string | null> =>
  services.db
    .forPlatform('an account belongs to no school')
    .read(async (read) => (await read.require('account', principal.accountId)).email);

/**
 * Somebody has read that work in the diary is monitored (ACCT-53). The same version twice keeps the first time.
 *
 * Errors  `accounts.other_notice`: there is another wording by now
 */
export const acknowledgeNotice = (
  services: Services,
  principal: AccountPrincipal,
  { version, address }: { readonly version: number; readonly address: string },
): Promise<void> => {
  if (version !== MONITORING_NOTICE_VERSION) {
    throw new AppError('conflict', 'accounts.other_notice');
  }
  return ownChange(services, { principal, address, action: 'account.notice' }, async (tx) => {
    const account = await tx.require('account', principal.accountId);
    if (account.notice_version === version) return;
    await tx.update('account', principal.accountId, {
      notice_version: version,
      notice_at_utc: services.clocks.system.nowMs(),
    });
  });
};
