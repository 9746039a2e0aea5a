import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { guardiansOf } from '../guardians/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import type { Author } from './contacts.ts';
import type { Entitled, ReleaseBody, ReleaseView } from './schema.ts';

/** To whom information on a student was given, the latest first; the caller has checked the scope. */
export const releasesOf = async (read: SchoolRead, studentId: PersonId): Promise<ReleaseView[]> => {
  const rows = await read
    .from('information_release')
    .selectAll()
    .where('student_id', '=', studentId)
    .orderBy('id', 'desc')
    .execute();
  const names = await personsByIds(
    read,
    rows.map((row) => row.guardian_id),
  );
  return rows.map((row) => {
    const guardian = names.get(row.guardian_id);
    return {
      releaseId: row.id,
      guardianId: row.guardian_id,
      guardian: guardian === undefined ? '' : fullName(guardian),
      entitlement: row.entitlement,
      about: row.about,
      on: row.released_on,
      author: row.author_name,
      writtenAtUtc: row.written_at_utc,
    };
  });
};

/** The guardians of a student today, and who of them may be told; the caller has checked the scope. */
export const entitledOf = async (
  read: SchoolRead,
  studentId: PersonId,
  today: string,
): Promise<Entitled[]> => {
  const bonds = await guardiansOf(read, studentId, today);
  const names = await personsByIds(
    read,
    bonds.map((bond) => bond.guardianId),
  );
  return bonds.map(({ guardianId, custody }) => {
    const name = names.get(guardianId);
    const isEntitled = custody.seesChild;
    return { guardianId, name: name === undefined ? '' : fullName(name), isEntitled };
  });
};

/**
 * Writes down that information was given, after the asker's right was checked (PERM-48).
 *
 * Errors  `classLife.not_entitled` for whom a decision shut out, or who is no guardian today
 */
export const addRelease = async (
  tx: SchoolTx,
  studentId: PersonId,
  body: ReleaseBody,
  author: Author,
): Promise<void> => {
  const bonds = await guardiansOf(tx, studentId, author.today);
  const isEntitled = bonds.some(
    (bond) => bond.guardianId === body.guardianId && bond.custody.seesChild,
  );
  if (!isEntitled) throw new AppError('forbidden', 'classLife.not_entitled');
  await tx.insert('information_release', {
    id: tx.newId<'InformationReleaseId'>(),
    student_id: studentId,
    guardian_id: body.guardianId,
    entitlement: body.entitlement,
    released_on: author.today,
    about: body.about.trim(),
    author_id: author.accountId,
    author_name: author.name,
    written_at_utc: author.atUtc,
  });
};
