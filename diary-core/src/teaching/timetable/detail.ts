import type { SchoolRead } from '../../kernel/db/handles.ts';
import { fullName, personById } from '../../people/persons/api.ts';
import { clashesOf } from './clashes.ts';
import type { PlacedLesson, TimetableVersion } from './domain.ts';
import { hoursOfYear } from './hours.ts';
import type { NoticeReply, VersionDetail } from './schema.ts';
import { lessonsOfVersions, versionsOf, versionsWithin } from './store.ts';
import { ownerOf } from './versions.ts';
import { withWords } from './words.ts';

const placeKey = (lesson: PlacedLesson): string =>
  [lesson.weekday, lesson.period, lesson.classId, lesson.teacherId].join(' ');

/** Lessons of other timetables that hold at some time together with this one, and which of them are drafts. */
const othersOf = async (read: SchoolRead, version: TimetableVersion) => {
  const versions = (await versionsWithin(read, version)).filter((each) =>
    version.classId === null ? each.ownerId !== version.ownerId : each.classId !== version.classId,
  );
  const stateById = new Map(versions.map((each) => [each.versionId, each.state]));
  const lessons = await lessonsOfVersions(read, [...stateById.keys()]);
  return { lessons, isDraft: (id: string) => stateById.get(id) === 'draft' };
};

/** One version with its lessons, what clashes in it, the other versions of its class, and what teachers typed for the class. */
export const versionDetail = async (
  read: SchoolRead,
  version: TimetableVersion,
): Promise<VersionDetail> => {
  const lessons = await lessonsOfVersions(read, [version.versionId]);
  const hours = await hoursOfYear(read, version.yearId);
  const { lessons: all, isDraft } = await othersOf(read, version);
  // The same hour in the class's version and in the teacher's own plan is one lesson, not two.
  const mine = new Set(lessons.map(placeKey));
  const others = all.filter((each) => !mine.has(placeKey(each)));
  const typed =
    version.classId === null ? [] : others.filter((each) => each.classId === version.classId);
  const clashes = clashesOf(
    lessons,
    others.filter((each) => !typed.includes(each)),
    hours.sameTime,
  );
  const byId = new Map([...lessons, ...others].map((each) => [each.lessonId, each]));
  const touched = clashes.flatMap(({ lessonIds }) => byId.get(lessonIds[0]) ?? []);
  const worded = await withWords(read, [...lessons, ...typed, ...touched]);
  const wordsById = new Map(worded.map((each) => [each.lessonId, each]));
  const notices = clashes.flatMap(({ what, lessonIds: [otherId, lessonId] }): NoticeReply[] => {
    const other = wordsById.get(otherId);
    return other === undefined
      ? []
      : [{ what, lessonId, other, isDraft: isDraft(other.versionId) }];
  });
  const siblings = await versionsOf(read, ownerOf(version), version.yearId);
  const section = version.classId === null ? undefined : hours.classes.get(version.classId);
  const owner = version.ownerId === null ? undefined : await personById(read, version.ownerId);
  return {
    ...version,
    name: section?.name ?? (owner ? fullName(owner) : ''),
    periods: hours.periodsOf(version.classId).map((each) => ({ ...each })),
    lessons: worded.slice(0, lessons.length),
    typed: worded.slice(lessons.length, lessons.length + typed.length),
    notices,
    siblings,
  };
};
