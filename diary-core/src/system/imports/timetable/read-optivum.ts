import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { decodeText } from '../reading/decode-text.ts';
import { FileFault } from '../reading/file-table.ts';
import { bounded } from './bounds.ts';
import {
  type FileLesson,
  type FileTimetable,
  MOST_GROUP_SIGNS,
  MOST_PLACES,
} from './file-timetable.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  elementsOf,
  hasClass,
  textOf,
} from './html-tree.ts';

type Document = DefaultTreeAdapterMap['document'];

/** One lesson of a cell: subject, part of the class, teacher and room as written. */
interface CellLesson {
  readonly subject: string;
  readonly groupName: string;
  readonly teacher: string;
  readonly room: string;
}

const declaredLabel = (bytes: Uint8Array): string | undefined =>
  /charset\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(bytes.subarray(0, 2000)).toString('latin1'))?.[1];

const decodeHtml = (bytes: Uint8Array): string => {
  const label = declaredLabel(bytes);
  if (label === undefined) return decodeText(bytes).text;
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return decodeText(bytes).text;
  }
};

/** Parts of a cell between line breaks, one part a group. */
const linesOf = (cell: Element): Element[][] => {
  const lines: Element[][] = [[]];
  const walk = (parent: Element): void => {
    for (const child of childrenOf(parent)) {
      if (child.tagName === 'br') lines.push([]);
      else if (['p', 'n', 's', 'o'].some((name) => hasClass(child, name)))
        lines.at(-1)?.push(child);
      else walk(child);
    }
  };
  walk(cell);
  return lines.filter((line) => line.length > 0);
};

/** `sieci.komput-2/2` is the second half of a class; `#rel` and the like name a group too. */
const splitSubject = (text: string): { subject: string; groupName: string } => {
  const [, subject = text, group = ''] =
    /^(.*?)\s*[-–]\s*(\d+\/\d+|[^\s-]{1,12})$/.exec(text) ?? [];
  return /\d\/\d/.test(group)
    ? { subject: subject.trim(), groupName: group }
    : { subject: text, groupName: '' };
};

const lessonOf = (line: readonly Element[]): CellLesson | undefined => {
  const written = line
    .filter((part) => hasClass(part, 'p'))
    .map(textOf)
    .join(' ')
    .trim();
  if (written === '') return undefined;
  const byClass = (name: string): string => {
    const found = line.find((part) => hasClass(part, name));
    return found === undefined ? '' : textOf(found).trim();
  };
  return { ...splitSubject(written), teacher: byClass('n'), room: byClass('s') };
};

interface Grid {
  readonly className: string;
  readonly cells: readonly { weekday: number; period: number; lessons: readonly CellLesson[] }[];
  readonly unread: number;
}

const gridOf = (document: Document): Grid | undefined => {
  const all = elementsOf(document);
  const table = all.find((each) => each.tagName === 'table' && hasClass(each, 'tabela'));
  const title = all.find((each) => hasClass(each, 'tytulnapis'));
  if (table === undefined || title === undefined) return undefined;
  let unread = 0;
  const cells = elementsOf(table)
    .filter((each) => each.tagName === 'tr')
    .flatMap((row) => {
      const columns = childrenOf(row).filter((each) => each.tagName === 'td');
      const period = Number(
        textOf(columns.find((each) => hasClass(each, 'nr'))).trim() || Number.NaN,
      );
      if (!Number.isInteger(period) || period < 0 || period > 50) return [];
      return columns
        .filter((each) => hasClass(each, 'l'))
        .map((cell, index) => {
          const lessons = linesOf(cell).flatMap((line) => lessonOf(line) ?? []);
          if (lessons.length === 0 && /\p{Letter}/u.test(textOf(cell))) unread += 1;
          return { weekday: index + 1, period, lessons };
        });
    });
  return { className: textOf(title).trim(), cells, unread };
};

/** Names behind abbreviations, from a page that lists them: `I.Ochocki (Io)`. */
const listedTeachers = (document: Document): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const each of elementsOf(document)) {
    if (each.tagName !== 'a' && each.tagName !== 'option') continue;
    const isTeacher =
      /(^|\/)n\d+\.html?$/.test(attributeOf(each, 'href')) || each.tagName === 'option';
    const [, name = '', short = ''] = /^(.+?)\s*\(([^()]{1,10})\)$/.exec(textOf(each).trim()) ?? [];
    if (isTeacher && short !== '') found.set(short, name);
  }
  return found;
};

