import { FileFault } from '../reading/file-table.ts';
import { type AscDocument, type AscRow, readAscDocument } from './asc-document.ts';
import { placesOf } from './asc-places.ts';
import { bounded } from './bounds.ts';
import {
  type FileLesson,
  type FileName,
  type FileRemark,
  type FileTimetable,
  MOST_GROUP_SIGNS,
  MOST_GROUPS,
  MOST_LESSONS,
} from './file-timetable.ts';

/** Prefix under which aSc Timetables keeps our ids from one export to the next. */
export const OWN_PREFIX = 'furtka';

/** Tables and columns of „aSc Timetables 2012 XML" and of the older form; what is not here is told. */
const COLUMNS: Readonly<Record<string, string>> = {
  periods: 'period name short starttime endtime',
  breaks: 'break name short starttime endtime',
  days: 'id day name short',
  daysdefs: 'id days name short',
  weeksdefs: 'id weeks name short',
  termsdefs: 'id terms name short',
  subjects: 'id name short partner_id',
  teachers: 'id name short gender color email mobile partner_id firstname lastname',
  buildings: 'id name partner_id',
  classrooms: 'id name short capacity buildingid partner_id',
  grades: 'grade name short',
  classes: 'id name short classroomids teacherid grade partner_id',
  groups: 'id classid name entireclass divisiontag studentcount studentids',
  students: 'id classid name number email mobile partner_id firstname lastname',
  studentsubjects: 'studentid subjectid seminargroup importance alternatefor',
  lessons:
    'id subjectid classids groupids teacherids classroomids periodspercard periodsperweek daysdefid weeksdefid termsdefid seminargroup capacity partner_id weeks studentids',
  cards:
    'lessonid period days day weeks terms classroomids classroomid subjectid teacherid teacherids classids',
  classroomsupervisions: 'classroomid teacherid day week term period break',
};

/** Ids in a list. */
export const idsIn = (text = ''): string[] =>
  text
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);

const MOST_NAMES = 10;
const remark = (code: FileRemark['code'], names: readonly string[]): FileRemark[] =>
  names.length === 0 ? [] : [{ code, names: names.slice(0, MOST_NAMES), count: names.length }];

const unknownIn = ({ tables }: AscDocument): FileRemark[] => {
  const unknownTables = [...tables.keys()].filter((name) => COLUMNS[name] === undefined);
  const columns = [...tables].flatMap(([name, rows]) => {
    const known = new Set((COLUMNS[name] ?? '').split(' '));
    if (COLUMNS[name] === undefined) return [];
    const seen = new Set(rows.flatMap((row) => Object.keys(row)));
    return [...seen].filter((column) => !known.has(column)).map((column) => `${name}.${column}`);
  });
  return [...remark('unknownTables', unknownTables), ...remark('unknownColumns', columns)];
};

/** Whether the ids of the file are those that we gave: aSc keeps them under the prefix of who imported. */
const hasOwnIds = ({ root }: AscDocument): boolean =>
  (root['options'] ?? '')
    .split(',')
    .some((option) =>
      new RegExp(`^(export:|import:)?idprefix:${OWN_PREFIX}$`, 'i').test(option.trim()),
    );

const namesOf = (rows: readonly AscRow[] = [], isOwn: boolean): FileName[] =>
  rows.flatMap((row) => {
    const id = row['id'] ?? '';
    const short = row['short'] ?? '';
    const name = row['name'] || short;
    const ownId = (isOwn ? id : (row['partner_id'] ?? '')).replace(
      new RegExp(`^${OWN_PREFIX}`, 'i'),
      '',
    );
    return id === '' || name === ''
      ? []
      : [{ id, name: name.slice(0, 200), short: short.slice(0, 50), ownId: ownId.toLowerCase() }];
  });

/** Classes of a lesson, each with the part of it that takes part. */
const partsOf = (lesson: AscRow, groups: ReadonlyMap<string, AscRow>): FileLesson['parts'] => {
  const parts = new Map<string, string[]>(idsIn(lesson['classids']).map((id) => [id, []]));
  const groupIds = idsIn(lesson['groupids']);
  if (groupIds.length > MOST_GROUPS)
    throw new FileFault('imports.crowded_lesson', { most: MOST_GROUPS });
  for (const id of groupIds) {
    const group = groups.get(id);
    const classId = group?.['classid'];
    if (group === undefined || classId === undefined) continue;
    const known = parts.get(classId) ?? [];
    if (group['entireclass'] !== '1') known.push(group['name'] ?? '');
    parts.set(classId, known);
  }
  return [...parts].map(([classId, names]) => ({
    classId,
    groupName: names.filter(Boolean).join('+').slice(0, MOST_GROUP_SIGNS),
  }));
};

