import { searchKey } from '../../../kernel/text/polish.ts';
import { classKey, levelOfClass } from '../parse-values.ts';
import type { FileClass, FileName, FileTeacher } from '../timetable/file-timetable.ts';
import type { Asked, KnownName } from './match-name.ts';

const filled = (keys: readonly string[]): string[] => [
  ...new Set(keys.filter((key) => key !== '')),
];
const withShort = ({ name, short }: FileName): string =>
  short === '' || short === name ? name : `${name} (${short})`;

/** Words of which each begins the word of the other in its place: `j polski` and `jezyk polski`. */
const isAbbreviation = (one: string, other: string): boolean => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const words = long.split(' ');
  const parts = short.split(' ');
  return (
    short !== '' &&
    parts.length <= words.length &&
    parts.every((part, at) => words[at]?.startsWith(part))
  );
};

const LEAST_WORD = 3;
const sharesWord = (one: string, other: string): boolean => {
  const words = new Set(one.split(' ').filter((word) => word.length >= LEAST_WORD));
  return other.split(' ').some((word) => words.has(word));
};

/** Keys of a known person: last name first, first name first, initials both ways round, the last name alone at the end. */
export const teacherKeys = (name: { firstName: string; lastName: string }): string[] => {
  const first = searchKey(name.firstName);
  const last = searchKey(name.lastName);
  const initials = `${first.charAt(0)}${last.charAt(0)}`;
  return [`${last} ${first}`, `${first} ${last}`, initials, [...initials].reverse().join(''), last];
};

/** `B.Ścibor` is whoever has that last name and begins with that letter. */
const isInitialled = (name: string, { keys: [whole = ''] }: KnownName): boolean => {
  const words = searchKey(name).split(' ');
  const [initial = '', ...last] = words;
  const rest = last.join(' ');
  return (
    initial.length === 1 &&
    rest !== '' &&
    whole.startsWith(`${rest} `) &&
    whole.slice(rest.length + 1).startsWith(initial)
  );
};

/** A teacher of a file: full name, or an abbreviation with or without a name behind it. */
export const askTeacher = (teacher: FileTeacher): Asked => {
  const { firstName, lastName, name, short, ownId } = teacher;
  const isWhole = firstName !== '' && lastName !== '';
  const whole = isWhole ? searchKey(`${lastName} ${firstName}`) : searchKey(name);
  return {
    key: `teacher:${searchKey(name)}:${searchKey(short)}`.slice(0, 200),
    code: 'teacher',
    about: withShort(teacher),
    ownId,
    keys: filled([whole, searchKey(name), searchKey(short)]),
    isNear: (known) =>
      sharesWord(known.keys.at(-1) ?? '', searchKey(lastName === '' ? name : lastName)),
    isLikely: (known) => known.keys.includes(whole) || isInitialled(name, known),
    mayBeNew: isWhole,
    asksAlways: !isWhole,
  };
};

export const askSubject = (subject: FileName): Asked => ({
  key: `subject:${searchKey(subject.name)}`.slice(0, 200),
  code: 'subject',
  about: withShort(subject),
  ownId: subject.ownId,
  keys: filled([searchKey(subject.name), searchKey(subject.short)]),
  isNear: (known) => known.keys.some((key) => isAbbreviation(key, searchKey(subject.name))),
  isLikely: () => false,
  mayBeNew: true,
  asksAlways: false,
});

/** A room as it is compared: `sala 12` and `s. 12` are `12`. */
export const roomKey = (name: string): string => searchKey(name).replace(/^(sala|s) /, '');

export const askRoom = (room: FileName): Asked => ({
  key: `room:${searchKey(room.name)}`.slice(0, 200),
  code: 'room',
  about: withShort(room),
  ownId: room.ownId,
  keys: filled([roomKey(room.name)]),
  isNear: () => false,
  isLikely: () => false,
  mayBeNew: true,
  asksAlways: false,
});

/** @param hasBells  without them no class can come into being */
export const askClass = (named: FileClass, hasBells: boolean): Asked => ({
  key: `class:${searchKey(named.name)}`.slice(0, 200),
  code: 'schoolClass',
  about: named.name,
  ownId: named.ownId,
  keys: filled([classKey(named.name), classKey(named.short)]),
  isNear: () => false,
  isLikely: (known) => known.keys.includes(classKey(named.short)),
  mayBeNew: hasBells && levelOfClass(classKey(named.name)) !== undefined,
  asksAlways: true,
});
