import type { AccountId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { MembershipState } from './account-life.ts';
import { requireAccount, rolesOf } from './accounts.ts';
import { type Change, refuseAbove } from './issue.ts';

export interface StateChange {
  readonly accountId: AccountId;
  readonly state: MembershipState;
  readonly reason: string;
}

const statesOf = async (read: SchoolRead, accountId: AccountId): Promise<MembershipState[]> => {
  const rows = await read
    .from('membership')
    .select('state')
    .where('account_id', '=', accountId)
    .execute();
  return rows.map((row) => row.state);
};

/**
 * Suspends, closes or opens again what an account may do in this school; nothing of its history goes (ACCT-54). Other schools of the
 * same person are not touched. Its sessions here end at their next request, its live streams at once.
 *
 * Errors  `accounts.own_account`, `accounts.same_state`, `accounts.superadmin_only`, `kernel.not_found`
 */
export const changeState = async (
  change: Change,
  acting: { readonly accountId: string; readonly role: Role },
  { accountId, state, reason }: StateChange,
): Promise<void> => {
  if (acting.accountId === accountId) throw new AppError('conflict', 'accounts.own_account');
  await change(
    { action: `account.${state}`, subject: { kind: 'account', id: accountId }, reason },
    (tx) => applyState(tx, acting, { accountId, state, reason }),
  );
};

/** The same within an act that is already open. Errors: those of `changeState`. */
export const applyState = async (
  tx: SchoolTx,
  acting: { readonly accountId: string; readonly role: Role },
  { accountId, state, reason }: StateChange,
): Promise<void> => {
  if (acting.accountId === accountId) throw new AppError('conflict', 'accounts.own_account');
  await requireAccount(tx, accountId);
  refuseAbove(await rolesOf(tx, accountId), acting.role);
  if ((await statesOf(tx, accountId)).every((each) => each === state)) {
    throw new AppError('conflict', 'accounts.same_state');
  }
  const state_reason = state === 'open' ? null : reason;
  await tx.updateWhere('membership', { account_id: accountId }, { state, state_reason });
  tx.announce('principal.changed', { accountId });
  tx.announce('people.changed', {});
};
