import type { PersonId } from '@furtka/core-contract/ids';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import type { DocumentBody, DocumentChange, Reading, SupportDocument } from './schema.ts';

const READING = 'supportDocument.read.seen';
const MOST_READINGS = 200;

const toDocument = (row: Row<'support_document'>, today: string): SupportDocument => ({
  documentId: row.id,
  kind: row.kind,
  issuer: row.issuer,
  number: row.number,
  issuedOn: row.issued_on,
  validUntil: row.valid_until,
  about: row.about,
  recommendations: row.recommendations,
  isOver: row.valid_until !== null && row.valid_until < today,
  writtenBy: row.written_by_name,
  writtenAtUtc: row.written_at_utc,
  version: row.version,
});

/** Opinions and statements of a student, the latest first; the caller has checked the scope. */
export const documentsOf = async (
  read: SchoolRead,
  studentId: PersonId,
  today: string,
): Promise<SupportDocument[]> => {
  const rows = await read
    .from('support_document')
    .selectAll()
    .where('student_id', '=', studentId)
    .orderBy('issued_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => toDocument(row, today));
};

const columnsOf = (body: DocumentBody) => ({
  kind: body.kind,
  issuer: body.issuer.trim(),
  number: body.number?.trim() ?? null,
  issued_on: body.issuedOn,
  valid_until: body.validUntil,
  about: body.about.trim(),
  recommendations: body.recommendations.trim(),
});

/** Errors: `students.no_such_date`, `supportDocuments.in_future`, `supportDocuments.ends_before_start`. */
const requireSound = ({ issuedOn, validUntil }: DocumentBody, today: string): void => {
  if (![issuedOn, validUntil ?? issuedOn].every(isSchoolDate))
    throw new AppError('invalid', 'students.no_such_date');
  if (issuedOn > today) throw new AppError('invalid', 'supportDocuments.in_future');
  if (validUntil !== null && validUntil < issuedOn)
    throw new AppError('invalid', 'supportDocuments.ends_before_start');
};

export interface Writer {
  readonly name: string;
  readonly atUtc: number;
  readonly today: string;
}

/** Errors: those of `requireSound`. */
export const addDocument = async (
  tx: SchoolTx,
  studentId: PersonId,
  body: DocumentBody,
  writer: Writer,
): Promise<void> => {
  requireSound(body, writer.today);
  await tx.insert('support_document', {
    id: tx.newId<'SupportDocumentId'>(),
    student_id: studentId,
    ...columnsOf(body),
    written_at_utc: writer.atUtc,
    written_by_name: writer.name,
    version: 1,
  });
};

/** The document of this student. Errors: `kernel.not_found`. */
const requireDocument = async (tx: SchoolTx, studentId: PersonId, documentId: string) => {
  const row = await tx.require('support_document', documentId);
  if (row.student_id !== studentId) throw notFound('supportDocument');
  return row;
};

/** Errors: `kernel.not_found`, `kernel.version_conflict`, those of `requireSound`. */
export const changeDocument = async (
  tx: SchoolTx,
  studentId: PersonId,
  documentId: string,
  { version, ...body }: DocumentChange,
  today: string,
): Promise<void> => {
  requireSound(body, today);
  await requireDocument(tx, studentId, documentId);
  await tx.update('support_document', documentId, columnsOf(body), { expectVersion: version });
};

/** Errors: `kernel.not_found`. */
export const removeDocument = async (
  tx: SchoolTx,
  studentId: PersonId,
  documentId: string,
): Promise<void> => {
  await requireDocument(tx, studentId, documentId);
  await tx.remove('support_document', documentId);
};

/** Who read a student's documents: from the register itself, so that it cannot be written otherwise. At most 200, newest first. */
export const readingsOf = async (read: SchoolRead, studentId: PersonId): Promise<Reading[]> => {
  const rows = await read
    .from('audit as a')
    .innerJoin('audit_content as c', (join) =>
      join.onRef('c.school_id', '=', 'a.school_id').onRef('c.audit_version', '=', 'a.version'),
    )
    .select(['a.at_school_utc as atUtc', 'a.actor_role as role', 'c.new_text as text'])
    .where('a.action', '=', READING)
    .where('a.subject_id', '=', studentId)
    .where('c.operation', '=', 'actor')
    .orderBy('a.version', 'desc')
    .limit(MOST_READINGS)
    .execute();
  return rows.map(({ atUtc, role, text }) => ({
    atUtc,
    role,
    // Retention clears names when their time is over; that somebody read stays.
    name: text === null ? '' : String((JSON.parse(text) as { name?: string }).name ?? ''),
  }));
};
