import type { AccountId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { MEMBERSHIP_STATES, type MembershipState } from './account-life.ts';
import { requireAccount, rolesOf } from './accounts.ts';
import { type Change, refuseAbove } from './issue.ts';

export interface StateChange {
  readonly accountId: AccountId;
  readonly state: MembershipState;
  readonly reason: string;
}

/** Shuts what is open, and what was shut together with the account before; answers how many roles that were. */
const shut = async (
  tx: SchoolTx,
  accountId: AccountId,
  state: Exclude<MembershipState, 'open'>,
  reason: string,
): Promise<number> => {
  const patch = { state, state_reason: reason, is_shut_with_account: true };
  const open = { account_id: accountId, state: 'open' as const };
  const before = MEMBERSHIP_STATES.filter((each) => each !== 'open' && each !== state);
  const shutBefore = { account_id: accountId, state: before, is_shut_with_account: true };
  const moved = await tx.updateWhere('membership', open, patch);
  return moved.length + (await tx.updateWhere('membership', shutBefore, patch)).length;
};

/** Opens what was shut together with the account; a role that was withdrawn by itself stays so. */
const openAgain = async (tx: SchoolTx, accountId: AccountId): Promise<number> => {
  const wasShut = { account_id: accountId, is_shut_with_account: true };
  const patch = { state: 'open' as const, state_reason: null, is_shut_with_account: false };
  return (await tx.updateWhere('membership', wasShut, patch)).length;
};

const isOpenAnywhere = async (tx: SchoolTx, accountId: AccountId): Promise<boolean> =>
  (await tx
    .from('membership')
    .select('id')
    .where('account_id', '=', accountId)
    .where('state', '=', 'open')
    .executeTakeFirst()) !== undefined;

/**
 * Suspends, closes or opens again what an account may do in this school; nothing of its history goes (ACCT-54). Other schools of the
 * same person are not touched. Its sessions here end at their next request, its live streams at once. Opened again it has the roles
 * that were shut with it, and none that was withdrawn before or meanwhile.
 *
 * Errors  `accounts.own_account`, `accounts.same_state`, `accounts.nothing_to_open`, `accounts.superadmin_only`, `kernel.not_found`
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
  const moved =
    state === 'open' ? await openAgain(tx, accountId) : await shut(tx, accountId, state, reason);
  if (moved === 0) {
    const isShut = state === 'open' && !(await isOpenAnywhere(tx, accountId));
    throw new AppError('conflict', isShut ? 'accounts.nothing_to_open' : 'accounts.same_state');
  }
  tx.announce('principal.changed', { accountId });
  tx.announce('people.changed', {});
};

/** Closes an account in this school as its own holder wished; the office may open it again. */
export const closeAsAsked = async (
  tx: SchoolTx,
  accountId: AccountId,
  reason: string,
): Promise<void> => {
  await requireAccount(tx, accountId);
  await shut(tx, accountId, 'closed', reason);
  tx.announce('principal.changed', { accountId });
};
