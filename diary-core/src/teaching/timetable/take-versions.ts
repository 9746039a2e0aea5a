import type { Brand, ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { type SchoolYear, schoolYearOn } from '../../school/school-years/api.ts';
import { type Clash, clashesOf } from './clashes.ts';
import { type Placing, placeVersion } from './dates.ts';
import type { TimetableLesson, TimetableVersion } from './domain.ts';
import { hoursOfYear, type YearHours } from './hours.ts';
import { closedDays, heldDays, requireOpenVersions } from './open-days.ts';
import {
  insertLessons,
  insertVersions,
  lessonsOfVersions,
  publishedOfClasses,
  versionsWithin,
} from './store.ts';

export interface ClassLessons {
  readonly classId: ClassId;
  /** At most 200. */
  readonly lessons: readonly Omit<TimetableLesson, 'classId' | 'lessonId'>[];
}

/** Lessons of many classes, each by its class; in the order in which the classes are met. */
export const lessonsByClass = (
  lessons: readonly (ClassLessons['lessons'][number] & { readonly classId: ClassId })[],
): ClassLessons[] => {
  const byClass = new Map<ClassId, ClassLessons['lessons'][number][]>();
  for (const { classId, ...lesson } of lessons)
    byClass.set(classId, [...(byClass.get(classId) ?? []), lesson]);
  return [...byClass].map(([classId, lessons]) => ({ classId, lessons }));
};

/** Whole timetables of some classes, to hold from one date on. */
export interface NewVersions {
  /** First school date. */
  readonly from: string;
  /** Last one; left out: until the next version of the class begins, else to the last day of lessons. */
  readonly to?: string;
  readonly state: 'draft' | 'published';
  /** Each class once. */
  readonly classes: readonly ClassLessons[];
}

/** A period that the bells of the class do not have, or two lessons of one time. Lessons count from 0 in `classes[].lessons`. */
export type VersionFault =
  | { readonly what: 'period'; readonly at: LessonPlace }
  | { readonly what: Clash['what']; readonly at: LessonPlace; readonly other: OtherPlace };
export interface LessonPlace {
  readonly classId: ClassId;
  readonly index: number;
}
/** The other lesson: one of the same call, or one that is in the school's timetable already. */
export type OtherPlace = LessonPlace | { readonly lesson: TimetableLesson };

interface Prepared {
  readonly year: SchoolYear;
  readonly placings: ReadonlyMap<ClassId, Placing>;
  readonly published: readonly TimetableVersion[];
  readonly faults: readonly VersionFault[];
}

const refuse = (
  kind: 'invalid' | 'conflict',
  code: string,
  details: Record<string, unknown> = {},
): never => {
  throw new AppError(kind, code, details);
};

const yearOf = async (read: SchoolRead, wanted: NewVersions): Promise<SchoolYear> => {
  const dates = wanted.to === undefined ? [wanted.from] : [wanted.from, wanted.to];
  if (!dates.every(isSchoolDate)) refuse('invalid', 'timetable.no_such_date');
  return (await schoolYearOn(read, wanted.from)) ?? refuse('invalid', 'timetable.no_school_year');
};

/** Errors of dates, in the words of `errors-timetable.json`. */
export const placeOrRefuse = (
  { from, to }: { readonly from: string; readonly to: string | null },
  others: readonly TimetableVersion[],
  year: SchoolYear,
): Placing => {
  const placed = placeVersion(from, to, others, year);
  if (placed.ok) return placed.placing;
  const details = { yearFrom: year.from, yearTo: year.to };
  if (placed.fault === 'overlap') return refuse('conflict', 'timetable.overlap');
  if (placed.fault === 'unordered') return refuse('invalid', 'timetable.dates_unordered');
  return refuse('invalid', 'timetable.outside_year', details);
};

const faultsOf = async (
  read: SchoolRead,
  wanted: NewVersions,
  hours: YearHours,
  to: string,
): Promise<VersionFault[]> => {
  const places = new Map<string, LessonPlace>();
  const lessons = wanted.classes.flatMap(({ classId, lessons }) =>
    lessons.map((lesson, index): TimetableLesson => {
      const lessonId = `${classId} ${index}`;
      places.set(lessonId, { classId, index });
      return { ...lesson, classId, lessonId };
    }),
  );
  const named = new Set(wanted.classes.map((each) => each.classId));
  const versions = (await versionsWithin(read, { from: wanted.from, to })).filter(
    (each) => each.classId !== null && !named.has(each.classId),
  );
  const others = await lessonsOfVersions(
    read,
    versions.map((each) => each.versionId),
  );
  const otherById = new Map(others.map((each) => [each.lessonId, each]));
  const placeOf = (lessonId: string): OtherPlace => {
    const lesson = otherById.get(lessonId);
    return lesson === undefined ? (places.get(lessonId) as LessonPlace) : { lesson };
  };
  return [
    ...lessons.flatMap((lesson): VersionFault[] =>
      hours.hoursOf(lesson) === undefined
        ? [{ what: 'period', at: places.get(lesson.lessonId) as LessonPlace }]
        : [],
    ),
    ...clashesOf(lessons, others, hours.sameTime).map(
      ({ what, lessonIds: [other, at] }): VersionFault => ({
        what,
        at: places.get(at) as LessonPlace,
        other: placeOf(other),
      }),
    ),
  ];
};

/**
 * What is wrong among timetables that may name classes, teachers and rooms which are not there yet; classes without bells of their own
 * are measured by the first bells of the school.
 *
 * @param to  last school date
 */
export const faultsAmong = async (
  read: SchoolRead,
  wanted: NewVersions,
  { yearId, to }: { readonly yearId: string; readonly to: string },
): Promise<readonly VersionFault[]> => faultsOf(read, wanted, await hoursOfYear(read, yearId), to);

const prepare = async (read: SchoolRead, wanted: NewVersions): Promise<Prepared> => {
  const year = await yearOf(read, wanted);
  const hours = await hoursOfYear(read, year.yearId);
  const classIds = wanted.classes.map((each) => each.classId);
  if (new Set(classIds).size !== classIds.length) refuse('invalid', 'timetable.class_twice');
  if (!classIds.every((classId) => hours.classes.has(classId)))
    refuse('invalid', 'timetable.unknown_class');
  const published = await publishedOfClasses(read, classIds, year.yearId);
  const placings = new Map(
    classIds.map((classId) => [
      classId,
      placeOrRefuse(
        { from: wanted.from, to: wanted.to ?? null },
        wanted.state === 'published' ? published.filter((each) => each.classId === classId) : [],
        year,
      ),
    ]),
  );
  const last =
    [...placings.values()]
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? wanted.from;
  return { year, placings, published, faults: await faultsOf(read, wanted, hours, last) };
};

/**
 * What is wrong with timetables before they are taken: a dry run. Empty, or nothing but `together`: they fit.
 *
 * Errors  `timetable.no_such_date`, `timetable.no_school_year`, `timetable.outside_year`, `timetable.dates_unordered`,
 *         `timetable.overlap` (the end lies beyond the beginning of a later version), `timetable.unknown_class`, `timetable.class_twice`
 */
export const faultsOfVersions = async (
  read: SchoolRead,
  wanted: NewVersions,
): Promise<readonly VersionFault[]> => (await prepare(read, wanted)).faults;

/** Shortens and replaces what stood before; the rows stay (PLAN-06). */
export const closeFormer = async (
  tx: SchoolTx,
  versionId: string,
  { shortened, replaced }: Placing,
  published: readonly TimetableVersion[],
): Promise<void> => {
  const byId = new Map(published.map((each) => [each.versionId, each]));
  const closed_by_id = versionId as Brand<'TimetableVersionId'>;
  for (const { versionId: former, to } of shortened) {
    const former_last_day = byId.get(former)?.to ?? null;
    await tx.update('timetable_version', former, { last_day: to, closed_by_id, former_last_day });
  }
  for (const former of replaced)
    await tx.update('timetable_version', former, { state: 'replaced', closed_by_id });
};

/** One publication at a time in a school year: two at once could not see each other. */
export const lockYear = (tx: SchoolTx, yearId: string): Promise<unknown> =>
  tx.require('school_year', yearId);

/**
 * Takes whole timetables of some classes, each with its lessons, in the transaction of the caller (PLAN-08). Published ones close the
 * former version of their class by correcting its dates (PLAN-06); one that began on the same day is kept as replaced.
 *
 * @param mayClash  take them although a teacher or a room is used twice; classes twice at one time and unknown periods are refused
 * @returns         ids of the versions in the order of `classes`, for `undoVersions`, and what was found
 * Bounds           40 classes with 1,200 lessons: under a second
 * Errors           those of `faultsOfVersions`; `timetable.unknown_period`, `timetable.clash` (the first ten are named),
 *                  `locks.range_locked`
 */
export const takeVersions = async (
  tx: SchoolTx,
  wanted: NewVersions,
  { mayClash = false }: { readonly mayClash?: boolean } = {},
): Promise<{
  readonly versionIds: readonly string[];
  readonly faults: readonly VersionFault[];
}> => {
  const locked = await yearOf(tx, wanted);
  await lockYear(tx, locked.yearId);
  const { year, placings, published, faults } = await prepare(tx, wanted);
  const first = faults.find((fault) => fault.what === 'period');
  if (first !== undefined) {
    const { classId, index } = first.at;
    const lessons = wanted.classes.find((each) => each.classId === classId)?.lessons;
    refuse('invalid', 'timetable.unknown_period', { period: lessons?.[index]?.period });
  }
  const refused = faults.filter(
    ({ what }) => what === 'class' || (!mayClash && (what === 'teacher' || what === 'room')),
  );
  if (refused.length > 0)
    refuse('invalid', 'timetable.clash', {
      clashes: refused.slice(0, 10).map(({ what, at }) => ({ what, ...at })),
    });
  const made = wanted.classes.map((each) => ({
    ...each,
    versionId: tx.newId<'TimetableVersionId'>(),
  }));
  const versions = made.map(({ classId, versionId }) => ({
    versionId,
    yearId: year.yearId,
    classId,
    ownerId: null,
    from: wanted.from,
    to: placings.get(classId)?.to ?? wanted.from,
    state: wanted.state,
  }));
  await requireOpenVersions(tx, [
    ...versions.flatMap((version) =>
      heldDays(
        version,
        published.filter((each) => each.classId === version.classId),
      ),
    ),
    ...(wanted.state === 'draft'
      ? []
      : [...placings].flatMap(([classId, placing]) =>
          closedDays(
            placing,
            published.filter((each) => each.classId === classId),
          ),
        )),
  ]);
  for (const { classId, versionId } of made) {
    const placing = placings.get(classId);
    if (placing && wanted.state === 'published')
      await closeFormer(tx, versionId, placing, published);
  }
  await insertVersions(tx, versions);
  await insertLessons(
    tx,
    made.flatMap(({ classId, versionId, lessons }) =>
      lessons.map((lesson) => ({ ...lesson, classId, versionId, lessonId: tx.newId() })),
    ),
  );
  const isPublic = wanted.state === 'published';
  tx.announce('timetable.changed', { classIds: made.map((each) => each.classId), isPublic });
  return { versionIds: made.map((each) => each.versionId), faults };
};
