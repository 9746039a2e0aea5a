import type { AccountEraser } from '../../kernel/services.ts';

/** Takes samples, remarks and consent. */
export const typingEraser: AccountEraser = {
  name: 'people/typing',
  forget: async (tx, accountId) => {
    await tx.deleteFrom('typing_note').where('account_id', '=', accountId).execute();
    await tx.deleteFrom('typing_sample').where('account_id', '=', accountId).execute();
    await tx.removeWhere('typing_consent', { id: accountId });
  },
};
