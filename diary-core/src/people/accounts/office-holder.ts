import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { employmentOn } from '../staff/api.ts';

export interface OfficeHolder {
  readonly accountId: AccountId;
  readonly personId: PersonId;
  readonly name: string;
}

/** Whom the secretariat's account is bound to (ACCT-47); several only where accounts were taken over from before. */
export const officeHolders = async (read: SchoolRead): Promise<OfficeHolder[]> => {
  const rows = await read
    .from('membership')
    .select(['account_id as accountId', 'person_id as personId'])
    .where('role', '=', 'secretariat')
    .where('state', '<>', 'closed')
    .orderBy('id')
    .execute();
  const names = await personsByIds(
    read,
    rows.flatMap((row) => row.personId ?? []),
  );
  return rows.flatMap(({ accountId, personId }) => {
    const person = personId === null ? undefined : names.get(personId);
    return person === undefined
      ? []
      : [{ accountId, personId: person.personId, name: fullName(person) }];
  });
};

/** Errors: `accounts.not_permanent`: not employed today, or only for a time. */
export const requirePermanent = async (
  read: SchoolRead,
  personId: PersonId,
  today: string,
): Promise<void> => {
  const employment = await employmentOn(read, personId, today);
  if (employment === undefined || employment.until !== null)
    throw new AppError('invalid', 'accounts.not_permanent');
};

/**
 * Holds the office until the commit and answers who has it: of two appointments at once the second finds what the first made. Every
 * way into the office passes here, after the person is known: whoever locks two things locks them in one order.
 */
export const lockOffice = async (tx: SchoolTx): Promise<OfficeHolder[]> => {
  await tx.require('school', tx.schoolId);
  return officeHolders(tx);
};

/**
 * Whoever held the office loses the role for good, also where the account was closed before and might be opened again.
 *
 * @param keptId  who holds it and goes on
 */
export const leaveOffice = async (
  tx: SchoolTx,
  keptId: PersonId,
  appointment: string,
): Promise<void> => {
  const rows = await tx
    .from('membership')
    .select(['id', 'account_id as accountId', 'state', 'state_reason as reason'])
    .where('role', '=', 'secretariat')
    .where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '<>', keptId)]))
    .orderBy('id')
    .execute();
  for (const { id, accountId, state, reason } of rows) {
    await tx.update('membership', id, {
      state: 'closed',
      state_reason: state === 'closed' ? reason : appointment,
      is_shut_with_account: false,
    });
    if (state !== 'closed') tx.announce('principal.changed', { accountId });
  }
};

/** The office for a new account. Errors: `accounts.office_taken` while somebody is appointed, `accounts.not_permanent`. */
export const requireFreeOffice = async (
  tx: SchoolTx,
  personId: PersonId,
  today: string,
): Promise<void> => {
  const holders = await lockOffice(tx);
  await requirePermanent(tx, personId, today);
  if (holders.length > 0) throw new AppError('conflict', 'accounts.office_taken');
  await leaveOffice(tx, personId, '');
};
