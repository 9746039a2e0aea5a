import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { dropOtherSessions, isFactorAsked, ownActor } from '../accounts/api.ts';
import { readFactors, retellFactors, waysFrom } from './factors.ts';

const REASON = 'second factors belong to an account, which belongs to no school';

export interface OwnAct {
  readonly services: Services;
  readonly principal: AccountPrincipal;
  readonly address: string;
}

/** A change of one's own second factors, recorded with the account as its subject. */
export const changeOwn = <R>(
  { services, principal, address }: OwnAct,
  action: string,
  fn: (tx: SchoolTx) => Promise<R>,
): Promise<R> =>
  services.db.forPlatform(REASON).change(
    {
      actor: ownActor(principal, address),
      action,
      subject: { kind: 'account', id: principal.accountId },
    },
    fn,
  );

export const ownFactors = ({ services, principal }: OwnAct) =>
  services.db.forPlatform(REASON).read((read) => readFactors(read, principal.accountId));

/**
 * Takes a factor away. Every other session of the account ends: whoever took it away may have meant somebody else's.
 *
 * Errors  `second_factors.last_needed` where a school asks for one, `kernel.not_found`
 */
const takeAway = async (
  act: OwnAct,
  action: string,
  remove: (tx: SchoolTx) => Promise<boolean>,
): Promise<void> => {
  const { services, principal } = act;
  const { accountId, sessionId } = principal;
  const isAsked = await isFactorAsked(services, principal.memberships);
  await changeOwn(act, action, async (tx) => {
    if (!(await remove(tx))) throw notFound('factor');
    const left = waysFrom(await readFactors(tx, accountId));
    if (isAsked && left.length === 0) throw new AppError('conflict', 'second_factors.last_needed');
    await retellFactors(tx, accountId);
    await dropOtherSessions(tx, accountId, sessionId);
    tx.announce('principal.changed', { accountId });
  });
};

export const removeTotp = (act: OwnAct): Promise<void> =>
  takeAway(act, 'factor.totp_remove', async (tx) => {
    const { accountId } = act.principal;
    const row = await tx.get('totp', accountId);
    if (row === undefined || row.secret === null) return false;
    await tx.remove('totp', accountId);
    return true;
  });

export const removePasskey = (act: OwnAct, passkeyId: string): Promise<void> =>
  takeAway(act, 'factor.passkey_remove', async (tx) => {
    const row = await tx.get('passkey', passkeyId);
    if (row?.account_id !== act.principal.accountId) return false;
    await tx.remove('passkey', passkeyId);
    return true;
  });

export const removeCodeCard = (act: OwnAct): Promise<void> =>
  takeAway(act, 'factor.card_remove', async (tx) => {
    const { accountId } = act.principal;
    if ((await tx.get('code_card', accountId)) === undefined) return false;
    await tx.deleteFrom('code_card_code').where('account_id', '=', accountId).execute();
    await tx.remove('code_card', accountId);
    return true;
  });
