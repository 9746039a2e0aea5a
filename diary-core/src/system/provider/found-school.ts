import type { AccountId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { Actor } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import {
  hasherOf,
  insertAccounts,
  insertMemberships,
  newOneTimePassword,
} from '../../people/accounts/api.ts';
import { addStaff } from '../../people/staff/api.ts';
import { ensureSchoolKeys } from '../../presence/school-keys/api.ts';
import { addSites, closeUntilOpened, createSchool, localDateOf } from '../../school/schools/api.ts';

export interface FoundingOrder {
  readonly schoolId: SchoolId;
  readonly actor: Actor;
  readonly action: string;
  /** `zone`: IANA zone of the site. */
  readonly school: { readonly name: string; readonly siteName: string; readonly zone: string };
  readonly admin: { readonly login: string; readonly firstName: string; readonly lastName: string };
  /** Who keeps the school on the provider's side. */
  readonly keeper?: { readonly accountId: AccountId; readonly name: string };
}

/** A password that is good for one login, with its hash; made before the transaction: hashing takes a tenth of a second. */
export const firstPassword = async (services: Services) => {
  const oneTimePassword = newOneTimePassword();
  return {
    oneTimePassword,
    passwordHash: await hasherOf(services).hashPassword(oneTimePassword),
  };
};

/**
 * A new school with one site, its keys and its first administrator, closed to guardians and students until it is opened; all or nothing.
 *
 * Errors  `kernel.duplicate` for a login that is taken
 */
export const foundSchool = async (
  services: Services,
  order: FoundingOrder,
  { passwordHash }: { readonly passwordHash: string },
): Promise<SiteId> => {
  const { schoolId, actor, action, school, admin, keeper } = order;
  const siteId = services.newId<'SiteId'>();
  const personId = services.newId<'PersonId'>();
  const accountId = services.newId<'AccountId'>();
  const nowUtc = services.clocks.system.nowMs();
  const subject = { kind: 'school', id: schoolId };
  await services.db.forSchool(schoolId).change({ actor, action, subject }, async (tx) => {
    await createSchool(tx, school);
    await closeUntilOpened(tx);
    await addSites(tx, [{ siteId, name: school.siteName, zone: school.zone }], []);
    await ensureSchoolKeys(tx, services);
    const { login, ...name } = admin;
    const employedFrom = localDateOf(nowUtc, school.zone);
    await addStaff(tx, [{ ...name, staffId: personId, position: 'management', employedFrom }]);
    const memberships = [{ role: 'admin' as const, personId }];
    const password = { passwordHash, isOneTime: true, setAtUtc: nowUtc };
    await insertAccounts(tx, [{ accountId, login, memberships, ...password }]);
    if (keeper !== undefined) {
      const visit = { role: 'superadmin' as const, personId: null, holderName: keeper.name };
      await insertMemberships(tx, [{ accountId: keeper.accountId, memberships: [visit] }]);
    }
  });
  return siteId;
};
