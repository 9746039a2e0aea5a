import type { PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { guardiansOf } from '../guardians/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { classesLedOn } from '../staff/api.ts';
import { classOfStudentOn } from '../students/api.ts';
import { TEACHER_KINDS } from './kinds.ts';
import type { ContactBody, ContactView } from './schema.ts';

export interface Author {
  readonly accountId: string;
  readonly name: string;
  readonly atUtc: number;
  /** School date. */
  readonly today: string;
}

/** Whether the scope reaches the student otherwise than through lessons: the whole school, or the class that one leads. */
const isKeeper = async (
  read: SchoolRead,
  scope: Scope,
  studentId: PersonId,
  today: string,
): Promise<boolean> => {
  if (scope.grants.some(({ grant }) => grant === 'school')) return true;
  const leaders = scope.grants.flatMap(({ grant, personId }) =>
    grant === 'ownClass' && personId !== undefined ? [personId] : [],
  );
  const its = await classOfStudentOn(read, studentId, today);
  const led = await classesLedOn(read, leaders, today);
  return its !== undefined && led.includes(its.classId);
};

/** Contacts of a student, the latest first: all, or to a teacher the own ones. The caller has checked the scope. */
export const contactsOf = async (
  read: SchoolRead,
  scope: Scope<'parentContact.read'>,
  studentId: PersonId,
  { accountId, today }: { readonly accountId: string; readonly today: string },
): Promise<ContactView[]> => {
  let query = read.from('parent_contact').selectAll().where('student_id', '=', studentId);
  if (!(await isKeeper(read, scope, studentId, today)))
    query = query.where('author_id', '=', accountId);
  const rows = await query.orderBy('happened_on', 'desc').orderBy('id', 'desc').execute();
  const names = await personsByIds(
    read,
    rows.flatMap((row) => row.guardian_id ?? []),
  );
  return rows.map((row) => {
    const guardian = row.guardian_id === null ? undefined : names.get(row.guardian_id);
    return {
      contactId: row.id,
      kind: row.kind,
      guardianId: row.guardian_id,
      guardian: guardian === undefined ? null : fullName(guardian),
      isReached: row.is_reached,
      on: row.happened_on,
      at: row.happened_at,
      about: row.about,
      difficulty: row.difficulty,
      author: row.author_name,
      writtenAtUtc: row.written_at_utc,
    };
  });
};

/** Errors: `students.no_such_date`, `classLife.in_future`. */
export const requirePast = (on: string, today: string): void => {
  if (!isSchoolDate(on)) throw new AppError('invalid', 'students.no_such_date');
  if (on > today) throw new AppError('invalid', 'classLife.in_future');
};

/**
 * Writes a contact down. A teacher who only teaches the student writes talks and facts.
 *
 * Errors  `classLife.only_talks`, `classLife.difficulty_needed`, `classLife.no_guardian`, those of `requirePast`
 */
export const addContact = async (
  tx: SchoolTx,
  scope: Scope<'parentContact.write'>,
  studentId: PersonId,
  body: ContactBody,
  author: Author,
): Promise<void> => {
  const { today } = author;
  requirePast(body.on, today);
  if (!TEACHER_KINDS.includes(body.kind) && !(await isKeeper(tx, scope, studentId, today)))
    throw new AppError('forbidden', 'classLife.only_talks');
  if (!body.isReached && body.difficulty === null)
    throw new AppError('invalid', 'classLife.difficulty_needed');
  const guardians = await guardiansOf(tx, studentId, body.on);
  const { guardianId } = body;
  if (guardianId !== null && !guardians.some((bond) => bond.guardianId === guardianId))
    throw new AppError('invalid', 'classLife.no_guardian');
  await tx.insert('parent_contact', {
    id: tx.newId<'ParentContactId'>(),
    student_id: studentId,
    guardian_id: guardianId,
    kind: body.kind,
    is_reached: body.isReached,
    happened_on: body.on,
    happened_at: body.at,
    about: body.about.trim(),
    difficulty: body.difficulty?.trim() ?? null,
    author_id: author.accountId,
    author_name: author.name,
    written_at_utc: author.atUtc,
    version: 1,
  });
};
