import type { PersonId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import {
  openPesel,
  peselSealer,
  refuseSecond,
  requireSameDate,
  requireStudentWithin,
} from '../students/api.ts';
import { type Author, changeFile } from './change-file.ts';
import type { DecisionBody, FileChange } from './schema.ts';

/**
 * Puts a homeroom teacher's change before the office (C-14); the file stays as it is.
 *
 * Errors  `kernel.not_found`, `kernel.version_conflict`, `students.bad_pesel`, `students.pesel_taken`, `students.pesel_other_date`
 */
export const propose = async (
  tx: SchoolTx,
  keys: KeyStore,
  scope: Scope<'student.write'>,
  {
    studentId,
    change,
    author,
    accountId,
  }: { studentId: PersonId; change: FileChange; author: Author; accountId: string },
): Promise<void> => {
  const student = await requireStudentWithin(tx, scope, studentId);
  if (student.version !== change.version)
    throw new AppError('conflict', 'kernel.version_conflict', { stored: student.version });
  const { version: _version, pesel, ...rest } = change;
  const sealed = typeof pesel === 'string' ? (await peselSealer(tx, keys))(pesel) : undefined;
  if (sealed !== undefined) {
    await refuseSecond(tx, scope, sealed, studentId);
    requireSameDate(pesel ?? '', rest.bornOn === undefined ? student.born_on : rest.bornOn);
  }
  await tx.insert('student_proposal', {
    id: tx.newId<'StudentProposalId'>(),
    student_id: studentId,
    state: 'open',
    change_json: { from: author.today, ...rest },
    pesel_sealed: sealed?.pesel_sealed ?? null,
    proposed_at_utc: author.atUtc,
    proposed_by_id: accountId,
    proposed_by_name: author.byName,
    decided_at_utc: null,
    decided_by_name: null,
    decision_reason: null,
    version: 1,
  });
};

/** An open proposal within the scope. Errors: `kernel.not_found`, `pupilFiles.decided_already`. */
const requireOpen = async (
  tx: SchoolTx,
  scope: Scope,
  proposalId: string,
): Promise<Row<'student_proposal'>> => {
  const row = await tx.require('student_proposal', proposalId);
  if (!reaches(await personsWithin(tx, scope), row.student_id)) throw notFound('studentProposal');
  if (row.state !== 'open') throw new AppError('conflict', 'pupilFiles.decided_already');
  return row;
};

/**
 * The office's decision. An accepted change is made as the office's own, upon the file that the office saw.
 *
 * Errors  `pupilFiles.decided_already`, `kernel.version_conflict` when the file or the proposal changed meanwhile, those of `changeFile`
 */
export const decide = async (
  tx: SchoolTx,
  keys: KeyStore,
  scope: Scope<'studentProposal.decide'>,
  { proposalId, body, author }: { proposalId: string; body: DecisionBody; author: Author },
): Promise<PersonId> => {
  const row = await requireOpen(tx, scope, proposalId);
  if (body.decision === 'accepted') {
    const pesel = row.pesel_sealed;
    const change: FileChange = {
      ...row.change_json,
      version: body.fileVersion,
      ...(pesel === null ? {} : { pesel: openPesel(keys, tx.schoolId, pesel) }),
    };
    await changeFile(tx, keys, scope, { studentId: row.student_id, change, author });
  }
  await tx.update(
    'student_proposal',
    proposalId,
    {
      state: body.decision,
      decided_at_utc: author.atUtc,
      decided_by_name: author.byName,
      decision_reason: body.reason ?? null,
    },
    { expectVersion: body.version },
  );
  return row.student_id;
};

/** Whoever proposed it takes it back. Errors: `kernel.not_found` for another's, `pupilFiles.decided_already`. */
export const withdraw = async (
  tx: SchoolTx,
  scope: Scope<'studentProposal.read'>,
  proposalId: string,
  accountId: string,
): Promise<void> => {
  const row = await requireOpen(tx, scope, proposalId);
  if (row.proposed_by_id !== accountId) throw notFound('studentProposal');
  await tx.update('student_proposal', proposalId, { state: 'withdrawn' });
};

/** Proposals within the scope, newest first; at most 200. */
export const proposalRows = async (
  read: SchoolRead,
  scope: Scope<'studentProposal.read'>,
  filter: { studentId?: PersonId; state?: Row<'student_proposal'>['state'] },
): Promise<Row<'student_proposal'>[]> => {
  const within = await personsWithin(read, scope);
  let query = read.from('student_proposal').selectAll();
  if (within !== 'all') {
    if (within.size === 0) return [];
    query = query.where('student_id', 'in', [...within]);
  }
  if (filter.studentId !== undefined) query = query.where('student_id', '=', filter.studentId);
  if (filter.state !== undefined) query = query.where('state', '=', filter.state);
  return query.orderBy('id', 'desc').limit(200).execute();
};
