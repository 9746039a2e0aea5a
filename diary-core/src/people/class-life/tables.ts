import {
  bool,
  id,
  instant,
  integer,
  localDate,
  localTime,
  oneOf,
  text,
} from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { CONTACT_KINDS, ENTITLEMENTS, EVENT_KINDS } from './kinds.ts';

/** A contact with a parent, also one that failed, a talk, or another fact (PUPIL-07, PUPIL-08, PUPIL-10). */
export const parentContactTable = schoolTable(
  'parent_contact',
  {
    id: id<'ParentContactId'>(),
    student_id: id<'PersonId'>(),
    /** Null: nobody in particular, or somebody who is no guardian. */
    guardian_id: id<'PersonId'>().nullable(),
    kind: oneOf(CONTACT_KINDS),
    is_reached: bool(),
    happened_on: localDate(),
    happened_at: localTime().nullable(),
    about: text().sensitive(),
    /** What stood in the way. */
    difficulty: text().nullable().sensitive(),
    author_id: text(),
    author_name: text().personal(),
    written_at_utc: instant(),
    version: integer(),
  },
  {
    index: [['student_id', 'happened_on']],
    references: { student_id: 'student', guardian_id: 'guardian' },
  },
);

/** An important event in the life of a class (PUPIL-06). */
export const classEventTable = schoolTable(
  'class_event',
  {
    id: id<'ClassEventId'>(),
    class_id: id<'ClassId'>(),
    kind: oneOf(EVENT_KINDS),
    happened_on: localDate(),
    about: text().personal(),
    author_id: text(),
    author_name: text().personal(),
    written_at_utc: instant(),
    version: integer(),
  },
  { index: [['class_id', 'happened_on']], references: { class_id: 'school_class' } },
);

/** Information on a student given by somebody else than the homeroom teacher (PERM-48). */
export const informationReleaseTable = schoolTable(
  'information_release',
  {
    id: id<'InformationReleaseId'>(),
    student_id: id<'PersonId'>(),
    guardian_id: id<'PersonId'>(),
    entitlement: oneOf(ENTITLEMENTS),
    released_on: localDate(),
    about: text().sensitive(),
    author_id: text(),
    author_name: text().personal(),
    written_at_utc: instant(),
  },
  {
    index: [['student_id']],
    references: { student_id: 'student', guardian_id: 'guardian' },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    parent_contact: TableOf<typeof parentContactTable>;
    class_event: TableOf<typeof classEventTable>;
    information_release: TableOf<typeof informationReleaseTable>;
  }
}
