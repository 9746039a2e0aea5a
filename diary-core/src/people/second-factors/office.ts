import type { AccountId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { Actor, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { endEverySession, everyMembershipOf, requireAccount } from '../accounts/api.ts';
import { putCodeCard } from './code-cards.ts';
import { readFactors, retellFactors } from './factors.ts';

const REASON = 'second factors belong to an account, which belongs to no school';

/** Who may do more than the office may not be let in by the office. */
const ABOVE_OFFICE: readonly Role[] = ['admin', 'superadmin', 'director', 'deputyDirector'];

export interface OfficeAct {
  readonly services: Services;
  readonly schoolId: SchoolId;
  readonly actor: Actor;
  read<R>(fn: (read: SchoolRead) => Promise<R>): Promise<R>;
}

/** What was seen before anything was given: kind of document, and why; never a number. */
export interface Seen {
  readonly document: string;
  readonly reason: string;
}

/**
 * Errors  `kernel.not_found` for an account of another school, `second_factors.above_you`, `second_factors.belongs_elsewhere`: who
 *         resets a factor can take the account over, in all of its schools
 */
const requireBelow = async (act: OfficeAct, accountId: AccountId): Promise<void> => {
  await act.read((read) => requireAccount(read, accountId));
  const { role, id } = act.actor;
  if (role === 'superadmin') return;
  const memberships = await act.services.db
    .forPlatform(REASON)
    .read((read) => everyMembershipOf(read, accountId));
  if (id === accountId || memberships.some((each) => each.role === 'superadmin'))
    throw new AppError('forbidden', 'second_factors.above_you');
  if (role !== 'admin' && memberships.some((each) => ABOVE_OFFICE.includes(each.role)))
    throw new AppError('forbidden', 'second_factors.above_you');
  if (memberships.some((each) => each.schoolId !== act.schoolId))
    throw new AppError('conflict', 'second_factors.belongs_elsewhere');
};

const changeFor = <R>(
  { services, actor }: OfficeAct,
  act: { readonly action: string; readonly accountId: AccountId; readonly seen: Seen },
  fn: (tx: SchoolTx) => Promise<R>,
): Promise<R> =>
  services.db.forPlatform(REASON).change(
    {
      actor,
      action: act.action,
      subject: { kind: 'account', id: act.accountId },
      reason: act.seen.reason,
    },
    async (tx) => {
      tx.record({ after: { document: act.seen.document } });
      return fn(tx);
    },
  );

export const officeFactors = async (act: OfficeAct, accountId: AccountId) => {
  await act.read((read) => requireAccount(read, accountId));
  return act.services.db.forPlatform(REASON).read((read) => readFactors(read, accountId));
};

/** Somebody lost phone, keys and card and showed a document: all second factors go, all sessions end. */
export const resetFactors = async (
  act: OfficeAct,
  accountId: AccountId,
  seen: Seen,
): Promise<void> => {
  await requireBelow(act, accountId);
  await changeFor(act, { action: 'factor.reset', accountId, seen }, async (tx) => {
    await tx.removeWhere('totp', { id: accountId });
    await tx.removeWhere('passkey', { account_id: accountId });
    await tx.deleteFrom('code_card_code').where('account_id', '=', accountId).execute();
    await tx.removeWhere('code_card', { id: accountId });
    await retellFactors(tx, accountId);
    await endEverySession(tx, accountId);
  });
};

/** A card of codes for somebody who stands at the desk. */
export const officeCard = async (
  act: OfficeAct,
  accountId: AccountId,
  given: Seen & { readonly codes: readonly string[] },
) => {
  await requireBelow(act, accountId);
  const card = await changeFor(act, { action: 'factor.card_issue', accountId, seen: given }, (tx) =>
    putCodeCard(act.services, tx, accountId, given.codes),
  );
  return { serial: card.serial, codes: [...card.codes] };
};
