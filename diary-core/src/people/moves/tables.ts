import { id, instant, integer, json, localDate, oneOf, text } from '../../kernel/db/columns.ts';
import { schoolTable, type TableOf } from '../../kernel/db/tables.ts';
import { MOVE_KINDS, type MoveTrace } from './domain.ts';

/** One admission, or one move of a student between classes or groups, with the director's agreement (MIGR-08, C-15). */
export const studentMoveTable = schoolTable(
  'student_move',
  {
    id: id<'StudentMoveId'>(),
    student_id: id<'PersonId'>(),
    kind: oneOf(MOVE_KINDS),
    from_class_id: id<'ClassId'>().nullable(),
    to_class_id: id<'ClassId'>().nullable(),
    /** First day in the new class or group. */
    first_day: localDate(),
    /** Null for a move between groups, which needs no agreement. */
    agreed_on: localDate().nullable(),
    agreed_by: text().nullable().personal(),
    agreement_reference: text().nullable(),
    trace_json: json<MoveTrace>(),
    written_at_utc: instant(),
    written_by_name: text().personal(),
    undone_at_utc: instant().nullable(),
    undone_by_name: text().nullable().personal(),
    undo_reason: text().nullable().personal(),
    version: integer(),
  },
  {
    index: [['student_id']],
    references: {
      student_id: 'student',
      from_class_id: 'school_class',
      to_class_id: 'school_class',
    },
  },
);

declare module '../../kernel/db/tables.ts' {
  interface Tables {
    student_move: TableOf<typeof studentMoveTable>;
  }
}