/** Older files hold no lessons: each card names its subject, teacher and classes itself. */
const lessonsOfCards = (cards: readonly AscRow[]): AscRow[] => {
  const lessons = new Map<string, AscRow>();
  for (const card of cards) {
    const subjectid = card['subjectid'] ?? '';
    const teacherids = card['teacherids'] ?? card['teacherid'] ?? '';
    const classids = card['classids'] ?? '';
    const id = `${subjectid} ${teacherids} ${classids}`;
    if (subjectid !== '')
      lessons.set(id, { id, subjectid, teacherids, classids, periodspercard: '1' });
  }
  return [...lessons.values()];
};

const cardsByLesson = (cards: readonly AscRow[]): ReadonlyMap<string, readonly AscRow[]> => {
  const found = new Map<string, AscRow[]>();
  for (const card of cards) {
    const own = `${card['subjectid'] ?? ''} ${card['teacherids'] ?? card['teacherid'] ?? ''} ${card['classids'] ?? ''}`;
    const id = card['lessonid'] ?? own;
    const known = found.get(id);
    if (known === undefined) found.set(id, [card]);
    else known.push(card);
  }
  return found;
};

const readLessons = (document: AscDocument): FileLesson[] => {
  const { tables } = document;
  const cards = tables.get('cards') ?? [];
  const rows = tables.get('lessons') ?? lessonsOfCards(cards);
  if (rows.length > MOST_LESSONS)
    throw new FileFault('imports.too_many_rows', { most: MOST_LESSONS });
  const groups = new Map((tables.get('groups') ?? []).map((row) => [row['id'] ?? '', row]));
  const byLesson = cardsByLesson(cards);
  const lessons = rows.map((row) => ({
    id: row['id'] ?? '',
    subjectId: row['subjectid'] ?? '',
    parts: partsOf(row, groups),
    teacherIds: [...new Set(idsIn(row['teacherids']))],
    places: placesOf(document, row, byLesson.get(row['id'] ?? '') ?? []),
  }));
  return lessons;
};

const remarksOf = (
  document: AscDocument,
  lessons: readonly FileLesson[],
  subjects: readonly FileName[],
): FileRemark[] => {
  const nameOf = new Map(subjects.map(({ id, name }) => [id, name]));
  const titles = (some: readonly FileLesson[]): string[] =>
    some.map(({ subjectId }) => nameOf.get(subjectId) ?? '');
  const rooms = document.tables.get('cards') ?? [];
  return [
    ...unknownIn(document),
    ...remark(
      'students',
      (document.tables.get('students') ?? []).map((row) => row['name'] ?? ''),
    ),
    ...remark('unplaced', titles(lessons.filter(({ places }) => places.length === 0))),
    ...remark(
      'cycles',
      titles(lessons.filter(({ places }) => places.some(({ cycle }) => cycle !== ''))),
    ),
    ...remark(
      'severalRooms',
      rooms.filter((card) => idsIn(card['classroomids']).length > 1).map(() => ''),
    ),
  ].map((each) =>
    each.code === 'students' || each.code === 'severalRooms' ? { ...each, names: [] } : each,
  );
};

/**
 * A timetable from an XML export of aSc Timetables: the form of 2012 and the older one.
 *
 * Errors  `imports.unreadable`, `imports.not_a_timetable`, `imports.too_many_rows`, `imports.crowded_lesson`,
 *         `imports.too_many_names`, `imports.empty`
 */
export const readAsc = (bytes: Uint8Array): FileTimetable => {
  const document = readAscDocument(bytes);
  const { tables } = document;
  const isOwn = hasOwnIds(document);
  const classRows = new Map((tables.get('classes') ?? []).map((row) => [row['id'] ?? '', row]));
  const teacherRows = new Map((tables.get('teachers') ?? []).map((row) => [row['id'] ?? '', row]));
  const subjects = namesOf(tables.get('subjects'), isOwn);
  const classes = namesOf(tables.get('classes'), isOwn).map((each) => ({
    ...each,
    teacherId: classRows.get(each.id)?.['teacherid'] ?? '',
  }));
  if (classes.length === 0) throw new FileFault('imports.empty');
  const lessons = readLessons(document);
  return bounded({
    classes,
    teachers: namesOf(tables.get('teachers'), isOwn).map((each) => ({
      ...each,
      firstName: teacherRows.get(each.id)?.['firstname'] ?? '',
      lastName: teacherRows.get(each.id)?.['lastname'] ?? '',
    })),
    subjects,
    rooms: namesOf(tables.get('classrooms'), isOwn),
    lessons,
    remarks: remarksOf(document, lessons, subjects),
  });
};
