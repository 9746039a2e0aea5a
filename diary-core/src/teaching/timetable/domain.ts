import type { ClassId, PersonId } from '@furtka/core-contract/ids';

/**
 * `draft`: staff see it, guardians and students do not (PLAN-02). `published`: in force between its dates. `replaced`: another version
 * of the same first day took its place; kept, never in force.
 */
export const VERSION_STATES = ['draft', 'published', 'replaced'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** A timetable of a class (`classId`), or a teacher's own one (`ownerId`). Dates are school dates, both ends included. */
export interface TimetableVersion {
  readonly versionId: string;
  readonly yearId: string;
  readonly classId: ClassId | null;
  readonly ownerId: PersonId | null;
  readonly from: string;
  readonly to: string;
  readonly state: VersionState;
  /** For the next change. */
  readonly version: number;
}

/** One lesson of the week. Two groups of one class may share a time. */
export interface TimetableLesson {
  readonly lessonId: string;
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number;
  /** Period number of the bell schedule of the class. */
  readonly period: number;
  /** `null` only in a teacher's own plan: an hour without a class. */
  readonly classId: ClassId | null;
  /** Empty: the whole class. */
  readonly groupName: string;
  readonly subjectId: string;
  readonly teacherId: PersonId;
  readonly roomId: string | null;
}

/** A lesson and the version that it stands in. */
export interface PlacedLesson extends TimetableLesson {
  readonly versionId: string;
}

/** First and last period of a class on a weekday, both included. */
export interface ClassSpan {
  readonly classId: ClassId;
  readonly weekday: number;
  readonly firstPeriod: number;
  readonly lastPeriod: number;
}

/** The hours of presence of each class, derived from its lessons; ordered by class, then weekday. */
export const spansOf = (
  lessons: readonly Pick<TimetableLesson, 'classId' | 'weekday' | 'period'>[],
): readonly ClassSpan[] => {
  const spans = new Map<string, ClassSpan>();
  for (const { classId, weekday, period } of lessons) {
    if (classId === null) continue;
    const key = `${classId}:${weekday}`;
    const span = spans.get(key);
    spans.set(key, {
      classId,
      weekday,
      firstPeriod: Math.min(span?.firstPeriod ?? period, period),
      lastPeriod: Math.max(span?.lastPeriod ?? period, period),
    });
  }
  return [...spans.values()].sort(
    (a, b) => (a.classId < b.classId ? -1 : a.classId > b.classId ? 1 : 0) || a.weekday - b.weekday,
  );
};

/**
 * The lessons that are truly held: the published version of a class; where it has none, its draft and what teachers typed for it. What
 * a teacher typed and the class's version holds as well counts once.
 *
 * @param versions  that cover the date; replaced ones are left out
 */
export const heldLessons = (
  versions: readonly TimetableVersion[],
  lessons: readonly PlacedLesson[],
): readonly PlacedLesson[] => {
  const byId = new Map(versions.map((each) => [each.versionId, each]));
  const published = new Set(
    versions.flatMap((each) => (each.state === 'published' && each.classId ? [each.classId] : [])),
  );
  const keyOf = (lesson: TimetableLesson): string =>
    [lesson.weekday, lesson.period, lesson.classId, lesson.teacherId].join(' ');
  const ofClasses = lessons.filter((lesson) => {
    const version = byId.get(lesson.versionId);
    if (!version?.classId || version.state === 'replaced') return false;
    return version.state === 'published' || !published.has(version.classId);
  });
  const known = new Set(ofClasses.map(keyOf));
  const own = lessons.filter((lesson) => {
    const version = byId.get(lesson.versionId);
    return version?.ownerId && version.state === 'published' && !known.has(keyOf(lesson));
  });
  return [...ofClasses, ...own];
};
