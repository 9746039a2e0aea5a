import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { dayAfter } from '../../school/school-date.ts';
import { type DayRange, requireOpenDays } from '../locks/api.ts';
import { daysWithout, type Placing } from './dates.ts';
import type { TimetableVersion } from './domain.ts';
import { lessonsOfVersions } from './store.ts';

/** Days on which a write changes what a version says is taught. */
export interface VersionDays extends DayRange {
  readonly version: Pick<TimetableVersion, 'versionId' | 'classId'>;
}

/** Days that other versions lose because one is placed among them. */
export const closedDays = (
  { shortened, replaced }: Placing,
  published: readonly TimetableVersion[],
): VersionDays[] =>
  published.flatMap((version): VersionDays[] => {
    const kept = shortened.find(({ versionId }) => versionId === version.versionId);
    if (kept !== undefined) return [{ version, from: dayAfter(kept.to), to: version.to }];
    return replaced.includes(version.versionId)
      ? [{ version, from: version.from, to: version.to }]
      : [];
  });

/** Days on which the lessons of a version are held: a draft's own only where nothing of its class is published. */
export const heldDays = (
  version: Pick<TimetableVersion, 'versionId' | 'classId' | 'state' | 'from' | 'to'>,
  published: readonly TimetableVersion[],
): VersionDays[] =>
  daysWithout(version, version.state === 'draft' ? published : []).map((days) => ({
    ...days,
    version,
  }));

/** Classes whose lessons a teacher typed into own timetables, by version. */
const classesTyped = async (
  read: SchoolRead,
  days: readonly VersionDays[],
): Promise<ReadonlyMap<string, ReadonlySet<ClassId>>> => {
  const found = new Map<string, Set<ClassId>>();
  const own = days.flatMap(({ version }) => (version.classId === null ? version.versionId : []));
  for (const { versionId, classId } of await lessonsOfVersions(read, own)) {
    const known = found.get(versionId) ?? new Set();
    found.set(versionId, known);
    if (classId !== null) known.add(classId);
  }
  return found;
};

/**
 * Before lessons of days are added, changed or taken away by a timetable (LOCK-01). An hour of a teacher without a class is no lesson.
 *
 * Errors  `locks.range_locked`
 */
export const requireOpenVersions = async (
  read: SchoolRead,
  days: readonly VersionDays[],
): Promise<void> => {
  const typed = await classesTyped(read, days);
  await requireOpenDays(
    read,
    'lessons',
    days.flatMap(({ version: { versionId, classId }, from, to }) => {
      const classIds = classId === null ? [...(typed.get(versionId) ?? [])] : [classId];
      return classIds.map((each) => ({ classId: each, from, to }));
    }),
  );
};
