import type { AccountEraser } from '../../kernel/services.ts';

/** Takes the codes of the first login and the choice of notices. */
export const firstLoginEraser: AccountEraser = {
  name: 'people/first-login',
  forget: async (tx, accountId) => {
    await tx.removeWhere('first_code', { account_id: accountId });
    await tx.removeWhere('notice_choice', { id: accountId });
  },
};
