import type { Brand } from '@furtka/core-contract/ids';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { hashOfToken } from './tokens.ts';

/** So long a right password waits for its second step. */
export const PENDING_LIFE_MS = 5 * 60_000;
/** Wrong second steps after which the password is asked for again. */
const MOST_FAILURES = 5;

export const startPending = async (
  tx: SchoolTx,
  account: Row<'account'>,
  given: {
    readonly token: string;
    readonly deviceHash: string;
    readonly wantsOwnDevice: boolean;
    readonly nowUtc: number;
    /** Who vouched for the person; null: the password was right. */
    readonly issuerName: string | null;
  },
): Promise<void> => {
  await dropOldPending(tx, given.nowUtc);
  await tx.insert('pending_login', {
    id: tx.newId<'PendingLoginId'>(),
    account_id: account.id,
    token_hash: hashOfToken(given.token),
    password_set_at_utc: account.password_set_at_utc,
    device_hash: given.deviceHash,
    is_own_device: given.wantsOwnDevice,
    failures: 0,
    issuer_name: given.issuerName,
    expires_at_utc: given.nowUtc + PENDING_LIFE_MS,
  });
};

/** The login that waits behind a cookie's value. Errors: `accounts.step_expired`. */
export const requirePending = async (
  tx: SchoolTx,
  token: string | undefined,
  nowUtc: number,
): Promise<{ readonly pending: Row<'pending_login'>; readonly account: Row<'account'> }> => {
  const expired = new AppError('unauthenticated', 'accounts.step_expired');
  if (token === undefined) throw expired;
  const pending = await tx
    .from('pending_login')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  if (pending === undefined || nowUtc >= pending.expires_at_utc) throw expired;
  const account = await tx.get('account', pending.account_id);
  if (account === undefined || account.password_set_at_utc !== pending.password_set_at_utc)
    throw expired;
  return { pending, account };
};

/** One more wrong second step; after the fifth the password is asked for again. */
export const failPending = async (tx: SchoolTx, id: Brand<'PendingLoginId'>): Promise<void> => {
  const row = await tx.get('pending_login', id);
  if (row === undefined) return;
  if (row.failures + 1 >= MOST_FAILURES) await dropPending(tx, id);
  else
    await tx
      .updateTable('pending_login')
      .set({ failures: row.failures + 1 })
      .where('id', '=', id)
      .execute();
};

export const dropPending = async (tx: SchoolTx, id: Brand<'PendingLoginId'>): Promise<void> => {
  await tx.deleteFrom('pending_login').where('id', '=', id).execute();
};

export const dropOldPending = async (tx: SchoolTx, nowUtc: number): Promise<void> => {
  await tx.deleteFrom('pending_login').where('expires_at_utc', '<=', nowUtc).execute();
};
