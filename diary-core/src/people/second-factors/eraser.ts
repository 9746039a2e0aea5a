import type { AccountEraser } from '../../kernel/services.ts';

/** Takes app, passkeys and card of codes of an account that nobody needs any more. */
export const factorEraser: AccountEraser = {
  name: 'people/second-factors',
  forget: async (tx, accountId) => {
    await tx.deleteFrom('code_card_code').where('account_id', '=', accountId).execute();
    await tx.removeWhere('code_card', { id: accountId });
    await tx.removeWhere('passkey', { account_id: accountId });
    await tx.removeWhere('totp', { id: accountId });
  },
};
