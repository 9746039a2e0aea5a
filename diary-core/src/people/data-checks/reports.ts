import type { ClassId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { requireStudentWithin } from '../students/api.ts';
import type { ReportBody, ReportView } from './schema.ts';

/** Reports within the scope, the latest first; at most 200. */
export const listReports = async (
  read: SchoolRead,
  scope: Scope<'dataReport.read'>,
): Promise<ReportView[]> => {
  const within = await classesWithin(read, scope);
  let query = read.from('data_report').selectAll();
  if (within !== 'all') {
    if (within.size === 0) return [];
    query = query.where('class_id', 'in', [...within]);
  }
  const rows = await query.orderBy('id', 'desc').limit(200).execute();
  const classes = await classNames(read);
  const persons = await personsByIds(
    read,
    rows.flatMap((row) => row.student_id ?? []),
  );
  return rows.map((row) => {
    const person = row.student_id === null ? undefined : persons.get(row.student_id);
    return {
      reportId: row.id,
      className: classes.get(row.class_id) ?? '',
      studentId: row.student_id,
      name: person === undefined ? null : fullName(person),
      about: row.about,
      state: row.state,
      reportedBy: row.reported_by_name,
      reportedAtUtc: row.reported_at_utc,
      answer: row.answer,
      answeredBy: row.answered_by_name,
      version: row.version,
    };
  });
};

interface Writer {
  readonly name: string;
  readonly atUtc: number;
}

/** Puts a report in the list that the administrator answers; whoever may report has been judged before. */
export const putReport = async (
  tx: SchoolTx,
  report: ReportBody & { readonly classId: ClassId },
  { name, atUtc }: Writer,
): Promise<void> => {
  await tx.insert('data_report', {
    id: tx.newId<'DataReportId'>(),
    class_id: report.classId,
    student_id: report.studentId,
    about: report.about.trim(),
    state: 'open',
    reported_at_utc: atUtc,
    reported_by_name: name,
    answer: null,
    answered_at_utc: null,
    answered_by_name: null,
    version: 1,
  });
};

/** Errors: `kernel.not_found` for a class or a student outside the scope. */
export const sendReport = async (
  tx: SchoolTx,
  scope: Scope<'dataReport.send'>,
  classId: ClassId,
  body: ReportBody,
  { name, atUtc }: Writer,
): Promise<void> => {
  await tx.require('school_class', classId);
  if (!reaches(await classesWithin(tx, scope), classId)) throw notFound('schoolClass');
  if (body.studentId !== null) await requireStudentWithin(tx, scope, body.studentId);
  await putReport(tx, { ...body, classId }, { name, atUtc });
};

/** Errors: `kernel.not_found`, `kernel.version_conflict`, `dataChecks.answered_already`. */
export const answerReport = async (
  tx: SchoolTx,
  reportId: string,
  { answer, version }: { readonly answer: string; readonly version: number },
  { name, atUtc }: Writer,
): Promise<void> => {
  const report = await tx.require('data_report', reportId);
  if (report.state === 'done') throw new AppError('conflict', 'dataChecks.answered_already');
  await tx.update(
    'data_report',
    reportId,
    { state: 'done', answer: answer.trim(), answered_at_utc: atUtc, answered_by_name: name },
    { expectVersion: version },
  );
};
