import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, bug } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { type SchoolYear, schoolYearById, schoolYearOn } from '../../school/school-years/api.ts';
import type { DayRange } from '../locks/api.ts';
import { daysMoved, daysWithout } from './dates.ts';
import type { TimetableVersion } from './domain.ts';
import { closedDays, heldDays, requireOpenVersions, type VersionDays } from './open-days.ts';
import { insertLessons, insertVersions, lessonsOfVersions, versionsOf } from './store.ts';
import { closeFormer, lockYear, placeOrRefuse } from './take-versions.ts';

/** Whose timetable: of a class, or a teacher's own. */
export type VersionOwner = { readonly classId: ClassId } | { readonly ownerId: PersonId };

export const ownerOf = ({ classId, ownerId }: TimetableVersion): VersionOwner => {
  if (classId !== null) return { classId };
  if (ownerId !== null) return { ownerId };
  throw bug('kernel.bug', { version: 'of nobody' });
};

export interface VersionDates {
  readonly from: string;
  /** `null`: until the next version begins, else to the last day of lessons. */
  readonly to: string | null;
}

const yearOn = async (read: SchoolRead, { from, to }: VersionDates): Promise<SchoolYear> => {
  if (!isSchoolDate(from) || (to !== null && !isSchoolDate(to)))
    throw new AppError('invalid', 'timetable.no_such_date');
  const year = await schoolYearOn(read, from);
  if (year === undefined) throw new AppError('invalid', 'timetable.no_school_year');
  return year;
};

const publishedBeside = (
  all: readonly TimetableVersion[],
  versionId?: string,
): readonly TimetableVersion[] =>
  all.filter((each) => each.state === 'published' && each.versionId !== versionId);

/** Errors: `kernel.not_found` outside the school, `timetable.replaced` for one that is kept as history. */
export const requireVersion = async (
  tx: SchoolTx,
  versionId: string,
): Promise<TimetableVersion> => {
  const row = await tx.require('timetable_version', versionId);
  if (row.state === 'replaced') throw new AppError('conflict', 'timetable.replaced');
  return {
    versionId: row.id,
    yearId: row.year_id,
    classId: row.class_id,
    ownerId: row.owner_id,
    from: row.first_day,
    to: row.last_day,
    state: row.state,
    version: row.version,
  };
};

const tell = (tx: SchoolTx, version: Pick<TimetableVersion, 'classId' | 'state'>): void => {
  const classIds = version.classId === null ? [] : [version.classId];
  tx.announce('timetable.changed', { classIds, isPublic: version.state === 'published' });
};

/**
 * A new version: of a class as a draft, which closes nothing until it is published; a teacher's own is in force at once and closes the
 * former by its dates (PLAN-06).
 *
 * @param copyOf  a version of the same class or teacher whose lessons it begins with
 *
 * Errors  those of dates as in `takeVersions`; `timetable.unknown_class` for a class of another year, `kernel.not_found`,
 *         `locks.range_locked` where lessons of closed days would become others
 */
export const addVersion = async (
  tx: SchoolTx,
  owner: VersionOwner,
  dates: VersionDates,
  copyOf?: string,
): Promise<string> => {
  const { yearId } = await yearOn(tx, dates);
  await lockYear(tx, yearId);
  const year = await yearOn(tx, dates);
  if ('classId' in owner) {
    const found = await tx.require('school_class', owner.classId);
    if (found.year_id !== yearId) throw new AppError('invalid', 'timetable.unknown_class');
  }
  const all = await versionsOf(tx, owner, yearId);
  const isOwn = 'ownerId' in owner;
  const others = isOwn ? publishedBeside(all) : [];
  const placing = placeOrRefuse(dates, others, year);
  const versionId = tx.newId<'TimetableVersionId'>();
  await requireOpenVersions(tx, closedDays(placing, others));
  if (isOwn) await closeFormer(tx, versionId, placing, others);
  const state = isOwn ? 'published' : 'draft';
  const added = {
    versionId,
    yearId,
    classId: null,
    ownerId: null,
    ...owner,
    from: dates.from,
    to: placing.to,
    state,
  } as const;
  await insertVersions(tx, [added]);
  if (copyOf !== undefined) {
    if (!all.some((each) => each.versionId === copyOf))
      throw new AppError('not_found', 'kernel.not_found');
    const lessons = await lessonsOfVersions(tx, [copyOf]);
    await insertLessons(
      tx,
      lessons.map((lesson) => ({ ...lesson, versionId, lessonId: tx.newId() })),
    );
    if (lessons.length > 0) await requireOpenVersions(tx, heldDays(added, publishedBeside(all)));
  }
  tell(tx, { classId: isOwn ? null : owner.classId, state });
  return versionId;
};

