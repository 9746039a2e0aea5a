import { instant, integer, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { accountHandoutTable } from '../tables.ts';

/** Accounts that are suspended, closed or open for some days only; what was handed out to whom. */
export const accounts0002: Migration = {
  id: '0002-account-life',
  up: async (m) => {
    await m.addColumns('account', {
      email: text().nullable().personal(),
      notice_version: integer().nullable(),
      notice_at_utc: instant().nullable(),
    });
    await m.addColumns('membership', {
      state: oneOf(['open', 'suspended', 'closed']).preset('open'),
      state_reason: text().nullable(),
      from_utc: instant().nullable(),
      to_utc: instant().nullable(),
      holder_name: text().nullable().personal(),
    });
    await m.create(accountHandoutTable);
  },
};
