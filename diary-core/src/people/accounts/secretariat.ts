import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { personById } from '../persons/api.ts';
import { insertAccounts, insertMemberships } from './accounts.ts';
import { noteHandouts } from './handouts.ts';
import { type Change, oneTime } from './issue.ts';
import { leaveOffice, lockOffice, requirePermanent } from './office-holder.ts';

/** The account with which a person acts here already. */
const accountOf = async (read: SchoolRead, personId: PersonId) =>
  read
    .from('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .select([
      'account.id as accountId',
      'account.login',
      'membership.id as membershipId',
      'membership.role',
      'membership.is_shut_with_account as isShutWithAccount',
    ])
    .where('membership.person_id', '=', personId)
    .execute();

export interface Appointed {
  readonly accountId: AccountId;
  readonly login: string;
  /** Where the person had no account yet; shown once. */
  readonly oneTimePassword?: string;
}

const enterOffice = async (
  tx: SchoolTx,
  personId: PersonId,
  fresh: {
    accountId: AccountId;
    login: string | undefined;
    password: string;
    hash: string;
    nowUtc: number;
  },
): Promise<Appointed> => {
  const rows = await accountOf(tx, personId);
  const [known] = rows;
  if (known === undefined) {
    const { accountId, login, nowUtc } = fresh;
    if (login === undefined) throw new AppError('invalid', 'accounts.login_needed');
    await insertAccounts(tx, [
      {
        accountId,
        login,
        memberships: [{ role: 'secretariat', personId }],
        passwordHash: fresh.hash,
        isOneTime: true,
        setAtUtc: nowUtc,
      },
    ]);
    await noteHandouts(tx, [accountId], { atUtc: nowUtc, document: null });
    return { accountId, login, oneTimePassword: fresh.password };
  }
  if (rows.some(({ isShutWithAccount }) => isShutWithAccount))
    throw new AppError('conflict', 'accounts.not_open');
  const { accountId, login } = known;
  const before = rows.find((row) => row.role === 'secretariat');
  if (before === undefined)
    await insertMemberships(tx, [{ accountId, memberships: [{ role: 'secretariat', personId }] }]);
  else await tx.update('membership', before.membershipId, { state: 'open', state_reason: null });
  tx.announce('principal.changed', { accountId });
  return { accountId, login };
};

/**
 * Binds the secretariat's account to another person (ACCT-47): who held it loses the role at once. A person who has an account
 * already goes on with it.
 *
 * Errors  `accounts.not_permanent`, `accounts.same_holder`, `accounts.login_needed`, `accounts.not_open` for a person whose account is
 *         suspended or closed, `kernel.duplicate`, `kernel.not_found`
 */
export const appointSecretariat = async (
  services: Services,
  change: Change,
  body: { readonly personId: PersonId; readonly appointment: string; readonly login?: string },
): Promise<Appointed> => {
  const { password, hash } = await oneTime(services);
  const accountId = services.newId<'AccountId'>();
  const nowUtc = services.clocks.system.nowMs();
  return change(
    {
      action: 'secretariat.appoint',
      subject: { kind: 'person', id: body.personId },
      reason: body.appointment,
    },
    async (tx) => {
      if ((await personById(tx, body.personId)) === undefined) throw notFound('person');
      const holders = await lockOffice(tx);
      await requirePermanent(tx, body.personId, await schoolToday(tx, services.clocks));
      const [only] = holders;
      if (holders.length === 1 && only?.personId === body.personId)
        throw new AppError('conflict', 'accounts.same_holder');
      await leaveOffice(tx, body.personId, body.appointment);
      const fresh = { accountId, login: body.login, password, hash, nowUtc };
      const appointed = await enterOffice(tx, body.personId, fresh);
      tx.announce('people.changed', {});
      return appointed;
    },
  );
};
