import type { AccountId, SchoolId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import { notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import type { ProvidedSchool } from './schema.ts';

const REASON = 'schools of the provider';

/** Schools that an account keeps on the provider's side. */
const keptBy = async (services: Services, accountId: AccountId): Promise<SchoolId[]> => {
  const rows = await services.db
    .forPlatform(REASON)
    .read((read) =>
      read
        .from('membership')
        .select('school_id')
        .where('account_id', '=', accountId)
        .where('role', '=', 'superadmin')
        .where('state', '=', 'open')
        .execute(),
    );
  return [...new Set(rows.map((row) => row.school_id))];
};

/** Errors: `kernel.not_found` for a school that the account does not keep. */
export const requireKept = async (
  services: Services,
  accountId: AccountId,
  schoolId: SchoolId,
): Promise<void> => {
  if (!(await keptBy(services, accountId)).includes(schoolId)) throw notFound('school');
};

/** The schools that an account keeps, in the order of their names. */
export const providedSchools = async (
  services: Services,
  accountId: AccountId,
): Promise<Static<typeof ProvidedSchool>[]> => {
  const schoolIds = await keptBy(services, accountId);
  if (schoolIds.length === 0) return [];
  const rows = await services.db.forPlatform(REASON).read(async (read) => {
    const schools = await read
      .from('school as s')
      .leftJoin('school_opening as o', (join) => join.onRef('o.school_id', '=', 's.id'))
      .leftJoin('school_suspension as p', (join) => join.onRef('p.school_id', '=', 's.id'))
      .select(['s.id as schoolId', 's.name', 's.address'])
      .select(['o.id as setUpId', 'o.opened_at_utc as openedAtUtc'])
      .select(['p.since_utc as sinceUtc', 'p.by_name as byName', 'p.reason'])
      .where('s.id', 'in', schoolIds)
      .execute();
    const members = await read
      .from('membership')
      .select(['school_id', 'account_id'])
      .distinct()
      .where('school_id', 'in', schoolIds)
      .execute();
    return { schools, members };
  });
  const counts = new Map<SchoolId, number>();
  for (const { school_id } of rows.members) counts.set(school_id, (counts.get(school_id) ?? 0) + 1);
  return rows.schools
    .map(({ schoolId, name, address, setUpId, openedAtUtc, sinceUtc, byName, reason }) => ({
      ...{ schoolId, name, address },
      accounts: counts.get(schoolId) ?? 0,
      isOpen: setUpId === null || openedAtUtc !== null,
      suspended:
        sinceUtc === null ? null : { sinceUtc, byName: byName ?? '', reason: reason ?? '' },
    }))
    .sort((one, other) => one.name.localeCompare(other.name, 'pl'));
};
