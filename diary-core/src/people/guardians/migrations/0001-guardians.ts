import { bool, id, integer, localDate, oneOf } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import { guardianTable } from '../tables.ts';

const guardianshipThen = schoolTable(
  'guardianship',
  {
    id: id<'GuardianshipId'>(),
    guardian_id: id<'PersonId'>(),
    student_id: id<'PersonId'>(),
    relation: oneOf(['mother', 'father', 'legalGuardian', 'other']),
    may_see_passages: bool(),
    first_day: localDate(),
    last_day: localDate().nullable(),
    version: integer(),
  },
  {
    unique: [['guardian_id', 'student_id', 'first_day']],
    index: [['student_id']],
    references: { guardian_id: 'guardian', student_id: 'student' },
  },
);

export const guardians0001: Migration = {
  id: '0001-guardians',
  up: async (m) => {
    await m.create(guardianTable);
    await m.create(guardianshipThen);
  },
};
