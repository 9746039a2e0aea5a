import type { Migration } from '../../../kernel/db/migration.ts';
import { studentFactTable, studentProposalTable } from '../tables.ts';

export const pupilFiles0001: Migration = {
  id: '0001-pupil-files',
  up: async (m) => {
    await m.create(studentFactTable, studentProposalTable);
  },
};
