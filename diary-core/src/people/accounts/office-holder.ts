import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
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

/** Errors: `accounts.office_taken` while somebody is appointed, `accounts.not_permanent`. */
export const requireFreeOffice = async (
  read: SchoolRead,
  personId: PersonId,
  today: string,
): Promise<void> => {
  await requirePermanent(read, personId, today);
  if ((await officeHolders(read)).length > 0)
    throw new AppError('conflict', 'accounts.office_taken');
};
