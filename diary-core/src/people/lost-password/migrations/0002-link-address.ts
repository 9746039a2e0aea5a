import { text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** The address that a link went to; one of before has none and is dead. */
export const lostPassword0002: Migration = {
  id: '0002-link-address',
  up: async (m) => {
    await m.addColumns('lost_password_link', { email_mark: text().nullable().secret() });
  },
};
