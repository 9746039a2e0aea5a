import { folded, foldedWords } from '../../../shared/text/folded.ts';
import type { Cell, Lesson, Overview, Version } from './timetable-queries.ts';

/** One lesson of an hour as it is typed: words, matched to names only when it is kept. */
export interface CellRow {
  readonly key: number;
  readonly subject: string;
  /** In the own timetable the class, else the teacher. */
  readonly who: string;
  readonly room: string;
  readonly group: string;
}

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly short?: string;
}

/** What may be typed into each field. */
export interface CellChoices {
  readonly subjects: readonly Choice[];
  readonly who: readonly Choice[];
  readonly rooms: readonly Choice[];
  readonly isOwn: boolean;
}

/** The one that is meant: by its whole name or short name, else the only one with such beginnings of words, in any order. */
export const findOne = (choices: readonly Choice[], typed: string): Choice | undefined => {
  const wanted = folded(typed);
  if (wanted === '') return undefined;
  const exact = choices.filter(
    ({ name, short = '' }) => folded(name) === wanted || folded(short) === wanted,
  );
  if (exact.length > 0) return exact[0];
  const words = wanted.split(' ');
  const found = choices.filter(({ name }) => {
    const parts = foldedWords(name);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  });
  return found.length === 1 ? found[0] : undefined;
};

export const choicesFor = (overview: Overview, version: Pick<Version, 'ownerId'>): CellChoices => ({
  subjects: overview.subjects,
  who: version.ownerId === null ? overview.teachers : overview.classes,
  rooms: overview.rooms,
  isOwn: version.ownerId !== null,
});

export const rowsOf = (lessons: readonly Lesson[], isOwn: boolean): readonly CellRow[] =>
  lessons.map((lesson, key) => ({
    key,
    subject: lesson.subjectName,
    who: isOwn ? lesson.className : lesson.teacherName,
    room: lesson.roomName,
    group: lesson.groupName,
  }));

export const emptyRow = (key: number): CellRow => ({
  key,
  subject: '',
  who: '',
  room: '',
  group: '',
});

export type RowFault = 'subject' | 'who' | 'room';
export type NewLesson = Cell['lessons'][number];

const isEmpty = (row: CellRow): boolean =>
  [row.subject, row.who, row.room, row.group].every((text) => text.trim() === '');

/** The first field of a row that names nothing known; an own hour needs no class, no lesson needs a room. */
const faultOf = (row: CellRow, choices: CellChoices): RowFault | undefined => {
  if (!findOne(choices.subjects, row.subject)) return 'subject';
  const mayMiss = choices.isOwn && row.who.trim() === '';
  if (!mayMiss && !findOne(choices.who, row.who)) return 'who';
  return row.room.trim() === '' || findOne(choices.rooms, row.room) ? undefined : 'room';
};

/** Faults by the key of the row; rows in which nothing is typed are left out when the hour is kept. */
export const faultsOfRows = (
  rows: readonly CellRow[],
  choices: CellChoices,
): ReadonlyMap<number, RowFault> =>
  new Map(
    rows.flatMap((row): [number, RowFault][] => {
      const fault = isEmpty(row) ? undefined : faultOf(row, choices);
      return fault === undefined ? [] : [[row.key, fault]];
    }),
  );

/** The lessons that the rows mean. Only for rows without fault. */
export const lessonsOfRows = (rows: readonly CellRow[], choices: CellChoices): NewLesson[] =>
  rows.flatMap((row) => {
    const subject = findOne(choices.subjects, row.subject);
    if (isEmpty(row) || !subject) return [];
    const who = findOne(choices.who, row.who)?.id ?? null;
    return [
      {
        subjectId: subject.id,
        groupName: row.group.trim(),
        roomId: findOne(choices.rooms, row.room)?.id ?? null,
        teacherId: choices.isOwn ? null : who,
        classId: choices.isOwn ? who : null,
      },
    ];
  });

/** What stands in an hour, to be put into another or back again. */
export const copyOf = (lessons: readonly Lesson[]): NewLesson[] =>
  lessons.map(({ subjectId, groupName, roomId, teacherId, classId }) => ({
    subjectId,
    groupName,
    roomId,
    teacherId,
    classId,
  }));

/** Who mostly teaches a subject in this timetable, and where: offered once the subject is typed. */
export const usualFor = (
  subject: Choice | undefined,
  lessons: readonly Lesson[],
  isOwn: boolean,
): Pick<CellRow, 'who' | 'room'> | undefined => {
  const known = lessons.filter((lesson) => lesson.subjectId === subject?.id).at(-1);
  return known && { who: isOwn ? known.className : known.teacherName, room: known.roomName };
};
