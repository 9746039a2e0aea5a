import type { Brand, PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { personsByIds } from '../../people/persons/api.ts';
import { roomsOf } from '../../school/schools/api.ts';
import { subjectsOf } from '../../school/subjects/api.ts';
import { requireOpenDays } from '../locks/api.ts';
import { clashesOf } from './clashes.ts';
import type { PlacedLesson, TimetableVersion } from './domain.ts';
import { hoursOfYear } from './hours.ts';
import type { CellBody } from './schema.ts';
import { insertLessons, lessonsOfVersions } from './store.ts';
import { daysHeldNow } from './versions.ts';

const contentOf = (lesson: Omit<PlacedLesson, 'lessonId' | 'versionId'>): string =>
  [lesson.classId, lesson.groupName, lesson.subjectId, lesson.teacherId, lesson.roomId].join(' ');

const isAt = (lesson: PlacedLesson, { weekday, period }: CellBody): boolean =>
  lesson.weekday === weekday && lesson.period === period;

const wantedLessons = (tx: SchoolTx, version: TimetableVersion, cell: CellBody): PlacedLesson[] =>
  cell.lessons.map((lesson) => {
    const teacherId = version.ownerId ?? lesson.teacherId;
    if (teacherId === null) throw new AppError('invalid', 'timetable.no_teacher');
    return {
      lessonId: tx.newId(),
      versionId: version.versionId,
      weekday: cell.weekday,
      period: cell.period,
      classId: version.classId ?? lesson.classId,
      groupName: lesson.groupName.trim(),
      subjectId: lesson.subjectId,
      teacherId,
      roomId: lesson.roomId,
    };
  });

/** Errors: `timetable.unknown_name` for a subject, teacher or room that the school does not have, `timetable.unknown_class`, `timetable.unknown_period`. */
const refuseUnknown = async (
  tx: SchoolTx,
  version: TimetableVersion,
  added: readonly PlacedLesson[],
): Promise<void> => {
  const subjects = new Set((await subjectsOf(tx)).map((each) => each.subjectId));
  const inUse = (await roomsOf(tx)).filter((each) => !each.isRetired);
  const rooms = new Set(inUse.map((each) => each.roomId));
  const teachers = await personsByIds(tx, [...new Set(added.map((each) => each.teacherId))]);
  const hours = await hoursOfYear(tx, version.yearId);
  for (const lesson of added) {
    const isKnown =
      subjects.has(lesson.subjectId) &&
      (lesson.roomId === null || rooms.has(lesson.roomId)) &&
      teachers.get(lesson.teacherId as PersonId)?.kind === 'staff';
    if (!isKnown) throw new AppError('invalid', 'timetable.unknown_name');
    if (lesson.classId !== null && !hours.classes.has(lesson.classId))
      throw new AppError('invalid', 'timetable.unknown_class');
    if (hours.hoursOf(lesson) === undefined)
      throw new AppError('invalid', 'timetable.unknown_period', { period: lesson.period });
  }
};

const refuseDoubles = (lessons: readonly PlacedLesson[], version: TimetableVersion): void => {
  const sameTime = (a: { period: number }, b: { period: number }): boolean => a.period === b.period;
  const [clash] = clashesOf(lessons, [], sameTime).filter(
    ({ what }) => what === 'class' || (what === 'teacher' && version.ownerId !== null),
  );
  if (clash === undefined) return;
  const at = lessons.find((each) => each.lessonId === clash.lessonIds[1]);
  const details = { weekday: at?.weekday, period: at?.period };
  throw new AppError(
    'invalid',
    version.ownerId === null ? 'timetable.class_twice_at_once' : 'timetable.teacher_twice_at_once',
    details,
  );
};

/** The classes of these lessons are open on all days on which the version holds. Errors: `locks.range_locked`. */
const refuseLocked = async (
  tx: SchoolTx,
  version: TimetableVersion,
  changed: readonly PlacedLesson[],
): Promise<void> => {
  if (changed.length === 0) return;
  const classIds = new Set(changed.flatMap(({ classId }) => classId ?? []));
  const days = await daysHeldNow(tx, version);
  await requireOpenDays(
    tx,
    'lessons',
    days.flatMap(({ from, to }) => [...classIds].map((classId) => ({ classId, from, to }))),
  );
};

/**
 * Writes hours of a version. Each says which lessons the writer saw in it: an hour that somebody else changed meanwhile is refused and
 * nothing is written, so that nobody overwrites another. An unchanged lesson keeps its id.
 *
 * Errors  `timetable.hour_changed`, `timetable.class_twice_at_once` (a class, or a class and its group), `timetable.no_teacher`,
 *         `timetable.unknown_name`, `timetable.unknown_class`, `timetable.unknown_period`, `timetable.full` above 300 lessons,
 *         `locks.range_locked` where the version holds on closed days: a new version from the day after them takes the change
 */
export const writeCells = async (
  tx: SchoolTx,
  version: TimetableVersion,
  cells: readonly CellBody[],
): Promise<void> => {
  const former: readonly PlacedLesson[] = await lessonsOfVersions(tx, [version.versionId]);
  let lessons = former;
  const removed: string[] = [];
  const added: PlacedLesson[] = [];
  for (const cell of cells) {
    const before = lessons.filter((lesson) => isAt(lesson, cell));
    const known = [...cell.known].sort().join();
    if (
      known !==
      before
        .map((each) => each.lessonId)
        .sort()
        .join()
    )
      throw new AppError('conflict', 'timetable.hour_changed', {
        weekday: cell.weekday,
        period: cell.period,
      });
    const wanted = wantedLessons(tx, version, cell);
    const contents = new Set(wanted.map(contentOf));
    const kept = before.filter((each) => contents.has(contentOf(each)));
    const keptContents = new Set(kept.map(contentOf));
    const fresh = wanted.filter((each) => !keptContents.has(contentOf(each)));
    removed.push(...before.filter((each) => !kept.includes(each)).map((each) => each.lessonId));
    added.push(...fresh);
    lessons = [...lessons.filter((lesson) => !isAt(lesson, cell)), ...kept, ...fresh];
  }
  if (lessons.length > MOST_LESSONS) throw new AppError('invalid', 'timetable.full');
  await refuseUnknown(tx, version, added);
  refuseDoubles(lessons, version);
  await refuseLocked(tx, version, [
    ...former.filter(({ lessonId }) => removed.includes(lessonId)),
    ...added,
  ]);
  if (removed.length > 0)
    await tx.removeWhere('planned_lesson', { id: removed as Brand<'PlannedLessonId'>[] });
  await insertLessons(tx, added);
  // The lessons stand in rows of their own: the version counts up with them.
  if (removed.length + added.length > 0)
    await tx.update('timetable_version', version.versionId, { version: version.version + 1 });
  const classIds = version.classId === null ? [] : [version.classId];
  tx.announce('timetable.changed', { classIds, isPublic: version.state === 'published' });
};

/** Seven days of twenty periods leave room for splits; more is a mistake. */
const MOST_LESSONS = 300;
