import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { Services } from '../../kernel/services.ts';

/** Tells each school of an account that a generated password was used: an envelope was opened, a slip reached its owner. */
export const tellFirstUse = async (
  services: Services,
  principal: AccountPrincipal,
  address: string,
): Promise<void> => {
  const { accountId, name } = principal;
  const schoolIds = new Set(principal.memberships.map((each) => each.schoolId));
  for (const schoolId of schoolIds) {
    const role = principal.memberships.find((each) => each.schoolId === schoolId)?.role;
    const actor = {
      kind: 'account' as const,
      id: accountId,
      role: role ?? 'service',
      name,
      address,
    };
    const subject = { kind: 'account', id: accountId };
    await services.db
      .forTenant(schoolId, 'a generated password was used')
      .change({ actor, action: 'account.firstUse', subject }, async (tx) => {
        tx.record({});
        tx.announce('account.firstUsed', { accountId });
      });
  }
};
