import type { Brand, ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, bug } from '../../kernel/domain/app-error.ts';
import { faultsOfYear, schoolYearById } from '../school-years/api.ts';

export interface ClassTerm {
  readonly ordinal: number;
  readonly from: string;
  readonly to: string;
}
export interface ClassTerms {
  readonly terms: readonly ClassTerm[];
  /** The class has dates of its own. */
  readonly isOwn: boolean;
  /** Of the class. */
  readonly version: number;
}

/** The same as the API answers it. */
export const termsReply = ({ terms, ...rest }: ClassTerms) => ({
  ...rest,
  terms: terms.map((term) => ({ ...term })),
});

/** Terms of a class: its own, or those of its school year (STRUCT-14). Errors: `kernel.not_found`. */
export const classTerms = async (read: SchoolRead, classId: ClassId): Promise<ClassTerms> => {
  const found = await read.require('school_class', classId);
  const own = await read
    .from('class_term')
    .select(['ordinal', 'first_day as from', 'last_day as to'])
    .where('class_id', '=', classId)
    .orderBy('ordinal')
    .execute();
  if (own.length > 0) return { terms: own, isOwn: true, version: found.version };
  const year = await schoolYearById(read, found.year_id);
  if (year === undefined) throw bug('kernel.bug', { yearOf: 'class' });
  const terms = year.terms.map(({ ordinal, from, to }) => ({ ordinal, from, to }));
  return { terms, isOwn: false, version: found.version };
};

/**
 * Gives a class term dates of its own; none: those of the year again.
 *
 * Errors  `classSections.terms_faulty` with the names of the faults, `kernel.not_found`, `kernel.version_conflict`
 */
export const setClassTerms = async (
  tx: SchoolTx,
  classId: ClassId,
  { terms, version }: { readonly terms: readonly ClassTerm[]; readonly version: number },
): Promise<ClassTerms> => {
  const found = await tx.require('school_class', classId);
  const year = await schoolYearById(tx, found.year_id);
  if (year === undefined) throw bug('kernel.bug', { yearOf: 'class' });
  const faults = faultsOfYear(
    { ...year, terms: terms.map((term) => ({ ...term, termId: String(term.ordinal) })) },
    [],
  );
  if (faults.length > 0) throw new AppError('invalid', 'classSections.terms_faulty', { faults });
  await tx.update('school_class', classId, { version: version + 1 }, { expectVersion: version });
  await tx.removeWhere('class_term', { class_id: classId });
  await tx.insertMany(
    'class_term',
    terms.map((term) => ({
      id: tx.newId<'ClassTermId'>(),
      class_id: classId,
      ordinal: term.ordinal,
      first_day: term.from,
      last_day: term.to,
    })),
  );
  tx.announce('class.changed', { classId });
  return classTerms(tx, classId);
};

/**
 * After other dates of a school year: the terms that its classes have of their own still lie within it.
 *
 * Errors  `classSections.terms_outside_year` with the names of the classes whose terms do not
 */
export const requireTermsWithin = async (read: SchoolRead, yearId: string): Promise<void> => {
  const year = await schoolYearById(read, yearId);
  if (year === undefined) throw bug('kernel.bug', { yearOf: 'terms' });
  const rows = await read
    .from('class_term as t')
    .innerJoin('school_class as c', (join) =>
      join.onRef('c.school_id', '=', 't.school_id').onRef('c.id', '=', 't.class_id'),
    )
    .select(['c.name', 't.first_day as from', 't.last_day as to'])
    .where('c.year_id', '=', yearId as Brand<'YearId'>)
    .orderBy('c.grade_level')
    .orderBy('c.name')
    .execute();
  const outside = rows.filter(({ from, to }) => from < year.from || to > year.to);
  if (outside.length === 0) return;
  const classes = [...new Set(outside.map(({ name }) => name))].join(', ');
  throw new AppError('conflict', 'classSections.terms_outside_year', { classes });
};