/** Pages of one upload: several files, one after another, each beginning with its doctype or `<html`. */
const pagesIn = (text: string): string[] => {
  const pages: string[] = [];
  let start = '';
  for (const part of text.split(/(?=<!doctype html|<html[\s>])/i)) {
    const page = start + part;
    // A doctype stands alone before its `<html`: both are one page.
    start = /^\s*<!doctype[^>]*>\s*$/i.test(page) ? page : '';
    if (start === '' && page.trim() !== '') pages.push(page);
  }
  return pages;
};

/** Collects lessons of many cells into lessons with places. */
class Gatherer {
  readonly #lessons = new Map<string, FileLesson & { places: FileLesson['places'][number][] }>();
  readonly subjects = new Set<string>();
  readonly teachers = new Set<string>();
  readonly rooms = new Set<string>();
  readonly classes = new Set<string>();
  unread = 0;
  #places = 0;

  add({ className, cells, unread }: Grid): void {
    this.classes.add(className);
    this.unread += unread;
    for (const { weekday, period, lessons } of cells)
      for (const lesson of lessons) this.#place(className, lesson, weekday, period);
  }

  #place(className: string, lesson: CellLesson, weekday: number, period: number): void {
    const { subject, teacher, room } = lesson;
    const groupName = lesson.groupName.slice(0, MOST_GROUP_SIGNS);
    const id = [className, subject, groupName, teacher].join(' | ');
    const known = this.#lessons.get(id) ?? {
      id,
      subjectId: subject,
      parts: [{ classId: className, groupName }],
      teacherIds: teacher === '' ? [] : [teacher],
      places: [],
    };
    this.#lessons.set(id, known);
    known.places.push({ weekday, period, roomId: room, cycle: '' });
    this.subjects.add(subject);
    if (teacher !== '') this.teachers.add(teacher);
    if (room !== '') this.rooms.add(room);
    this.#places += 1;
    if (this.#places > MOST_PLACES)
      throw new FileFault('imports.too_many_rows', { most: MOST_PLACES });
  }

  get lessons(): FileLesson[] {
    return [...this.#lessons.values()];
  }
}

const named = (name: string) => ({ id: name, name, short: '', ownId: '' });

const teacherOf = (short: string, listed: ReadonlyMap<string, string>) => {
  const name = listed.get(short);
  const lastName = name?.split(/[.\s]+/).at(-1) ?? '';
  return { ...named(name ?? short), id: short, short, firstName: '', lastName };
};

const readPages = (pages: readonly string[]): FileTimetable => {
  const gatherer = new Gatherer();
  const listed = new Map<string, string>();
  for (const page of pages) {
    const document = parse(page);
    const grid = gridOf(document);
    // On the page of a class the cells name teachers; on that of a teacher or a room they name classes.
    const links = elementsOf(document).filter(
      (each) => each.tagName === 'a' && hasClass(each, 'o'),
    );
    if (grid !== undefined && links.length === 0) gatherer.add(grid);
    else if (grid === undefined)
      for (const [short, name] of listedTeachers(document)) listed.set(short, name);
  }
  if (gatherer.classes.size === 0) throw new FileFault('imports.not_a_timetable');
  return bounded({
    classes: [...gatherer.classes].map((name) => ({ ...named(name), teacherId: '' })),
    teachers: [...gatherer.teachers].map((short) => teacherOf(short, listed)),
    subjects: [...gatherer.subjects].map(named),
    rooms: [...gatherer.rooms].map(named),
    lessons: gatherer.lessons,
    remarks:
      gatherer.unread === 0 ? [] : [{ code: 'unreadCells', names: [], count: gatherer.unread }],
  });
};

/**
 * A timetable from pages of „Plan lekcji Optivum": pages of classes, and the list that tells who is behind an abbreviation. Pages of
 * teachers and rooms say the same once more and are left out.
 *
 * Errors  `imports.not_a_timetable` when no page is that of a class, `imports.too_many_rows`
 */
export const readOptivum = (bytes: Uint8Array): FileTimetable =>
  readPages(pagesIn(decodeHtml(bytes)));

/** The same from pages that are files of their own, each in the encoding that it declares. */
export const readOptivumFiles = (files: readonly Uint8Array[]): FileTimetable =>
  readPages(files.flatMap((bytes) => pagesIn(decodeHtml(bytes))));
