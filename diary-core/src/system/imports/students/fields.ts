import { searchKey } from '../../../kernel/text/polish.ts';

const GUARDIAN = ['LastName', 'FirstName', 'FullName', 'Phone', 'Email', 'Relation'] as const;
type GuardianPart = (typeof GUARDIAN)[number];

/** What a column of a file of pupils may hold. */
export const STUDENT_FIELDS = [
  'lastName',
  'firstName',
  'nameLastFirst',
  'nameFirstLast',
  'pesel',
  'bornOn',
  'className',
  'level',
  'symbol',
  'number',
  'joinedOn',
  'guardian1LastName',
  'guardian1FirstName',
  'guardian1FullName',
  'guardian1Phone',
  'guardian1Email',
  'guardian1Relation',
  'guardian2LastName',
  'guardian2FirstName',
  'guardian2FullName',
  'guardian2Phone',
  'guardian2Email',
  'guardian2Relation',
] as const;
export type StudentField = (typeof STUDENT_FIELDS)[number];

/** What a header says of a person: the words may stand in any order. */
const partOf = (key: string): GuardianPart | undefined => {
  if (/\b(telefon|tel|komorka|kom)\b/.test(key)) return 'Phone';
  if (/\be?mail\b|\be mail\b/.test(key)) return 'Email';
  if (/pokrewien|\brelacja\b|\bstopien\b/.test(key)) return 'Relation';
  const isLast = /\bnazwisko\b/.test(key) && !/rodow/.test(key);
  const isFirst =
    /\bimie\b|\bimie1\b|\bimiona\b/.test(key) &&
    !/\b(drugie|2)\b.*imie|imie (drugie|2)\b/.test(key);
  if (isLast && isFirst) return 'FullName';
  return isLast ? 'LastName' : isFirst ? 'FirstName' : undefined;
};

const isSecond = (key: string): boolean => /\b(2|ii|drugi|drugiego)\b|2$/.test(key);

const guardianField = (key: string): StudentField | undefined => {
  const isFather = /\b(ojc\w*|tat\w*)\b/.test(key);
  const isMother = /\b(matk\w*|mam\w*)\b/.test(key);
  if (!isFather && !isMother && !/opiekun|rodzic/.test(key)) return undefined;
  const which = isFather || (!isMother && isSecond(key)) ? 2 : 1;
  return `guardian${which}${partOf(key.replace(/\b(1|2|i|ii)\b/g, ' ')) ?? 'FullName'}`;
};

/** Headers that say one thing, by their beginning or by a word. */
const PUPIL: readonly (readonly [RegExp, StudentField])[] = [
  [/\bpesel\b/, 'pesel'],
  [/^data ur|urodz/, 'bornOn'],
  [/^(nr|numer)$|\b(nr|numer)\b.*\b(dz|dzienni\w*|klasie|oddziale)\b|^lp w/, 'number'],
  [/przyjec|przyjet|^data wst/, 'joinedOn'],
  [/\bklas[ay]\b|\boddzial\w*\b/, 'className'],
  [/^poziom/, 'level'],
  [/^symbol/, 'symbol'],
];
/** Headers that look like the above and are something else. */
const OTHER = /^(adres|msc|miejsce|woj|kraj|id |ob |nr (ku|leg)|numer (leg|ksieg)|plec)/;

/** The field that a header means; undefined when it means none that is taken. */
export const studentFieldOf = (header: string): StudentField | undefined => {
  const key = searchKey(header);
  const guardian = guardianField(key);
  if (guardian !== undefined) return guardian;
  if (OTHER.test(key)) return undefined;
  const [, field] = PUPIL.find(([pattern]) => pattern.test(key)) ?? [];
  if (field !== undefined) return field;
  const part = partOf(key);
  if (part === 'LastName') return 'lastName';
  if (part === 'FirstName') return 'firstName';
  if (part === 'FullName')
    return key.indexOf('nazwisko') < key.indexOf('imie') ? 'nameLastFirst' : 'nameFirstLast';
  // A phone or address of nobody in particular is that of who answers for the child.
  if (part === 'Phone' || part === 'Email') return `guardian1${part}`;
  return /^(uczen|uczniowie|dziecko)$/.test(key) ? 'nameLastFirst' : undefined;
};

/** Fields without which no pupil can be taken: each inner list is met by one of its ways. */
const WAYS: readonly (readonly (readonly StudentField[])[])[] = [
  [['lastName', 'firstName'], ['nameLastFirst'], ['nameFirstLast']],
];

/** The first way of each need that is not met. */
export const missingFields = (fields: ReadonlySet<string>): string[] =>
  WAYS.flatMap((ways) =>
    ways.some((way) => way.every((field) => fields.has(field)))
      ? []
      : (ways[0] ?? []).filter((field) => !fields.has(field)),
  );
