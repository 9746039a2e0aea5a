import type { AccountEraser } from '../../kernel/services.ts';

/** Takes the links to a new password. */
export const lostPasswordEraser: AccountEraser = {
  name: 'people/lost-password',
  forget: async (tx, accountId) => {
    await tx.removeWhere('lost_password_link', { account_id: accountId });
  },
};
