import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { ShownDocument } from './account-life.ts';

/** The last time that login data of an account were made for somebody. */
export interface Handout {
  readonly accountId: AccountId;
  readonly issuedAtUtc: number;
  /** What the person showed; `null` for first login data, and for staff. */
  readonly document: ShownDocument | null;
  /** School date on which receipt was confirmed in writing (ACCT-22). */
  readonly receivedOn: string | null;
}

/** Notes that login data were made; until receipt is confirmed they count as not handed out. */
export const noteHandouts = (
  tx: SchoolTx,
  accountIds: readonly AccountId[],
  issued: { readonly atUtc: number; readonly document: ShownDocument | null },
): Promise<void> =>
  tx.insertMany(
    'account_handout',
    accountIds.map((accountId) => ({
      id: tx.newId<'AccountHandoutId'>(),
      account_id: accountId,
      issued_at_utc: issued.atUtc,
      document: issued.document,
      received_on: null,
      version: 1,
    })),
  );

/** The last handout of each account; one to which nothing was ever handed is missing. */
export const lastHandouts = async (
  read: SchoolRead,
  accountIds?: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, Handout>> => {
  if (accountIds?.length === 0) return new Map();
  let query = read
    .from('account_handout')
    .select([
      'account_id as accountId',
      'issued_at_utc as issuedAtUtc',
      'document',
      'received_on as receivedOn',
    ]);
  if (accountIds !== undefined) query = query.where('account_id', 'in', [...accountIds]);
  const rows = await query.orderBy('issued_at_utc').orderBy('id').execute();
  return new Map(rows.map((row) => [row.accountId, row]));
};

/** Writes the day of receipt to the last handout of each account; one that has a day keeps it. Answers how many were written. */
export const noteReceipts = async (
  tx: SchoolTx,
  accountIds: readonly AccountId[],
  receivedOn: string,
): Promise<number> => {
  if (accountIds.length === 0) return 0;
  const rows = await tx
    .from('account_handout')
    .select(['id', 'account_id as accountId', 'received_on as receivedOn'])
    .where('account_id', 'in', [...accountIds])
    .orderBy('issued_at_utc')
    .orderBy('id')
    .execute();
  const last = new Map(rows.map((row) => [row.accountId, row]));
  const open = [...last.values()].filter((row) => row.receivedOn === null);
  for (const { id } of open) await tx.update('account_handout', id, { received_on: receivedOn });
  return open.length;
};
