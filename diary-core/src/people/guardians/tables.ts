import { bool, id, integer, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { AUTHORITIES, RELATIONS } from './domain.ts';

/** The id of a guardian is the id of that person. */
export const guardianTable = schoolTable(
  'guardian',
  {
    id: id<'PersonId'>(),
    phone: text().nullable().personal(),
    email: text().nullable().personal(),
    version: integer(),
  },
  { references: { id: 'person' } },
);

/** Who is guardian of whom, from when to when, and what of the child this guardian may see. */
export const guardianshipTable = schoolTable(
  'guardianship',
  {
    id: id<'GuardianshipId'>(),
    guardian_id: id<'PersonId'>(),
    student_id: id<'PersonId'>(),
    relation: oneOf(RELATIONS),
    may_see_passages: bool(),
    first_day: localDate(),
    /** Last day of it; null while it lasts. */
    last_day: localDate().nullable(),
    version: integer(),
    authority: oneOf(AUTHORITIES).preset('full'),
    court_reference: text().nullable().sensitive(),
    may_see_child: bool().preset(1),
    may_decide: bool().preset(1),
    may_collect: bool().preset(1),
    custody_note: text().nullable().sensitive(),
  },
  {
    unique: [['guardian_id', 'student_id', 'first_day']],
    index: [['student_id']],
    references: { guardian_id: 'guardian', student_id: 'student' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    guardian: TableOf<typeof guardianTable>;
    guardianship: TableOf<typeof guardianshipTable>;
  }
}
declare module '../../kernel/feed/events.ts' {
  interface FeedEvents {
    /** A right or a relation between the two began, changed or ended. */
    'guardianship.changed': { readonly guardianId: string; readonly studentId: string };
  }
}
