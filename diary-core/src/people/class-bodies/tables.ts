import { id, integer, localDate, oneOf } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { BODIES, PLACES } from './domain.ts';

/** That a body of a class was recorded; no row: still to be done. */
export const classBodyTable = schoolTable(
  'class_body',
  {
    id: id<'ClassBodyId'>(),
    class_id: id<'ClassId'>(),
    body: oneOf(BODIES),
    /** School date of the last entry. */
    recorded_on: localDate(),
    version: integer(),
  },
  { unique: [['class_id', 'body']], references: { class_id: 'school_class' } },
);

export const classBodyMemberTable = schoolTable(
  'class_body_member',
  {
    id: id<'ClassBodyMemberId'>(),
    body_id: id<'ClassBodyId'>(),
    person_id: id<'PersonId'>(),
    place: oneOf(PLACES),
    /** As they were entered, from 1. */
    ordinal: integer(),
  },
  {
    unique: [['body_id', 'person_id']],
    index: [['person_id']],
    references: { body_id: 'class_body', person_id: 'person' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    class_body: TableOf<typeof classBodyTable>;
    class_body_member: TableOf<typeof classBodyMemberTable>;
  }
}
