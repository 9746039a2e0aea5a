import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';

/** Second factors, the strongest first. */
export const FACTOR_WAYS = ['passkey', 'totp', 'codeCard'] as const;
export type FactorWay = (typeof FACTOR_WAYS)[number];

/** The second factors of an account, the strongest first; empty: it has none. */
export const factorsOf = async (read: SchoolRead, accountId: AccountId): Promise<FactorWay[]> => {
  const row = await read
    .from('account_factor')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirst();
  const has: Record<FactorWay, boolean> = {
    passkey: row?.has_passkey === true,
    totp: row?.has_totp === true,
    codeCard: row?.has_code_card === true,
  };
  return FACTOR_WAYS.filter((way) => has[way]);
};

/** Says which second factors an account has now; its sessions that waited for one go on. */
export const tellFactors = async (
  tx: SchoolTx,
  accountId: AccountId,
  ways: readonly FactorWay[],
): Promise<void> => {
  await tx.put('account_factor', {
    id: accountId,
    has_passkey: ways.includes('passkey'),
    has_totp: ways.includes('totp'),
    has_code_card: ways.includes('codeCard'),
  });
  if (ways.length === 0) return;
  await tx
    .updateTable('session')
    .set({ must_enrol: false })
    .where('account_id', '=', accountId)
    .execute();
};

/** Ways by which an account proves anew who it is: its second factors, or its password when it has none. */
export const waysToProve = async (read: SchoolRead, accountId: AccountId): Promise<string[]> => {
  const factors = await factorsOf(read, accountId);
  return factors.length === 0 ? ['password'] : factors;
};
