import type { Migration } from '../../../kernel/db/migration.ts';
import { typingConsentTable, typingNoteTable, typingSampleTable } from '../tables.ts';

export const typing0001: Migration = {
  id: '0001-typing',
  up: async (m) => {
    await m.create(typingConsentTable);
    await m.create(typingSampleTable);
    await m.create(typingNoteTable);
  },
};
