import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { PlacedLesson, TimetableVersion } from './domain.ts';

type VersionId = Brand<'TimetableVersionId'>;

const versions = (read: SchoolRead) =>
  read
    .from('timetable_version')
    .select([
      'id as versionId',
      'year_id as yearId',
      'class_id as classId',
      'owner_id as ownerId',
      'first_day as from',
      'last_day as to',
      'state',
      'version',
    ]);

/** Versions that hold on some day of a range, drafts too, replaced ones not; by first day. */
export const versionsWithin = (
  read: SchoolRead,
  range: { readonly from: string; readonly to: string },
): Promise<TimetableVersion[]> =>
  versions(read)
    .where('first_day', '<=', range.to)
    .where('last_day', '>=', range.from)
    .where('state', '!=', 'replaced')
    .orderBy('first_day')
    .orderBy('id')
    .execute();

export const versionById = (
  read: SchoolRead,
  versionId: string,
): Promise<TimetableVersion | undefined> =>
  versions(read)
    .where('id', '=', versionId as VersionId)
    .executeTakeFirst();

/** Every version of one class or of one teacher in a school year, the last one first. */
export const versionsOf = (
  read: SchoolRead,
  owner: { readonly classId: ClassId } | { readonly ownerId: PersonId },
  yearId: string,
): Promise<TimetableVersion[]> =>
  ('classId' in owner
    ? versions(read).where('class_id', '=', owner.classId)
    : versions(read).where('owner_id', '=', owner.ownerId)
  )
    .where('year_id', '=', yearId as Brand<'YearId'>)
    .orderBy('first_day', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** Published versions of some classes in a school year. */
export const publishedOfClasses = async (
  read: SchoolRead,
  classIds: readonly ClassId[],
  yearId: string,
): Promise<TimetableVersion[]> =>
  classIds.length === 0
    ? []
    : versions(read)
        .where('class_id', 'in', classIds)
        .where('year_id', '=', yearId as Brand<'YearId'>)
        .where('state', '=', 'published')
        .orderBy('first_day')
        .execute();

const lessons = (read: SchoolRead) =>
  read
    .from('planned_lesson')
    .select([
      'id as lessonId',
      'version_id as versionId',
      'weekday',
      'period',
      'class_id as classId',
      'group_name as groupName',
      'subject_id as subjectId',
      'teacher_id as teacherId',
      'room_id as roomId',
    ]);

export interface LessonFilter {
  readonly classId?: ClassId;
  readonly teacherId?: PersonId;
  readonly roomId?: string;
}

/** Lessons of some versions by weekday and period. */
export const lessonsOfVersions = async (
  read: SchoolRead,
  versionIds: readonly string[],
  filter: LessonFilter = {},
): Promise<PlacedLesson[]> => {
  if (versionIds.length === 0) return [];
  let query = lessons(read).where('version_id', 'in', versionIds as VersionId[]);
  if (filter.classId !== undefined) query = query.where('class_id', '=', filter.classId);
  if (filter.teacherId !== undefined) query = query.where('teacher_id', '=', filter.teacherId);
  if (filter.roomId !== undefined)
    query = query.where('room_id', '=', filter.roomId as Brand<'RoomId'>);
  return query.orderBy('weekday').orderBy('period').orderBy('group_name').orderBy('id').execute();
};

/** Names of groups that stand in some versions, each once a class. */
export const groupNamesOfVersions = async (
  read: SchoolRead,
  versionIds: readonly string[],
): Promise<{ readonly classId: ClassId | null; readonly groupName: string }[]> =>
  versionIds.length === 0
    ? []
    : read
        .from('planned_lesson')
        .select(['class_id as classId', 'group_name as groupName'])
        .distinct()
        .where('version_id', 'in', versionIds as VersionId[])
        .where('group_name', '!=', '')
        .orderBy('group_name')
        .execute();

export const insertVersions = (
  tx: SchoolTx,
  rows: readonly Omit<TimetableVersion, 'version'>[],
): Promise<void> =>
  tx.insertMany(
    'timetable_version',
    rows.map((each) => ({
      id: each.versionId as VersionId,
      year_id: each.yearId as Brand<'YearId'>,
      class_id: each.classId,
      owner_id: each.ownerId,
      first_day: each.from,
      last_day: each.to,
      state: each.state,
      closed_by_id: null,
      former_last_day: null,
      version: 1,
    })),
  );

export const insertLessons = (tx: SchoolTx, rows: readonly PlacedLesson[]): Promise<void> =>
  tx.insertMany(
    'planned_lesson',
    rows.map((lesson) => ({
      id: lesson.lessonId as Brand<'PlannedLessonId'>,
      version_id: lesson.versionId as VersionId,
      weekday: lesson.weekday,
      period: lesson.period,
      class_id: lesson.classId,
      group_name: lesson.groupName,
      subject_id: lesson.subjectId as Brand<'SubjectId'>,
      teacher_id: lesson.teacherId,
      room_id: lesson.roomId as Brand<'RoomId'> | null,
    })),
  );
