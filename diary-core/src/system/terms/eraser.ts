import type { PersonEraser } from '../../kernel/services.ts';
import { accountsOf } from '../../people/accounts/api.ts';

/** Forgets which terms these persons have read here. */
export const termsEraser: PersonEraser = {
  name: 'system/terms',
  erase: async (tx, personIds) => {
    const accountIds = await accountsOf(tx, personIds);
    if (accountIds.length > 0) await tx.removeWhere('terms_reading', { account_id: accountIds });
  },
};
