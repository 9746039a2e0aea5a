import type { Holdings } from '../../kernel/privacy/holding.ts';

/** What becomes of each column when a person is removed whole. */
export const keepingHolds: Holdings = {
  backup_copy: { school: ['file_name'] },
};
