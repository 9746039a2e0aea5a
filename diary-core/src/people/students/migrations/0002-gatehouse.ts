import { text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { studentPhotoTable } from '../tables.ts';

/** What the gatehouse knows of a student. */
export const students0002: Migration = {
  id: '0002-gatehouse',
  up: async (m) => {
    await m.addColumns('student', { gate_note: text().nullable().sensitive() });
    await m.create(studentPhotoTable);
  },
};
