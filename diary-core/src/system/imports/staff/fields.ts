import { searchKey } from '../../../kernel/text/polish.ts';
import type { POSITIONS } from '../../../people/staff/api.ts';

type Position = (typeof POSITIONS)[number];

/** What a column of a file of staff may hold. */
export const STAFF_FIELDS = [
  'lastName',
  'firstName',
  'nameLastFirst',
  'nameFirstLast',
  'position',
  'employedFrom',
  'homeroomOf',
] as const;
export type StaffField = (typeof STAFF_FIELDS)[number];

const HEADERS: readonly (readonly [RegExp, StaffField])[] = [
  [/wychowaw|^klasa|^oddzial/, 'homeroomOf'],
  [/stanowisk|^funkcja|^rola/, 'position'],
  [/zatrudn|^data|^od( dnia)?$/, 'employedFrom'],
];

/** The field that a header means; undefined when it means none that is taken. */
export const staffFieldOf = (header: string): StaffField | undefined => {
  const key = searchKey(header);
  const [, field] = HEADERS.find(([pattern]) => pattern.test(key)) ?? [];
  if (field !== undefined) return field;
  const isLast = /\bnazwisko\b/.test(key) && !/rodow/.test(key);
  const isFirst = /\b(imie|imiona)\b/.test(key) && !/drugie/.test(key);
  if (isLast && isFirst)
    return key.indexOf('nazwisko') < key.indexOf('imi') ? 'nameLastFirst' : 'nameFirstLast';
  if (isLast) return 'lastName';
  if (isFirst) return 'firstName';
  return /^(pracownik|pracownicy|nauczyciel|nauczyciele)$/.test(key) ? 'nameLastFirst' : undefined;
};

/** Fields without which nobody can be taken; empty where a name is there in one of its ways. */
export const missingStaffFields = (fields: ReadonlySet<string>): string[] =>
  fields.has('nameLastFirst') || fields.has('nameFirstLast')
    ? []
    : ['lastName', 'firstName'].filter((field) => !fields.has(field));

/** Words of positions as lists of staff write them; the first that fits counts. */
const WORDS: readonly (readonly [RegExp, Position])[] = [
  [/dyrek|kierown/, 'management'],
  [/pedagog|psycholog|logoped|terapeut|doradc|specjalist/, 'specialist'],
  [/nauczyc|wychowaw|katechet|bibliotek/, 'teacher'],
  [/sekretar|kadr|ksieg|administrac|biur|referent|intendent/, 'office'],
  [/wozn|konserw|sprzat|kuch|obslug|portier|dozorc|szatni|pomoc|opiekun/, 'support'],
];

/** A position by the words of a cell; undefined when it is none that we know. An empty cell is a teacher. */
export const positionOf = (text: string): Position | undefined =>
  text === '' ? 'teacher' : WORDS.find(([pattern]) => pattern.test(searchKey(text)))?.[1];
