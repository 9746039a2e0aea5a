import { bytes, id, integer, localDate, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import { classMemberTable } from '../tables.ts';

const studentThen = schoolTable(
  'student',
  {
    id: id<'PersonId'>(),
    born_on: localDate().nullable().personal(),
    joined_on: localDate(),
    left_on: localDate().nullable(),
    pesel_sealed: bytes().nullable().secret(),
    pesel_mark: text().nullable().secret(),
    version: integer(),
  },
  { unique: [['pesel_mark']], references: { id: 'person' } },
);

export const students0001: Migration = {
  id: '0001-students',
  up: async (m) => {
    await m.create(studentThen);
    await m.create(classMemberTable);
  },
};
