import { id, instant, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { globalTable } from '../../../kernel/db/tables.ts';

const linkThen = globalTable(
  'lost_password_link',
  {
    id: id<'LostPasswordLinkId'>(),
    account_id: id<'AccountId'>(),
    token_hash: text().secret(),
    password_set_at_utc: instant().nullable(),
    expires_at_utc: instant(),
    used_at_utc: instant().nullable(),
  },
  {
    reason: 'belongs to an account, which belongs to no school',
    schoolReach: { rows: 'none' },
    unique: [['token_hash']],
    index: [['account_id']],
    globalReferences: { account_id: 'account' },
  },
);

export const lostPassword0001: Migration = {
  id: '0001-lost-password',
  up: async (m) => m.create(linkThen),
};