/**
 * Days on which other dates of a version change what is taught: those it leaves, those it comes to, and what the others lose. A draft
 * counts where nothing is published, and only with lessons.
 */
const requireMovable = async (
  tx: SchoolTx,
  version: TimetableVersion,
  after: DayRange,
  published: readonly TimetableVersion[],
): Promise<void> => {
  const isDraft = version.state === 'draft';
  if (isDraft && (await lessonsOfVersions(tx, [version.versionId])).length === 0) return;
  const moved = daysMoved(version, after).flatMap((days) =>
    isDraft ? daysWithout(days, published) : [days],
  );
  await requireOpenVersions(
    tx,
    moved.map((days) => ({ ...days, version })),
  );
};

/** Corrects the dates of a version (PLAN-05). Errors: those of dates, `kernel.version_conflict`, `locks.range_locked`. */
export const changeDates = async (
  tx: SchoolTx,
  version: TimetableVersion,
  dates: VersionDates,
  expectVersion: number,
): Promise<void> => {
  const year = await yearOn(tx, dates);
  if (year.yearId !== version.yearId)
    throw new AppError('invalid', 'timetable.outside_year', {
      yearFrom: year.from,
      yearTo: year.to,
    });
  await lockYear(tx, year.yearId);
  const all = await versionsOf(tx, ownerOf(version), year.yearId);
  const published = publishedBeside(all, version.versionId);
  const others = version.state === 'published' ? published : [];
  const placing = placeOrRefuse(dates, others, year);
  await requireMovable(tx, version, { from: dates.from, to: placing.to }, published);
  await requireOpenVersions(tx, closedDays(placing, others));
  await closeFormer(tx, version.versionId, placing, others);
  await tx.update(
    'timetable_version',
    version.versionId,
    { first_day: dates.from, last_day: placing.to },
    { expectVersion },
  );
  tell(tx, version);
};

/**
 * Guardians and students see it from now on (PLAN-02); the former version ends the day before it begins.
 *
 * Errors  `timetable.already_published`, `timetable.empty` without lessons, `timetable.overlap`, `kernel.version_conflict`,
 *         `locks.range_locked` where some of its days are closed
 */
export const publishVersion = async (
  tx: SchoolTx,
  version: TimetableVersion,
  expectVersion: number,
): Promise<void> => {
  if (version.state !== 'draft') throw new AppError('conflict', 'timetable.already_published');
  await lockYear(tx, version.yearId);
  const year = await schoolYearById(tx, version.yearId);
  if (year === undefined) throw bug('kernel.bug', { yearOf: 'version' });
  if ((await lessonsOfVersions(tx, [version.versionId])).length === 0)
    throw new AppError('conflict', 'timetable.empty');
  const all = await versionsOf(tx, ownerOf(version), version.yearId);
  const others = publishedBeside(all);
  const placing = placeOrRefuse({ from: version.from, to: version.to }, others, year);
  await requireOpenVersions(tx, [
    { version, from: version.from, to: placing.to },
    ...closedDays(placing, others),
  ]);
  await closeFormer(tx, version.versionId, placing, others);
  await tx.update(
    'timetable_version',
    version.versionId,
    { state: 'published', last_day: placing.to },
    { expectVersion },
  );
  tell(tx, { ...version, state: 'published' });
};

/** Days on which the lessons of a version are held as things stand. */
export const daysHeldNow = async (
  read: SchoolRead,
  version: TimetableVersion,
): Promise<readonly VersionDays[]> =>
  heldDays(
    version,
    version.state === 'draft'
      ? publishedBeside(await versionsOf(read, ownerOf(version), version.yearId))
      : [],
  );

/** Throws a draft away; what was published stays for ever (PLAN-06). Errors: `timetable.already_published`, `locks.range_locked`. */
export const discardDraft = async (tx: SchoolTx, version: TimetableVersion): Promise<void> => {
  if (version.state !== 'draft') throw new AppError('conflict', 'timetable.already_published');
  if ((await lessonsOfVersions(tx, [version.versionId])).length > 0)
    await requireOpenVersions(tx, await daysHeldNow(tx, version));
  const version_id = version.versionId as Brand<'TimetableVersionId'>;
  await tx.removeWhere('planned_lesson', { version_id });
  await tx.remove('timetable_version', version.versionId);
  tell(tx, version);
};
