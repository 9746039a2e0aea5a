import type { Row } from '../../kernel/db/handles.ts';
import { hashOfToken } from '../accounts/api.ts';

export const REASON = 'somebody has lost the password';
export const LINK_MINUTES = 30;
export const LINK_MS = LINK_MINUTES * 60_000;

/** Whether a link still opens the account: not used, not old, and neither the password nor the address has changed since. */
export const isAlive = (
  link: Row<'lost_password_link'>,
  account: Row<'account'>,
  nowUtc: number,
): boolean =>
  link.used_at_utc === null &&
  link.expires_at_utc > nowUtc &&
  link.password_set_at_utc === account.password_set_at_utc &&
  account.email !== null &&
  link.email_mark === hashOfToken(account.email);
