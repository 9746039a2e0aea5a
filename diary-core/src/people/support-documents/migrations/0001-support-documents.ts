import type { Migration } from '../../../kernel/db/migration.ts';
import { supportDocumentTable } from '../tables.ts';

export const supportDocuments0001: Migration = {
  id: '0001-support-documents',
  up: async (m) => {
    await m.create(supportDocumentTable);
  },
};
