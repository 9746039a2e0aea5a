import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import type { MoveTrace } from './domain.ts';
import type { Agreement } from './schema.ts';

/** Who writes a move, and when. */
export interface Writer {
  readonly name: string;
  readonly atUtc: number;
  /** School date. */
  readonly today: string;
}

/** Errors: `moves.agreement_in_future`, `students.no_such_date`. */
export const requireAgreement = (agreement: Agreement, today: string): void => {
  if (!isSchoolDate(agreement.on)) throw new AppError('invalid', 'students.no_such_date');
  if (agreement.on > today) throw new AppError('invalid', 'moves.agreement_in_future');
};

const NO_AGREEMENT = { agreed_on: null, agreed_by: null, agreement_reference: null };

const agreementColumns = (agreement: Agreement | null, today: string) => {
  if (agreement === null) return NO_AGREEMENT;
  requireAgreement(agreement, today);
  return {
    agreed_on: agreement.on,
    agreed_by: agreement.by.trim(),
    agreement_reference: agreement.reference?.trim() ?? null,
  };
};

export interface MoveRecord {
  readonly studentId: PersonId;
  /** An admission out of a class is a return to the school. */
  readonly kind: 'admission' | 'class' | 'group';
  readonly fromClassId: ClassId | null;
  readonly toClassId: ClassId | null;
  readonly from: string;
  readonly agreement: Agreement | null;
  readonly trace: MoveTrace;
}

/** Writes moves down with their agreement (MIGR-08). Errors: those of `requireAgreement`. */
export const recordMoves = (
  tx: SchoolTx,
  records: readonly MoveRecord[],
  writer: Writer,
): Promise<void> =>
  tx.insertMany(
    'student_move',
    records.map((record) => ({
      id: tx.newId<'StudentMoveId'>(),
      student_id: record.studentId,
      kind: record.kind,
      from_class_id: record.fromClassId,
      to_class_id: record.toClassId,
      first_day: record.from,
      ...agreementColumns(record.agreement, writer.today),
      trace_json: record.trace,
      written_at_utc: writer.atUtc,
      written_by_name: writer.name,
      undone_at_utc: null,
      undone_by_name: null,
      undo_reason: null,
      version: 1,
    })),
  );

/** The same of one. */
export const recordMove = (tx: SchoolTx, record: MoveRecord, writer: Writer): Promise<void> =>
  recordMoves(tx, [record], writer);
